"""A catalogue made ready: a search takes milliseconds, reads no file and waits for nobody."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

import msgspec

from services_catalog.search.filters import Filters, Need
from services_catalog.search.finding import Hit, Prepared, find, is_quick, prepared, search
from ui.mediator.search.listed import Listed

if TYPE_CHECKING:
    from collections.abc import Iterable

    from services_catalog.catalogue import Catalogue
    from services_catalog.search.filters import Availability
    from ui.mediator.desk_port import ServiceHit, Wanted

MOST_LISTED = 300
"""How many services stand in the list while nothing is typed."""

MOST_HITS = 40
"""How many are found for a text: nobody walks further, and a word more brings better ones."""


class SearchAtHand(msgspec.Struct, frozen=True):
    """What searching in a catalogue needs, all of it in memory."""

    prepared: Prepared
    listed: Listed

    def is_quick(self, wanted: Wanted) -> bool:
        """Say whether the answer may be waited for."""
        return is_quick(wanted.text, filters_of(wanted))

    def answer(self, wanted: Wanted) -> tuple[ServiceHit, ...]:
        """Return what is found."""
        hits = find(self.prepared, wanted.text, _most(wanted), filters_of(wanted))
        return _as_rows(hits, self.listed)


def made_ready(whole: Catalogue, listed: Listed, language: str) -> SearchAtHand:
    """Return a catalogue ready for being searched; of 10,000 services it takes some seconds."""
    listed.make_ready()
    return SearchAtHand(prepared(whole, language), listed)


def first_answer(
    whole: Catalogue, listed: Listed, wanted: Wanted, language: str
) -> tuple[ServiceHit, ...]:
    """Return what is found where little is ready yet: as much is made ready as the answer needs."""
    hits = search(whole, wanted.text, language, _most(wanted), filters_of(wanted))
    return _as_rows(hits, listed)


def filters_of(wanted: Wanted) -> Filters:
    """Return what a search is narrowed to, as the catalogue's search takes it."""
    return Filters(
        provider=wanted.provider,
        event=wanted.event,
        availability=cast("Availability", wanted.availability),
        without=frozenset(Need(need) for need in wanted.without),
    )


def _most(wanted: Wanted) -> int:
    return MOST_HITS if wanted.text.strip() else MOST_LISTED


def _as_rows(hits: Iterable[Hit], listed: Listed) -> tuple[ServiceHit, ...]:
    return tuple(listed.hit(hit.service, hit.why.text if hit.why else "") for hit in hits)
