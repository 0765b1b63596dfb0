"""Words as search sees them: folded, without the small ones, and brought to their stems."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from tantivy import Filter, TextAnalyzer, TextAnalyzerBuilder, Tokenizer

from services_catalog.folding import folded

if TYPE_CHECKING:
    from collections.abc import Iterable

_WORD = re.compile(r"[^\W_]+")
_APOSTROPHES = re.compile("['\u2019]")
_STEMMERS = {
    "da": "danish",
    "de": "german",
    "en": "english",
    "es": "spanish",
    "fr": "french",
    "it": "italian",
    "nl": "dutch",
    "pt": "portuguese",
    "ro": "romanian",
    "ru": "russian",
    "sv": "swedish",
}
"""The languages that have a Snowball stemmer in tantivy; words of others stay as they are."""

_SMALL_WORDS = frozenset(
    # Articles, prepositions, pronouns, and what a person begins a need with.
    "a ao aos as ate com como da das de do dos e em esta estou eu foi ha isso ja la lhe mais "  # noqa: SIM905 - read as words
    "me meu meus minha minhas muito na nas nao no num numa o onde os ou para pela pelo por "
    "porque qual quando que quem quero queria preciso se sem ser seu seus sou sua suas tenho ter "
    "um uma vou "
    "am an and at by can do does for from get has have how i in is it its m my need of on or s so "
    "that the to want was what where will with".split()
)


def words(text: str) -> list[str]:
    """Return the words of a text, folded, in order."""
    return _WORD.findall(_APOSTROPHES.sub("", folded(text)))


def words_that_count(text: str) -> tuple[str, ...]:
    """Return each word of a text once; small ones only where there are no others."""
    return that_count(words(text))


def that_count(typed: Iterable[str]) -> tuple[str, ...]:
    """Return what `words_that_count` does, of the words of a text."""
    each = dict.fromkeys(typed)
    return tuple(word for word in each if word not in _SMALL_WORDS) or tuple(each)


def base(language: str) -> str:
    """Return the language a tag begins with: `pt` of `pt-BR`."""
    return language.split("-", maxsplit=1)[0].lower()


def stems(text: str, language: str) -> tuple[str, ...]:
    """Return the stems of a text's words in a language, each once.

    A word without its accents may have another stem than with them (Snowball's Portuguese rules
    look at the tilde); both are given, so that leaving accents out makes no difference.
    """
    name = _STEMMERS.get(base(language))
    if name is None:
        return tuple(dict.fromkeys(words(text)))
    spelled = " ".join(_WORD.findall(_APOSTROPHES.sub("", text)))
    both = (*_accented(name).analyze(spelled), *_bare(name).analyze(spelled))
    return tuple(dict.fromkeys(both))


def stems_of_word(word: str, language: str) -> tuple[str, ...]:
    """Return what `stems` does of one folded word."""
    name = _STEMMERS.get(base(language))
    return tuple(_bare(name).analyze(word)) if name else (word,)


@lru_cache
def _accented(stemmer: str) -> TextAnalyzer:
    lower = TextAnalyzerBuilder(Tokenizer.simple()).filter(Filter.lowercase())
    return lower.filter(Filter.stemmer(stemmer)).filter(Filter.ascii_fold()).build()


@lru_cache
def _bare(stemmer: str) -> TextAnalyzer:
    lower = TextAnalyzerBuilder(Tokenizer.simple()).filter(Filter.lowercase())
    return lower.filter(Filter.ascii_fold()).filter(Filter.stemmer(stemmer)).build()
