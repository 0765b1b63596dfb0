"""The port of the journal: what the rest of the program may ask of the append-only log."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Protocol

from citizenspot.journal.entries import Delivery, Head, NewEvent, Recorded, SeriesNumber

if TYPE_CHECKING:
    from citizenspot.journal.desk_book import VisitsErased
    from citizenspot.journal.signed_heads import SignedHead


class Journal(Protocol):
    """The append-only log of one desk, and the deliveries its events have set going.

    A journal belongs to the thread that opened it: every method, `close` too, is called on that
    thread, and raises `WrongThread` on any other. After `close` every method raises
    `JournalClosed`.

    Positions run 1, 2, 3, ... without a gap. So do the numbers of each series: a number exists
    when the event that names it is durable, and never otherwise. `next_number` says which comes
    next, the event carries it (`NewEvent.number`), and `append` refuses any other.
    """

    def append(
        self,
        visit: str,
        events: Sequence[NewEvent],
        deliveries: Sequence[Delivery] = (),
        *,
        ends_visit: bool = False,
    ) -> Sequence[Recorded]:
        """Record events and deliveries of a visit in one transaction, durable on return.

        A visit begins with its first event. A delivery replaces the one that has its key.
        `ends_visit` marks the last of `events` as the visit's end; a delivery's state may still
        be recorded after it, and no event.

        Raises:
            JournalFull: the disk is full. Nothing was recorded; free space and try again.
            JournalUnwritable: the disk refused. Nothing more can be recorded until the journal
                is opened again; what was asked for here may or may not be found there.
            VisitEnded: an event for a visit that has ended.
            VisitErased: the visit was erased.
            NumberNotNext: an event carries a number that is not the next of its series.
            ValueError: there is nothing to record, no event to begin or end the visit with, or
                a delivery of another visit.
        """

    def read(self, visit: str) -> Sequence[Recorded]:
        """Return the events of a visit in the order they were recorded; none if it is unknown.

        Raises:
            RecordUnreadable: a payload is not what was recorded.
            VisitErased: the visit was erased.
        """

    def unended_visits(self) -> Sequence[str]:
        """Return the visits without an end, the one begun first first."""

    def visits_since(self, position: int) -> Sequence[str]:
        """Return the visits with events from a position on, in the order of the first of them."""

    def deliveries(self, states: Collection[str]) -> Sequence[Delivery]:
        """Return the deliveries in any of these states, the oldest first.

        Raises:
            RecordUnreadable: a delivery is not what was recorded.
        """

    def next_number(self, series: str) -> int:
        """Return the number the next event of this series has to carry; asking takes nothing."""

    def numbered(self, number: SeriesNumber) -> str | None:
        """Return the visit whose event took a number of a series, if one has; erased or not."""

    def head(self) -> Head:
        """Return the end of the chain."""

    def close_day(self, day: str, at: datetime) -> Recorded:
        """Record that the work of a day (a date, ISO 8601) is over, durable on return.

        The event counts what was recorded since the last closing and in all, by kind; the head
        is signed with it. A day may be closed twice: the second counts what came between.

        Raises:
            JournalFull: the disk is full; try again.
            JournalUnwritable: the disk refused.
        """

    def ended_visits(self) -> Mapping[str, datetime]:
        """Return the ended visits that are not erased, and when each ended; the first first."""

    def erase(self, visits: Sequence[str], rule: str, at: datetime) -> VisitsErased:
        """Destroy the keys, payloads and deliveries of ended visits for good.

        What is left are headers and digests, so the chain stays valid. The erasure is itself an
        event, which is returned; `rule` says in it why. Months whose key no visit needs any more
        lose it too.

        Raises:
            ValueError: one of them is no visit that has ended.
            VisitErased: one of them was erased before.
            JournalFull: the disk is full; try again.
            JournalUnwritable: the disk refused.
        """

    def signed_heads(self) -> Sequence[SignedHead]:
        """Return the heads the workstation has signed: at each visit's end, each day's close."""

    def close(self) -> None:
        """End the use of the journal; a second call does nothing."""
