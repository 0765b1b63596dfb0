"""Which events of life somebody is in, by what they type: "mudei de casa" means moving."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from services_catalog.search.linguistics import base, stems, words_that_count
from services_catalog.vocabularies.events import EVENTS
from services_catalog.vocabularies.situations import situations

if TYPE_CHECKING:
    from collections.abc import Iterator

_Meant = tuple[tuple[str, frozenset[str]], ...]


def events_meant(text: str, language: str) -> frozenset[str]:
    """Return the events of which a name or a situation is in the text, with all its words."""
    typed = _key(text, base(language))
    return frozenset(event for event, said in _situations(base(language)) if said <= typed)


@lru_cache(maxsize=4)
def _situations(language: str) -> _Meant:
    return tuple((event, key) for event, said in _said(language) if (key := _key(said, language)))


def _said(language: str) -> Iterator[tuple[str, str]]:
    for id_, event in EVENTS.items():
        if language in event.name:
            yield id_, event.name[language]
        yield from ((id_, said) for said in situations().get(id_, {}).get(language, ()))


def _key(text: str, language: str) -> frozenset[str]:
    return frozenset(stem for word in words_that_count(text) for stem in stems(word, language)[:1])
