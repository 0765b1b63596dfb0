"""What the journal of a desk holds about one person: their visits, and every event of those."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

import msgspec

from citizenspot.day.events import DAY, VisitRead
from citizenspot.desk.day_journal import read_all
from citizenspot.desk.history import Payload, visit_of
from citizenspot.eid.card_events import Verification, VerificationOutcome
from citizenspot.journal import desk_book
from citizenspot.journal.desk_book import is_of_desk
from citizenspot.journal.entries import Recorded
from citizenspot.journal.errors import VisitErased
from citizenspot.journal.journal import Journal
from citizenspot.receipts.held import HeldReading, HeldVisit
from citizenspot.visit.commands import Identity
from citizenspot.visit.events import CaseStarted
from citizenspot.visit.state import Visit


class Found(msgspec.Struct, frozen=True):
    """A visit of the person, and its events as the journal has them."""

    held: HeldVisit
    events: tuple[Recorded, ...]


def is_enough(number: str, checked: Verification, *, practice: bool) -> bool:
    """Return whether a card says well enough who asks; practice has no authority to ask.

    Who has no number on their card is not known by it again, so nothing could be told.
    """
    if practice:
        return bool(number) and checked.outcome is not VerificationOutcome.FAILED
    return bool(number) and checked.outcome is VerificationOutcome.VERIFIED


def visits_of(journal: Journal, person: Identity) -> Iterator[Found]:
    """Yield the visits of a person that are not erased, the first begun first.

    A person is known by the kind and the number their card gives: a name is not enough, and a
    visit in which nobody was identified is nobody's.
    """
    ended, readings = journal.ended_visits(), readings_of_visits(journal)
    for name in journal.visits_since(1):
        if is_of_desk(name):
            continue
        try:
            events = tuple(journal.read(name))
        except VisitErased:
            continue
        visit = visit_of(events)
        if visit is not None and is_theirs(visit, person):
            held = HeldVisit(visit, ended.get(name), tuple(readings.get(name, ())))
            yield Found(held, events)


def readings_of_visits(journal: Journal) -> Mapping[str, Sequence[HeldReading]]:
    """Return when and why visits were read after their end, never by whom (CJEU C-579/21)."""
    readings: dict[str, list[HeldReading]] = {}
    for visit, reading in (*_read_at_the_desk(journal), *_read_by_commands(journal)):
        readings.setdefault(visit, []).append(reading)
    return readings


def _read_at_the_desk(journal: Journal) -> Iterator[tuple[str, HeldReading]]:
    for name in journal.visits_since(1):
        if not name.startswith(DAY):
            continue
        try:
            day = read_all(journal.read(name))
        except VisitErased:
            continue
        for happened in day:
            if isinstance(happened.event, VisitRead):
                yield happened.event.visit, HeldReading(happened.at, happened.event.reason)


def _read_by_commands(journal: Journal) -> Iterator[tuple[str, HeldReading]]:
    for recorded in journal.read(desk_book.DESK_BOOK):
        if recorded.kind == desk_book.VisitRead.kind:
            reading = desk_book.told(recorded, desk_book.VisitRead)
            yield reading.visit, HeldReading(recorded.at, reading.why)


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
