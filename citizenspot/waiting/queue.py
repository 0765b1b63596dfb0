"""The port of a queue, and one in memory for tests."""

from __future__ import annotations

import threading
from collections.abc import Callable, Sequence
from datetime import date, datetime
from typing import Protocol

from citizenspot.waiting.ticket import Move, Ticket, Wish, called, in_order, next_number


class QueueUnreachable(Exception):
    """The queue does not answer; work goes on without it."""


class Queue(Protocol):
    """The queue of a spot today. Every method may be called by several desks at once.

    What a method answers has happened for all of them: a ticket that one desk has called can
    not be called by another.

    Raises:
        QueueUnreachable: by every method, where the queue does not answer.
    """

    def tickets(self) -> Sequence[Ticket]:
        """Return today's tickets, in the order they were taken."""

    def add(self, wish: Wish, *, walk_in: bool) -> Ticket:
        """Put someone into the queue, under the next number."""

    def call_next(self, desk: str) -> Ticket | None:
        """Call whoever is next to a desk; none where nobody waits."""

    def move(self, move: Move) -> Ticket | None:
        """Change a ticket; none where it does not stand where it has to, or is not known."""


class MemoryQueue:
    """A queue that forgets everything when the process ends."""

    def __init__(self, now: Callable[[], datetime]) -> None:
        self._now = now
        self._lock = threading.Lock()
        self._tickets: dict[str, Ticket] = {}
        self._day: date | None = None

    def tickets(self) -> Sequence[Ticket]:
        """Return today's tickets; see `Queue.tickets`."""
        with self._lock:
            return self._todays()

    def add(self, wish: Wish, *, walk_in: bool) -> Ticket:
        """Put someone into the queue; see `Queue.add`."""
        with self._lock:
            number = next_number(self._todays(), walk_in=walk_in)
            ticket = Ticket(number, self._now(), wish, walk_in=walk_in)
            self._tickets[number] = ticket
            return ticket

    def call_next(self, desk: str) -> Ticket | None:
        """Call whoever is next; see `Queue.call_next`."""
        with self._lock:
            waiting = in_order(self._todays())
            return self._moved(called(waiting[0].number, desk)) if waiting else None

    def move(self, move: Move) -> Ticket | None:
        """Change a ticket; see `Queue.move`."""
        with self._lock:
            self._todays()
            return self._moved(move)

    def _todays(self) -> tuple[Ticket, ...]:
        today = self._now().date()
        if today != self._day:
            self._day, self._tickets = today, {}
        return tuple(self._tickets.values())

    def _moved(self, move: Move) -> Ticket | None:
        import msgspec  # noqa: PLC0415 - this class is for tests

        ticket = self._tickets.get(move.number)
        if ticket is None or ticket.stand not in move.wanted:
            return None
        moved = msgspec.structs.replace(ticket, stand=move.stand, desk=move.desk)
        self._tickets[move.number] = moved
        return moved
