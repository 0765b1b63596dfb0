"""The queue above the desk: how many wait, who comes next, and the ticket that is called."""

from __future__ import annotations

import msgspec

from citizenspot.day import commands as d
from citizenspot.day.pages.sight_words import Desk
from citizenspot.day.roles import serves
from citizenspot.texts import OWN_NAMES
from citizenspot.visit.views import Act, Block, Notice, Page, QueueStrip, Row, Rows, TicketLine
from citizenspot.waiting.ticket import Stand, Ticket, in_order

SHOWN = 3
"""So many tickets stand in the strip; the others are on the page of tickets."""


def queue_strip(desk: Desk, *, in_visit: bool) -> QueueStrip | None:
    """Return the strip of a desk that has a queue."""
    own = desk.sight.signed_in
    serving = own is None or serves(own.role, practice=desk.sight.practice)
    if not desk.sight.has_queue or not serving:
        return None
    say, tickets = desk.say, desk.sight.tickets
    if tickets is None:
        return QueueStrip("", problem=say("The queue cannot be reached."))
    waiting = in_order(tickets)
    number = len(waiting)
    summary = desk.texts.count("{number} person waits", "{number} people wait", number)
    called = called_here(desk)
    return QueueStrip(
        summary,
        called=say("Called: {number}", number=called) if called else "",
        next=tuple(
            _callable(desk, ticket, may=not called and not in_visit) for ticket in waiting[:SHOWN]
        ),
        acts=_acts(desk, called, in_visit=in_visit),
    )


def called_here(desk: Desk) -> str:
    """Return the number that is called to this desk and not served yet; empty where none is."""
    day = desk.sight.day
    return day.ticket.number if day and day.ticket and not day.ticket.visit else ""


def tickets_page(desk: Desk) -> Page:
    """List everyone who waits or is on hold, to be called by number."""
    say = desk.say
    tickets = desk.sight.tickets or ()
    others = [t for t in tickets if t.stand in {Stand.HELD, Stand.ABSENT}]
    waiting, put_aside = in_order(tickets), tuple(others)
    nobody: Block = Notice("information", say("Nobody waits."))
    blocks = (
        Rows(tuple(_row(desk, t) for t in waiting), title=say("Waiting")) if waiting else nobody,
        *(
            (Rows(tuple(_row(desk, t) for t in put_aside), title=say("Put aside")),)
            if others
            else ()
        ),
    )
    return Page("desk/tickets", say("Tickets"), (), blocks, (desk.back(),))


def _acts(desk: Desk, called: str, *, in_visit: bool) -> tuple[Act, ...]:
    say = desk.say
    if called:
        return (
            Act(say("Hold"), d.HoldTicket(called), key="Ctrl+F3"),
            Act(say("Nobody came"), d.MarkAbsent(called), key="Ctrl+Shift+F3"),
            Act(say("Put back"), d.PutBack(called), key="Alt+F3"),
        )
    if in_visit:
        return ()
    day = desk.sight.day
    last = day.last_ticket if day else ""
    undo = (Act(say("Put {number} back", number=last), d.PutBack(last), key="Ctrl+Z"),)
    return (
        Act(say("Call next"), d.CallNext(), key="F3"),
        Act(say("Pick"), d.ShowDesk("tickets"), key="Shift+F3"),
        *(undo if _put_aside(desk, last) and not desk.sight.undoable else ()),
    )


def _put_aside(desk: Desk, number: str) -> bool:
    tickets = desk.sight.tickets or ()
    aside = {t.number for t in tickets if t.stand in {Stand.HELD, Stand.ABSENT}}
    return number in aside


def _line(desk: Desk, ticket: Ticket) -> TicketLine:
    minutes = int((desk.sight.now - ticket.taken_at).total_seconds() // 60)
    waits = desk.texts.count("{number} minute", "{number} minutes", max(minutes, 0))
    return TicketLine(ticket.number, waits, note_of(desk, ticket), ticket.wish.priority)


def _callable(desk: Desk, ticket: Ticket, *, may: bool) -> TicketLine:
    """Return a line that can be called from the palette, where someone can be called now."""
    line = _line(desk, ticket)
    if not may:
        return line
    label = desk.say("Call {number}", number=ticket.number)
    return msgspec.structs.replace(line, act=Act(label, d.CallTicket(ticket.number)))


def note_of(desk: Desk, ticket: Ticket) -> str:
    """Return what is known of a ticket, in a line."""
    wish = ticket.wish
    language = OWN_NAMES.get(wish.language, wish.language)
    priority = desk.say("Priority") if wish.priority else ""
    return " · ".join(filter(None, (priority, wish.service, language, wish.need)))


def _row(desk: Desk, ticket: Ticket) -> Row:
    line = _line(desk, ticket)
    states = {Stand.HELD: desk.say("On hold"), Stand.ABSENT: desk.say("Nobody came")}
    state = states.get(ticket.stand, line.waits)
    if ticket.stand is Stand.ABSENT:
        act = Act(desk.say("Put back"), d.PutBack(ticket.number))
    else:
        act = Act(desk.say("Call"), d.CallTicket(ticket.number))
    return Row(ticket.number, " · ".join(filter(None, (state, line.note))), change=act)
