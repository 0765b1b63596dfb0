"""A journal in memory: keeps the contract of `Journal` and nothing else. For fast tests only."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from citizenspot.journal.chain import Header, Source, body_digest, canonical, genesis, link
from citizenspot.journal.entries import Delivery, Head, NewEvent, Recorded
from citizenspot.journal.errors import JournalFull
from citizenspot.journal.rules import Ownership, check_request, numbers_after
from citizenspot.journal.sealing import Sealed


class MemoryJournal:
    """A `Journal` that forgets everything when the process ends.

    A test that needs a full disk says `fill_disk()`, and `free_disk()` when it is enough.
    """

    def __init__(self, desk: str = "desk-1") -> None:
        self._desk = desk
        self._owner = Ownership()
        self._events: list[Recorded] = []
        self._ended: set[str] = set()
        self._deliveries: dict[str, Delivery] = {}
        self._numbers: dict[str, int] = {}
        self._genesis = genesis(desk, "in memory")
        self._disk_is_full = False

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
        check_request(
            visit,
            events,
            deliveries,
            begins=not self.read(visit),
            ends=ends_visit,
        )
        numbers = numbers_after(self._numbers, events)
        recorded = self._linked(visit, events, ends_visit=ends_visit)
        if self._disk_is_full:
            raise JournalFull(folder="memory")
        self._events.extend(recorded)
        self._deliveries.update((delivery.key, delivery) for delivery in deliveries)
        self._numbers = numbers
        if ends_visit:
            self._ended.add(visit)
        return recorded

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
        return [event for event in self._events if event.visit == visit]

    def unended_visits(self) -> Sequence[str]:
        """Return the visits without an end; see `Journal.unended_visits`."""
        self._owner.check()
        begun = dict.fromkeys(event.visit for event in self._events)
        return [visit for visit in begun if visit not in self._ended]

    def deliveries(self, states: Collection[str]) -> Sequence[Delivery]:
        """Return the deliveries in any of these states; see `Journal.deliveries`."""
        self._owner.check()
        wanted = (each for each in self._deliveries.values() if each.state in states)
        return sorted(wanted, key=lambda each: (each.created_at, each.key))

    def next_number(self, series: str) -> int:
        """Return the next number of a series; see `Journal.next_number`."""
        self._owner.check()
        return self._numbers.get(series, 0) + 1

    def head(self) -> Head:
        """Return the end of the chain; see `Journal.head`."""
        self._owner.check()
        if not self._events:
            return Head(0, self._genesis)
        return Head(self._events[-1].position, self._events[-1].hash)

    def close(self) -> None:
        """End the use of the journal; see `Journal.close`."""
        self._owner.end()
