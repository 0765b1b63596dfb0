"""The desk between two visits: ready for the next, with notes, today's sums and today's acts."""

from __future__ import annotations

from citizenspot.day import commands as d
from citizenspot.day import held_commands as h
from citizenspot.day.decide import WITHOUT_SIGNING_IN
from citizenspot.day.pages.queue_strip import called_here
from citizenspot.day.pages.sight_words import Desk
from citizenspot.day.roles import MAY, Role, serves
from citizenspot.day.sight import DaySight
from citizenspot.visit.commands import OpenVisit
from citizenspot.visit.views import Act, Block, Notice, Page


def first_page(desk: Desk, mediator: str) -> Page:
    """Return the page that the desk comes back to."""
    sight, say = desk.sight, desk.say
    own = sight.signed_in
    if own is not None and not serves(own.role, practice=sight.practice):
        return _serves_nobody(desk, own.role)
    called = called_here(desk)
    label = say("Begin with {number}", number=called) if called else say("Open a visit")
    opening = Act(label, OpenVisit(mediator), key="Ctrl+Return", style="primary")
    heading = (
        say("{number} is called", number=called) if called else say("Ready for the next citizen")
    )
    sentence = (
        say("Open the visit when they are here.")
        if called
        else say("Open a visit, or take up a parked one.")
    )
    return Page("idle", heading, (sentence,), notes(desk), (opening,))


def notes(desk: Desk) -> tuple[Block, ...]:
    """Return the notes that were left, each until someone takes it."""
    return tuple(
        Notice(
            "information",
            note.text,
            desk.say("From {author}, {time}", author=note.author or "—", time=desk.moment(note.at)),
            (Act(desk.say("Taken care of"), d.TakeNote(note.id)),),
        )
        for note in desk.sight.record.notes.values()
    )


def days_acts(desk: Desk) -> tuple[Act, ...]:
    """Return what may be done between two visits, by who is here."""
    say = desk.say
    offered = (
        (d.AddTicket, Act(say("Without a ticket"), d.ShowDesk("ticket"), key="Ctrl+T")),
        (d.RecordQuick, Act(say("Without a visit"), d.ShowDesk("quick"), key="Ctrl+Q")),
        (h.AskWhatIsHeld, Act(say("What is held"), d.ShowDesk("held"), key="Ctrl+H")),
        (d.LeaveNote, Act(say("Leave a note"), d.ShowDesk("note"), key="Ctrl+N")),
        (d.MoveCash, Act(say("Cash in or out"), d.ShowDesk("cash"), key="Ctrl+I")),
        (d.OpenDay, Act(say("Open the desk"), d.ShowDesk("open"), key="Ctrl+D")),
        (d.CloseDay, Act(say("Close the desk"), d.ShowDesk("close"), key="Ctrl+D")),
        (d.UnlockAccount, Act(say("Accounts"), d.ShowDesk("accounts"), key="Ctrl+U")),
        (d.ReadVisit, Act(say("Supervision"), d.ShowDesk("supervision"), key="Ctrl+J")),
        (d.SetPin, Act(say("Your PIN"), d.ShowDesk("pin"), key="Ctrl+B")),
        (d.LockScreen, lock(desk)),
        (d.UndoAct, Act(say("Undo"), d.UndoAct(), key="Ctrl+Z", style="quiet")),
        (d.SignOut, Act(say("Sign out"), d.SignOut(), key="Ctrl+W")),
    )
    return tuple(act for kind, act in offered if _offered(kind, desk))


def lock(desk: Desk) -> Act:
    """Return the act that locks the screen."""
    return Act(desk.say("Lock"), d.LockScreen(), key="Ctrl+Shift+L", style="quiet")


def _offered(kind: type, desk: Desk) -> bool:
    sight = desk.sight
    if kind is d.AddTicket and not sight.has_queue:
        return False
    if kind in {d.MoveCash, d.CloseDay, d.RecordQuick} and not sight.is_open:
        return False
    if kind is d.OpenDay and sight.is_open:
        return False
    not_now = (kind is d.UndoAct and not sight.undoable) or (
        kind is h.AskWhatIsHeld and not _serves_now(sight)
    )
    if not_now:
        return False
    if sight.signed_in is None:
        return kind in WITHOUT_SIGNING_IN
    return kind in MAY[sight.signed_in.role]


def _serves_now(sight: DaySight) -> bool:
    """Say whether who is here serves citizens, at a desk that is open."""
    own = sight.signed_in
    if own is not None and not serves(own.role, practice=sight.practice):
        return False
    return sight.is_open or not sight.required


def _serves_nobody(desk: Desk, role: Role) -> Page:
    sentence = {
        Role.ADMINISTRATOR: desk.say("An administrator looks after accounts and serves nobody."),
        Role.TRAINER: desk.say("A trainer works in practice only."),
    }.get(role, "")
    return Page("desk/idle", desk.say("You are signed in"), (sentence,), notes(desk))
