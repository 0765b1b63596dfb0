"""The names of all services in a language: their order, and what is typed compared with them."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

import msgspec

from services_catalog.definition import words as words_of
from services_catalog.folding import folded
from services_catalog.search.linguistics import base, words
from services_catalog.search.places import NEAR_PLACES, Where, entries
from services_catalog.search.said import Said, best_first, said

if TYPE_CHECKING:
    from collections.abc import Mapping

    from services_catalog.catalogue import Catalogue
    from services_catalog.definition import Service


class Named(msgspec.Struct, frozen=True, gc=False):
    """How a service is called: folded, a line each, its name first; and as texts, the best first.

    A name in easy language is among the texts only: it is found, but the list does not show it.
    """

    lines: str
    names: tuple[Said, ...]

    @property
    def name(self) -> str:
        """The name, folded."""
        return self.lines[1 : self.lines.index("\n", 1)]

    def nearness(self, text: str) -> int:
        """Return how nearly the whole of a folded text is a name: 0 is one, 1 begins one."""
        if f"\n{text}" not in self.lines:
            return 2
        return 0 if f"\n{text}\n" in self.lines else 1


class Naming(msgspec.Struct, frozen=True):
    """The active services in the order of their names, and how each is named."""

    order: tuple[str, ...]
    named: Mapping[str, Named]


@lru_cache(maxsize=8)
def naming(catalogue: Catalogue, language: str) -> Naming:
    """Return the names of a catalogue's services in a language."""
    order, named = [], {}
    for service in catalogue.services.values():
        if service.status == "active":
            name = words_of(service.name, language, service.source_lang)
            order.append((folded(name), service.id))
            names = _names(service, catalogue, base(language))
            called = (each.words.strip() for each in names if each.where is Where.ALSO_CALLED)
            lines = "\n".join(("", " ".join(words(name)), *called, ""))
            named[service.id] = Named(lines, names)
    return Naming(tuple(id_ for _, id_ in sorted(order)), named)


def _names(service: Service, catalogue: Catalogue, language: str) -> tuple[Said, ...]:
    every = entries(service, catalogue.provider_of(service))
    own = (each for each in every if each.where in NEAR_PLACES and each.language == language)
    return tuple(best_first(said(each) for each in own))
