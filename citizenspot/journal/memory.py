"""A journal in memory: keeps the contract of `Journal` and nothing else. For fast tests only."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from datetime import datetime

from msgspec.structs import replace

from citizenspot.journal.chain import Header, Source, body_digest, canonical, genesis, link
from citizenspot.journal.day import closing, last_closing
from citizenspot.journal.desk_book import DESK_BOOK, ErasedVisit, VisitsErased, noted
from citizenspot.journal.entries import Delivery, Head, NewEvent, Recorded, SeriesNumber
from citizenspot.journal.errors import JournalFull, VisitErased
from citizenspot.journal.keys import ReceiptSigner
from citizenspot.journal.rules import Ownership, check_name, check_request, numbers_after
from citizenspot.journal.sealing import SECRET_BYTES, Sealed
from citizenspot.journal.signed_heads import DAY_CLOSED, VISIT_ENDED, HeadSigner, SignedHead
from citizenspot.journal.times import to_microseconds


class MemoryJournal:
    """A `Journal` that forgets everything when the process ends.

    A test that needs a full disk says `fill_disk()`, and `free_disk()` when it is enough.
    """

    def __init__(self, desk: str = "desk-1") -> None:
        self._desk = desk
        self._owner = Ownership()
        self._events: list[Recorded] = []
        self._ended: dict[str, datetime] = {}
        self._erased: set[str] = set()
        self._heads: list[SignedHead] = []
        self._deliveries: dict[str, Delivery] = {}
        self._numbers: dict[str, int] = {}
        self._genesis = genesis(desk, "in memory")
        self._disk_is_full = False
        signer = ReceiptSigner(bytes(SECRET_BYTES))
        self._signer = HeadSigner(signer.sign, signer.public_key(), desk, self._genesis)

    @property
    def _book(self) -> list[Recorded]:
        return [event for event in self._events if event.visit == DESK_BOOK]

    def fill_disk(self) -> None:
        """Let every `append` from now on raise `JournalFull`."""
        self._disk_is_full = True

    def free_disk(self) -> None:
        """Let `append` work again."""
        self._disk_is_full = False

    def append(
        self,
        visit: str,
        events: Sequence[NewEvent],
        deliveries: Sequence[Delivery] = (),
        *,
        ends_visit: bool = False,
    ) -> Sequence[Recorded]:
        """Record events and deliveries of a visit; see `Journal.append`."""
        self._owner.check()
        check_name(visit)
        return self._append(visit, events, deliveries, ends_visit=ends_visit)

    def _append(
        self,
        visit: str,
        events: Sequence[NewEvent],
        deliveries: Sequence[Delivery] = (),
        *,
        ends_visit: bool = False,
        signed: str = "",
    ) -> Sequence[Recorded]:
        check_request(
            visit,
            events,
            deliveries,
            begins=not self.read(visit),
            ends=ends_visit,
            is_over=visit in self._ended,
        )
        numbers = numbers_after(self._numbers, events)
        recorded = self._linked(visit, events, ends_visit=ends_visit)
        if self._disk_is_full:
            raise JournalFull(folder="memory")
        self._events.extend(recorded)
        self._deliveries.update((delivery.key, delivery) for delivery in deliveries)
        self._numbers = numbers
        if ends_visit:
            self._ended[visit] = recorded[-1].at
            signed = VISIT_ENDED
        if signed:
            self._sign(recorded[-1], signed)
        return recorded

    def _sign(self, last: Recorded, reason: str) -> None:
        row = self._signer.row(Head(last.position, last.hash), to_microseconds(last.at), reason)
        self._heads.append(SignedHead.of(row, self._desk, self._genesis))

    def _linked(
        self, visit: str, events: Sequence[NewEvent], *, ends_visit: bool
    ) -> list[Recorded]:
        head = self.head()
        source = Source(self._desk, visit, key_id="memory")
        recorded: list[Recorded] = []
        for event in events:
            is_last = len(recorded) == len(events) - 1
            ends = ends_visit and is_last
            header = Header.of(event, source, head.position + 1, ends_visit=ends)
            hash_ = link(head.hash, canonical(header), body_digest(Sealed(b"", event.payload)))
            head = Head(header.position, hash_)
            recorded.append(Recorded.of(event, head.position, visit, hash_))
        return recorded

    def read(self, visit: str) -> Sequence[Recorded]:
        """Return the events of a visit; see `Journal.read`."""
        self._owner.check()
        if visit in self._erased:
            raise VisitErased(visit)
        return [event for event in self._events if event.visit == visit]

    def unended_visits(self) -> Sequence[str]:
        """Return the visits without an end; see `Journal.unended_visits`."""
        self._owner.check()
        begun = dict.fromkeys(event.visit for event in self._events)
        return [visit for visit in begun if visit not in {*self._ended, DESK_BOOK}]

    def visits_since(self, position: int) -> Sequence[str]:
        """Return the visits with events from a position on; see `Journal.visits_since`."""
        self._owner.check()
        later = (event.visit for event in self._events if event.position >= position)
        return [visit for visit in dict.fromkeys(later) if visit != DESK_BOOK]

    def deliveries(self, states: Collection[str]) -> Sequence[Delivery]:
        """Return the deliveries in any of these states; see `Journal.deliveries`."""
        self._owner.check()
        wanted = (each for each in self._deliveries.values() if each.state in states)
        return sorted(wanted, key=lambda each: (each.created_at, each.key))

    def next_number(self, series: str) -> int:
        """Return the next number of a series; see `Journal.next_number`."""
        self._owner.check()
        return self._numbers.get(series, 0) + 1

    def numbered(self, number: SeriesNumber) -> str | None:
        """Return the visit whose event took a number; see `Journal.numbered`."""
        self._owner.check()
        return next((each.visit for each in self._events if each.number == number), None)

    def head(self) -> Head:
        """Return the end of the chain; see `Journal.head`."""
        self._owner.check()
        if not self._events:
            return Head(0, self._genesis)
        return Head(self._events[-1].position, self._events[-1].hash)

    def close_day(self, day: str, at: datetime) -> Recorded:
        """Record that a day is over, and sign the head; see `Journal.close_day`."""
        self._owner.check()
        closed = last_closing(self._book)
        counts = Counter(each.kind for each in self._events if each.position > closed.position)
        event = closing(day, dict(sorted(counts.items())), closed)
        [recorded] = self._append(DESK_BOOK, [noted(event, at)], signed=DAY_CLOSED)
        return recorded

    def ended_visits(self) -> Mapping[str, datetime]:
        """Return the ended visits that are not erased; see `Journal.ended_visits`."""
        self._owner.check()
        begun = dict.fromkeys(event.visit for event in self._events)
        there = (visit for visit in begun if visit in self._ended and visit not in self._erased)
        return {visit: self._ended[visit] for visit in there}

    def erase(self, visits: Sequence[str], rule: str, at: datetime) -> VisitsErased:
        """Destroy visits for good; see `Journal.erase`."""
        self._owner.check()
        event = VisitsErased(rule, tuple(self._erasure(visit) for visit in visits))
        self._append(DESK_BOOK, [noted(event, at)])
        self._events = [
            replace(each, payload=b"") if each.visit in visits else each for each in self._events
        ]
        self._deliveries = {
            key: each for key, each in self._deliveries.items() if each.visit not in visits
        }
        self._erased.update(visits)
        return event

    def _erasure(self, visit: str) -> ErasedVisit:
        if visit not in self._ended:
            raise ValueError(f"{visit} is no visit that has ended")
        positions = [each.position for each in self.read(visit)]
        sent = sum(each.visit == visit for each in self._deliveries.values())
        return ErasedVisit(visit, positions[0], positions[-1], len(positions), sent)

    def signed_heads(self) -> Sequence[SignedHead]:
        """Return the heads that were signed; see `Journal.signed_heads`."""
        self._owner.check()
        return list(self._heads)

    def close(self) -> None:
        """End the use of the journal; see `Journal.close`."""
        self._owner.end()
