"""Tickets: who waits since when and for what, never who it is. And which comes next."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from enum import Enum

import msgspec


class Stand(Enum):
    """Where a ticket stands."""

    WAITING = "waiting"
    CALLED = "called"
    SERVED = "served"
    HELD = "held"
    ABSENT = "absent"


class Wish(msgspec.Struct, frozen=True):
    """What is known of someone who waits; none of it is a name.

    `service` is what they come for, in words; `language` a BCP 47 tag; `need` what helps them,
    such as a chair. `priority` is theirs by law (Decreto-Lei 58/2016) or by appointment.
    """

    service: str = ""
    language: str = ""
    need: str = ""
    priority: bool = False


class Ticket(msgspec.Struct, frozen=True):
    """One place in the queue. `desk` is the one it was called to; times are aware, in UTC."""

    number: str
    taken_at: datetime
    wish: Wish = Wish()
    stand: Stand = Stand.WAITING
    desk: str = ""
    walk_in: bool = False


class Move(msgspec.Struct, frozen=True):
    """A change of one ticket: from where it has to stand, to where it stands then."""

    number: str
    wanted: frozenset[Stand]
    stand: Stand
    desk: str


OPEN = frozenset({Stand.WAITING, Stand.HELD})
"""Where a ticket may be called from."""


def in_order(tickets: Iterable[Ticket]) -> tuple[Ticket, ...]:
    """Return those that wait, in the order they are called: priority first, then by time."""
    waiting = (ticket for ticket in tickets if ticket.stand is Stand.WAITING)
    return tuple(sorted(waiting, key=lambda t: (not t.wish.priority, t.taken_at, t.number)))


def called(number: str, desk: str) -> Move:
    """Return the move that calls a ticket to a desk, from wherever it may be called."""
    return Move(number, OPEN, Stand.CALLED, desk)


def next_number(tickets: Iterable[Ticket], *, walk_in: bool) -> str:
    """Return the number after the last of its kind: A for tickets, W for walk-ins."""
    letter = "W" if walk_in else "A"
    given = [
        int(t.number[1:]) for t in tickets if t.number[:1] == letter and t.number[1:].isdigit()
    ]
    return f"{letter}{max(given, default=0) + 1:03d}"
