"""What every journal demands of what it is asked to record, whatever it keeps it in."""

from __future__ import annotations

import threading
from collections.abc import Sequence

from citizenspot.journal.desk_book import DESK_BOOK
from citizenspot.journal.entries import Delivery, NewEvent
from citizenspot.journal.errors import JournalClosed, NumberNotNext, VisitEnded, WrongThread


class Ownership:
    """Keeps a journal to the thread that opened it, and to the time until it is closed."""

    def __init__(self) -> None:
        self._thread = threading.get_ident()
        self._ended = False

    def check(self) -> None:
        """Raise `WrongThread` or `JournalClosed` where the journal may not be used."""
        if threading.get_ident() != self._thread:
            raise WrongThread(f"the journal was called on {threading.current_thread().name}")
        if self._ended:
            raise JournalClosed

    def end(self) -> bool:
        """End the use of the journal; return whether it had not ended before.

        Raises:
            WrongThread: another thread than the owner wants to end it.
        """
        if self._ended and threading.get_ident() == self._thread:
            return False
        self.check()
        self._ended = True
        return True


def check_name(visit: str) -> None:
    """Raise `ValueError` for a visit that wants the name of the desk's own book."""
    if visit == DESK_BOOK:
        raise ValueError(f"{visit} is the desk's own book, and no visit")


def check_request(
    visit: str,
    events: Sequence[NewEvent],
    deliveries: Sequence[Delivery],
    *,
    begins: bool,
    ends: bool,
    is_over: bool,
) -> None:
    """Refuse what cannot be recorded as one act of one visit that is going on.

    Raises:
        ValueError: it is no act of one visit.
        VisitEnded: it is an event in a visit that `is_over`.
    """
    if not events and not deliveries:
        raise ValueError("there is nothing to record")
    if not events and (begins or ends):
        raise ValueError(f"visit {visit} begins and ends with an event")
    for delivery in deliveries:
        if delivery.visit != visit:
            raise ValueError(f"delivery {delivery.key} belongs to visit {delivery.visit}")
    if events and is_over:
        raise VisitEnded(f"visit {visit} is over, and {events[0].kind} was to be recorded in it")


def numbers_after(last: dict[str, int], events: Sequence[NewEvent]) -> dict[str, int]:
    """Return the last number of each series once these events are recorded.

    Raises:
        NumberNotNext: an event carries a number that is not the next of its series.
    """
    after = last
    for event in events:
        if event.number is None:
            continue
        series, number = event.number.series, event.number.number
        if number != after.get(series, 0) + 1:
            raise NumberNotNext(f"{series} {number} follows {series} {after.get(series, 0)}")
        after = {**after, series: number}
    return after
