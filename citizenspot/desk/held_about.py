"""What the journal of a desk holds about one person: their visits, and every event of those."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import msgspec

from citizenspot.desk.history import Payload, visit_of
from citizenspot.journal.desk_book import is_of_desk
from citizenspot.journal.entries import Recorded
from citizenspot.journal.errors import VisitErased
from citizenspot.journal.journal import Journal
from citizenspot.receipts.held_sheet import HeldVisit
from citizenspot.visit.commands import Identity
from citizenspot.visit.events import CaseStarted
from citizenspot.visit.state import Visit


class Found(msgspec.Struct, frozen=True):
    """A visit of the person, and its events as the journal has them."""

    held: HeldVisit
    events: tuple[Recorded, ...]


def visits_of(journal: Journal, person: Identity) -> Iterator[Found]:
    """Yield the visits of a person that are not erased, the first begun first.

    A person is known by the kind and the number their card gives: a name is not enough, and a
    visit in which nobody was identified is nobody's.
    """
    ended = journal.ended_visits()
    for name in journal.visits_since(1):
        if is_of_desk(name):
            continue
        try:
            events = tuple(journal.read(name))
        except VisitErased:
            continue
        visit = visit_of(events)
        if visit is not None and is_theirs(visit, person):
            yield Found(HeldVisit(visit, ended.get(name)), events)


def is_theirs(visit: Visit, person: Identity) -> bool:
    """Return whether a visit is a person's: identified, or offered and not confirmed."""
    known = visit.identity or visit.offered
    if known is None or not person.number:
        return False
    return (known.number, known.number_kind) == (person.number, person.number_kind)


def word_for_word(found: Sequence[Found]) -> bytes:
    """Return every event of visits as JSON: when, what, by which side of the desk, and all of it.

    Who served is left out: their side of the desk is enough (CJEU C-579/21).
    """
    told = [
        {
            "visit": event.visit,
            "at": event.at,
            "by": event.actor.partition(":")[0],
            "kind": event.kind,
            "said": _without_names(event.payload),
        }
        for each in found
        for event in each.events
    ]
    return msgspec.json.format(msgspec.json.encode(told), indent=2)


def _without_names(payload: bytes) -> object:
    said = msgspec.json.decode(payload, type=Payload)
    fields = msgspec.to_builtins(said.event)
    fields.pop("mediator", None)
    if isinstance(said.event, CaseStarted):
        # Its whole definition stands in the event, and is nothing about the person.
        fields["service"] = said.event.service.id
    return fields
