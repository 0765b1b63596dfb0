"""Which events of life somebody is in, by what they type: "mudei de casa" means moving."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import TYPE_CHECKING

from services_catalog.search.linguistics import base, stems_of_word, words_that_count
from services_catalog.vocabularies.events import EVENTS
from services_catalog.vocabularies.situations import situations

if TYPE_CHECKING:
    from collections.abc import Iterator

_Meant = Mapping[str, tuple[tuple[str, frozenset[str]], ...]]


def events_meant(words: Iterable[str], language: str) -> frozenset[str]:
    """Return the events of which a name or a situation has all its words among these.

    The words are those that count of what was typed, folded.
    """
    typed = _key(words, base(language))
    meant = _situations(base(language))
    return frozenset(
        event for stem in typed for event, said in meant.get(stem, ()) if said <= typed
    )


@lru_cache(maxsize=4)
def _situations(language: str) -> _Meant:
    """Return what is said, by one of its stems."""
    by_stem: dict[str, list[tuple[str, frozenset[str]]]] = defaultdict(list)
    for event, said in _said(language):
        key = _key(words_that_count(said), language)
        if key:
            by_stem[min(key)].append((event, key))
    return {stem: tuple(each) for stem, each in by_stem.items()}


def _said(language: str) -> Iterator[tuple[str, str]]:
    for id_, event in EVENTS.items():
        if language in event.name:
            yield id_, event.name[language]
        yield from ((id_, said) for said in situations().get(id_, {}).get(language, ()))


def _key(words: Iterable[str], language: str) -> frozenset[str]:
    return frozenset(stem for word in words for stem in stems_of_word(word, language)[:1])
