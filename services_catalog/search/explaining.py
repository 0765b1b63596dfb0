"""Says why a service answers what was typed: for each word, where it was found and how."""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING

import msgspec

from services_catalog.search.forgiving import nearly_begun
from services_catalog.search.index import NO_LANGUAGE, index_of
from services_catalog.search.linguistics import base, words
from services_catalog.search.places import PLACE_WEIGHTS, Where, entries
from services_catalog.search.said import Said, said
from services_catalog.search.typed_words import TypedWord, typed_words

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from services_catalog.catalogue import Catalogue


class How(Enum):
    """How a word was found, the surest first."""

    WHOLE = "whole word"
    STEM = "same stem"
    BEGINNING = "beginning of a word"
    FORGIVEN = "typing error forgiven"


class Why(msgspec.Struct, frozen=True, gc=False):
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


def explain(catalogue: Catalogue, service: str, text: str, language: str) -> tuple[WordFound, ...]:
    """Return for each typed word that counts where this service has it, in the order typed.

    Raises:
        KeyError: the catalogue has no such service.
    """
    wanted = typed_words(index_of(catalogue), words(text))
    found = catalogue.services[service]
    texts = [said(entry) for entry in entries(found, catalogue.provider_of(found))]
    return tuple(_best(texts, each, base(language)) for each in wanted)


def why(
    names: Iterable[Said],
    texts: Callable[[], Iterable[Said]],
    wanted: Sequence[TypedWord],
    language: str,
) -> Why | None:
    """Return the one text that says best why a service was found; none where nothing says so.

    It is the one with most of the words; of those one of the mediator's language, and of these
    the one of the best place. `names` are those of this language; `texts`, all there are, are
    asked for where no name has all the words. Both have the best places first.
    """
    best, having = _having_most(names, wanted)
    if having < len(wanted):
        best, _ = _having_most(_own_first(texts(), language), wanted)
    if best is None:
        return None
    forgiven = any(_how(best, word) is How.FORGIVEN for word in wanted)
    return Why(best.where, best.text, forgiven)


def _own_first(texts: Iterable[Said], language: str) -> list[Said]:
    own: list[Said] = []
    foreign: list[Said] = []
    for each in texts:
        (foreign if each.is_foreign(language) else own).append(each)
    return own + foreign


def _having_most(texts: Iterable[Said], wanted: Sequence[TypedWord]) -> tuple[Said | None, int]:
    """Return the first of the texts with most of the words, and how many it has."""
    best, most = None, 0
    for each in texts:
        having = 0
        for word in wanted:
            having += _how(each, word) is not None
        if having > most:
            best, most = each, having
            if having == len(wanted):
                break
    return best, most


def _best(texts: Iterable[Said], wanted: TypedWord, language: str) -> WordFound:
    found = [(how, text) for text in texts if (how := _how(text, wanted))]
    if not found:
        return WordFound(wanted.word)

    def worth(pair: tuple[How, Said]) -> tuple[bool, bool, float]:
        how, text = pair
        unsure = how in (How.BEGINNING, How.FORGIVEN)
        return text.is_foreign(language), unsure, -PLACE_WEIGHTS[text.where]

    how, text = min(found, key=worth)
    return WordFound(wanted.word, text.where, how, text.text)


def _how(text: Said, wanted: TypedWord) -> How | None:
    spelled = text.words
    begins = wanted.begins in spelled
    if begins and wanted.whole in spelled:
        return How.WHOLE
    for stem in wanted.stemmed[text.language or NO_LANGUAGE]:
        if stem in text.stems:
            return How.STEM
    if begins:
        return How.BEGINNING
    if wanted.is_forgiven and nearly_begun(spelled, wanted.word):
        return How.FORGIVEN
    return None
