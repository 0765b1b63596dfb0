"""Says why a service answers what was typed: for each word, where it was found and how."""

from __future__ import annotations

from enum import Enum
from functools import lru_cache
from typing import TYPE_CHECKING

import msgspec

from services_catalog.search.asking import PLACE_WEIGHTS, is_forgiven
from services_catalog.search.index import index_of
from services_catalog.search.linguistics import base, stems, words, words_that_count
from services_catalog.search.places import Entry, Where, entries

if TYPE_CHECKING:
    from services_catalog.catalogue import Catalogue


class How(Enum):
    """How a word was found, the surest first."""

    WHOLE = "whole word"
    STEM = "same stem"
    BEGINNING = "beginning of a word"
    FORGIVEN = "typing error forgiven"


class Why(msgspec.Struct, frozen=True):
    """The text that answers what was typed best, and whether a typing error was forgiven."""

    where: Where
    text: str
    forgiven: bool = False


class WordFound(msgspec.Struct, frozen=True):
    """One typed word, and its best place; without a place where the service does not have it."""

    typed: str
    where: Where | None = None
    how: How | None = None
    text: str = ""


class _Text(msgspec.Struct, frozen=True):
    """A text made ready for being compared."""

    entry: Entry
    words: frozenset[str]
    stems: frozenset[str]


class _Wanted(msgspec.Struct, frozen=True):
    """A typed word, and whether a typing error in it is forgiven."""

    word: str
    forgiven: bool


def explain(catalogue: Catalogue, service: str, text: str, language: str) -> tuple[WordFound, ...]:
    """Return for each typed word that counts where this service has it, in the order typed.

    Raises:
        KeyError: the catalogue has no such service.
    """
    texts = _texts(catalogue, service)
    return tuple(_best(texts, each, base(language)) for each in _wanted(catalogue, text))


def why(catalogue: Catalogue, service: str, text: str, language: str) -> Why | None:
    """Return the one text that says best why a service was found; none where nothing says so."""
    wanted = _wanted(catalogue, text)
    found = [
        (entry, ways)
        for entry in _texts(catalogue, service)
        if (ways := [way for each in wanted if (way := _how(entry, each))])
    ]
    if not found:
        return None
    best, ways = min(found, key=lambda pair: _worth(pair[0], pair[1], base(language)))
    return Why(best.entry.where, best.entry.text, How.FORGIVEN in ways)


@lru_cache(maxsize=16)
def _wanted(catalogue: Catalogue, text: str) -> tuple[_Wanted, ...]:
    index = index_of(catalogue)
    return tuple(_Wanted(word, is_forgiven(index, word)) for word in words_that_count(text))


def _worth(text: _Text, ways: list[How], language: str) -> tuple[int, bool, float]:
    return -len(ways), _is_foreign(text.entry, language), -PLACE_WEIGHTS[text.entry.where]


def _best(texts: tuple[_Text, ...], wanted: _Wanted, language: str) -> WordFound:
    found = [(how, text) for text in texts if (how := _how(text, wanted))]
    if not found:
        return WordFound(wanted.word)

    def worth(pair: tuple[How, _Text]) -> tuple[bool, bool, float]:
        how, text = pair
        unsure = how in (How.BEGINNING, How.FORGIVEN)
        return _is_foreign(text.entry, language), unsure, -PLACE_WEIGHTS[text.entry.where]

    how, text = min(found, key=worth)
    return WordFound(wanted.word, text.entry.where, how, text.entry.text)


def _is_foreign(entry: Entry, language: str) -> bool:
    return bool(entry.language) and entry.language != language


def _how(text: _Text, wanted: _Wanted) -> How | None:
    word = wanted.word
    if word in text.words:
        return How.WHOLE
    if not text.stems.isdisjoint(_stems(word, text.entry.language)):
        return How.STEM
    if any(known.startswith(word) for known in text.words):
        return How.BEGINNING
    if wanted.forgiven and any(_begins_nearly(known, word) for known in text.words):
        return How.FORGIVEN
    return None


@lru_cache(maxsize=4096)
def _texts(catalogue: Catalogue, service_id: str) -> tuple[_Text, ...]:
    service = catalogue.services[service_id]
    return tuple(
        _Text(entry, frozenset(words(entry.text)), frozenset(stems(entry.text, entry.language)))
        for entry in entries(service, catalogue.provider_of(service))
    )


@lru_cache(maxsize=256)
def _stems(word: str, language: str) -> tuple[str, ...]:
    return stems(word, language)


@lru_cache(maxsize=65536)
def _begins_nearly(known: str, typed: str) -> bool:
    """Say whether a known word begins with the typed one but for one typing error."""
    length = len(typed)
    return any(_one_error(known[:end], typed) for end in (length - 1, length, length + 1))


def _one_error(known: str, typed: str) -> bool:
    """Say whether one letter wrong, missing, too many, or two swapped, make up the difference."""
    start = next(
        (i for i, (a, b) in enumerate(zip(known, typed, strict=False)) if a != b),
        min(len(known), len(typed)),
    )
    rest, other = known[start:], typed[start:]
    if len(rest) == len(other):
        return rest[1:] == other[1:] or (rest[:2] == other[1::-1] and rest[2:] == other[2:])
    return rest[1:] == other if len(rest) > len(other) else rest == other[1:]
