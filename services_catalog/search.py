"""Finds services as the mediator types: by name, by what people call them, by provider or id.

Accents and case make no difference, every word may be the beginning of one, and words of five
letters or more may hold one typing error (a letter wrong, missing, too many, or two swapped),
which is forgiven only where the word as typed is found nowhere.

Ranking, in this order:

1. An id typed from its beginning, with a dot (`pt.imt`).
2. More of the typed words found. Services with less than half of them are left out. Small words
   (`de`, `the`) count only where nothing else is typed.
3. The better places: the name, then other names, the provider, the id, the summary; in each the
   whole word before a beginning; the mediator's language before the others; words as typed
   before forgiven ones.
4. The name, alphabetically.
"""

from __future__ import annotations

import re
from enum import Enum
from functools import lru_cache
from typing import TYPE_CHECKING

import msgspec

from services_catalog.definition import words as words_of
from services_catalog.folding import folded

if TYPE_CHECKING:
    from collections.abc import Iterator

    from services_catalog.catalogue import Catalogue
    from services_catalog.definition import Service

FORGIVEN_FROM = 5
"""How many letters a word has before a typing error in it is forgiven."""

_WORD = re.compile(r"[^\W_]+")
_APOSTROPHES = re.compile("['\u2019]")
_SMALL_WORDS = frozenset(
    "a as o os e de da do das dos em na no nas nos para por com um uma que se "  # noqa: SIM905 - read as words
    "an the of for to and in on my i is it".split()
)


class Where(Enum):
    """Where a word was found, the best place first."""

    NAME = "name"
    ALSO_CALLED = "also called"
    PROVIDER = "provider"
    ID = "id"
    SUMMARY = "summary"


class Why(msgspec.Struct, frozen=True):
    """The text that answers what was typed best, and whether a typing error was forgiven."""

    where: Where
    text: str
    forgiven: bool = False


class Hit(msgspec.Struct, frozen=True):
    """A service found, and why; without a reason where nothing was typed."""

    service: str
    why: Why | None = None


class _Entry(msgspec.Struct, frozen=True):
    """One text of one service; `language` is empty for texts of no language."""

    service: str
    where: Where
    language: str
    text: str


class _Index(msgspec.Struct, frozen=True):
    """Every text of the catalogue, and the texts each word stands in."""

    entries: tuple[_Entry, ...]
    by_word: dict[str, tuple[int, ...]]


class _Found(msgspec.Struct):
    """How one service answers: per typed word the cost of its best place, per text its words."""

    costs: dict[int, int]
    words_of_entry: dict[int, int]
    forgiven: bool = False


def search(catalogue: Catalogue, text: str, language: str, limit: int = 20) -> tuple[Hit, ...]:
    """Return the active services that answer the text, best first, at most `limit`.

    Without a word in the text these are all services, in the order of their names.
    """
    wanted = _wanted(text)
    if not wanted:
        names = sorted(_active(catalogue), key=lambda service: _order(service, language))
        return tuple(Hit(service.id) for service in names[:limit])
    index = _index(catalogue)
    found = _find(index, wanted, language)
    enough = [id_ for id_, answer in found.items() if 2 * len(answer.costs) >= len(wanted)]

    def rank(id_: str) -> tuple[bool, int, int, tuple[str, str]]:
        costs, by_name = found[id_].costs, _order(catalogue.services[id_], language)
        return not _is_id(text, id_), -len(costs), sum(costs.values()), by_name

    best = sorted(enough, key=rank)[:limit]
    return tuple(Hit(id_, _why(index, found[id_], language)) for id_ in best)


def _active(catalogue: Catalogue) -> Iterator[Service]:
    return (service for service in catalogue.services.values() if service.status == "active")


def _order(service: Service, language: str) -> tuple[str, str]:
    return folded(words_of(service.name, language, service.source_lang)), service.id


def _is_id(text: str, id_: str) -> bool:
    return "." in text and id_.startswith(text.strip().lower())


def _wanted(text: str) -> tuple[str, ...]:
    """Return the words to look for, each once, small words only where there are no others."""
    typed = dict.fromkeys(_words(text))
    return tuple(word for word in typed if word not in _SMALL_WORDS) or tuple(typed)


def _words(text: str) -> list[str]:
    return _WORD.findall(_APOSTROPHES.sub("", folded(text)))


@lru_cache(maxsize=2)
def _index(catalogue: Catalogue) -> _Index:
    entries = tuple(
        entry for service in _active(catalogue) for entry in _entries(service, catalogue)
    )
    by_word: dict[str, list[int]] = {}
    for position, entry in enumerate(entries):
        for word in dict.fromkeys(_words(entry.text)):
            by_word.setdefault(word, []).append(position)
    return _Index(entries, {word: tuple(positions) for word, positions in by_word.items()})


def _entries(service: Service, catalogue: Catalogue) -> Iterator[_Entry]:
    provider = catalogue.provider_of(service)
    for where, text in (
        (Where.NAME, service.name),
        (Where.PROVIDER, provider.name),
        (Where.SUMMARY, service.summary),
    ):
        for language, said in text.items():
            yield _Entry(service.id, where, language, said)
    for language, names in service.also_called.items():
        for name in names:
            yield _Entry(service.id, Where.ALSO_CALLED, language, name)
    yield _Entry(service.id, Where.PROVIDER, "", provider.short)
    yield _Entry(service.id, Where.ID, "", service.id)


def _find(index: _Index, wanted: tuple[str, ...], language: str) -> dict[str, _Found]:
    found: dict[str, _Found] = {}
    for number, word in enumerate(wanted):
        known, forgiven = _known_words(index, word)
        whole = set(index.by_word.get(word, ()))
        for position in {position for word in known for position in index.by_word[word]}:
            entry = index.entries[position]
            answer = found.setdefault(entry.service, _Found({}, {}))
            cost = _cost(entry, language, whole=position in whole, forgiven=forgiven)
            answer.costs[number] = min(cost, answer.costs.get(number, cost))
            answer.words_of_entry[position] = answer.words_of_entry.get(position, 0) + 1
            answer.forgiven = answer.forgiven or forgiven
    return found


def _known_words(index: _Index, word: str) -> tuple[list[str], bool]:
    """Return the words of the catalogue that a typed one begins, and whether with an error."""
    as_typed = [known for known in index.by_word if known.startswith(word)]
    if as_typed or len(word) < FORGIVEN_FROM:
        return as_typed, False
    return [known for known in index.by_word if _begins_nearly(known, word)], True


def _cost(entry: _Entry, language: str, *, whole: bool = True, forgiven: bool = False) -> int:
    place = 2 * list(Where).index(entry.where) + (not whole)
    other_language = bool(entry.language) and not _same_language(entry.language, language)
    return place + 2 * len(Where) * (other_language + 2 * forgiven)


def _same_language(one: str, other: str) -> bool:
    return one.split("-", maxsplit=1)[0] == other.split("-", maxsplit=1)[0]


def _why(index: _Index, answer: _Found, language: str) -> Why:
    """Return the text with most of the typed words in it, in the best place."""

    def rank(position: int) -> tuple[int, int]:
        cost = _cost(index.entries[position], language)
        return -answer.words_of_entry[position], cost

    entry = index.entries[min(answer.words_of_entry, key=rank)]
    return Why(entry.where, entry.text, answer.forgiven)


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
