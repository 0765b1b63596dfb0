"""The queue as one desk sees it: what is asked of it, and what came of that."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import msgspec

from citizenspot.day import commands as d
from citizenspot.day import events as e
from citizenspot.day.refusals import DayRefusal
from citizenspot.day.state import Ticket as TicketHere
from citizenspot.desk.ports import Nowhere, TicketAct, Waiting
from citizenspot.waiting.ticket import Move, Stand, Ticket, Wish, called

TicketsCommand = d.AddTicket | d.CallNext | d.CallTicket | d.HoldTicket | d.MarkAbsent | d.PutBack
_AT_DESK = frozenset({Stand.CALLED})
_AWAY = frozenset({Stand.CALLED, Stand.HELD, Stand.ABSENT})


class TicketNews(msgspec.Struct, frozen=True):
    """What the clerk reports: today's tickets (none: unreachable), and what became of an act.

    `meant` is none for a look at the queue; with it, `ticket` is none where the act came late.
    """

    tickets: tuple[Ticket, ...] | None
    meant: TicketAct | None = None
    ticket: Ticket | None = None


class TicketBook:
    """Asks the clerk, and turns its news into events; nothing is shown as called before it is."""

    def __init__(self, desk: str) -> None:
        self._desk = desk
        self.clerk: Waiting = Nowhere()
        self.has_queue = False
        self.tickets: tuple[Ticket, ...] | None = ()

    def attach(self, clerk: Waiting) -> None:
        """Ask this clerk from now on."""
        self.clerk = clerk
        self.has_queue = not isinstance(clerk, Nowhere)

    def ask(self, command: TicketsCommand, here: TicketHere | None) -> DayRefusal | None:
        """Pass a command on to the queue, or say why not."""
        if not self.has_queue:
            return DayRefusal.NO_QUEUE
        waits = here is not None and not here.visit
        if isinstance(command, d.CallNext | d.CallTicket) and waits:
            return DayRefusal.TICKET_HERE
        if isinstance(command, d.HoldTicket | d.MarkAbsent) and not waits:
            return DayRefusal.NO_TICKET
        _PASSED_ON[type(command)](self.clerk, command, self._desk)
        return None

    def served(self, number: str) -> None:
        """Say that a visit began for a ticket."""
        self.clerk.move(Move(number, _AT_DESK, Stand.SERVED, self._desk), "served")

    def take(self, news: TicketNews) -> tuple[tuple[e.DayEvent, ...], DayRefusal | None]:
        """Return what happened by the clerk's news, and what to say of it."""
        self.tickets = news.tickets
        if not news.meant:
            return (), None
        if news.tickets is None:
            return (), DayRefusal.QUEUE_UNREACHABLE
        if news.ticket is None:
            return (), _LATE.get(news.meant, DayRefusal.TICKET_GONE)
        event = _EVENTS.get(news.meant)
        return ((event(news.ticket.number),) if event else ()), None


def _added(clerk: Waiting, command: d.AddTicket, _desk: str) -> None:
    clerk.add(Wish(command.wish, command.language, command.need, bool(command.priority)))


_PASSED_ON: dict[type, Callable[[Waiting, Any, str], None]] = {
    d.AddTicket: _added,
    d.CallNext: lambda clerk, _command, _desk: clerk.call_next(),
    d.CallTicket: lambda clerk, act, desk: clerk.move(called(act.number, desk), "called"),
    d.HoldTicket: lambda clerk, act, desk: clerk.move(
        Move(act.number, _AT_DESK, Stand.HELD, desk), "held"
    ),
    d.MarkAbsent: lambda clerk, act, desk: clerk.move(
        Move(act.number, _AT_DESK, Stand.ABSENT, desk), "absent"
    ),
    d.PutBack: lambda clerk, act, _desk: clerk.move(
        Move(act.number, _AWAY, Stand.WAITING, ""), "put_back"
    ),
}
_EVENTS: dict[str, Callable[[str], e.DayEvent]] = {
    "next": e.TicketCalled,
    "called": e.TicketCalled,
    "held": e.TicketHeld,
    "absent": e.TicketAbsent,
    "put_back": e.TicketPutBack,
}
_LATE = {"next": DayRefusal.NOBODY_WAITS}
