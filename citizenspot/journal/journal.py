"""The port of the journal: what the rest of the program may ask of the append-only log."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Protocol

from citizenspot.journal.entries import Delivery, Head, NewEvent, Recorded


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
        `ends_visit` marks the last of `events` as the visit's end; what becomes known later
        (a provider's answer) may still be recorded after it.

        Raises:
            JournalFull: the disk is full. Nothing was recorded; free space and try again.
            JournalUnwritable: the disk refused. Nothing more can be recorded until the journal
                is opened again; what was asked for here may or may not be found there.
            NumberNotNext: an event carries a number that is not the next of its series.
            ValueError: there is nothing to record, no event to begin or end the visit with, or
                a delivery of another visit.
        """

    def read(self, visit: str) -> Sequence[Recorded]:
        """Return the events of a visit in the order they were recorded; none if it is unknown.

        Raises:
            RecordUnreadable: a payload is not what was recorded.
        """

    def unended_visits(self) -> Sequence[str]:
        """Return the visits without an end, the one begun first first."""

    def deliveries(self, states: Collection[str]) -> Sequence[Delivery]:
        """Return the deliveries in any of these states, the oldest first.

        Raises:
            RecordUnreadable: a delivery is not what was recorded.
        """

    def next_number(self, series: str) -> int:
        """Return the number the next event of this series has to carry; asking takes nothing."""

    def head(self) -> Head:
        """Return the end of the chain."""

    def close(self) -> None:
        """End the use of the journal; a second call does nothing."""
