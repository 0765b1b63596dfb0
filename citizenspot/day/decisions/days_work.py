"""The day itself: opening and closing the desk, cash, notes, quick acts, reading what is over."""

from __future__ import annotations

from citizenspot.day import cash
from citizenspot.day import commands as d
from citizenspot.day import events as e
from citizenspot.day.decisions.scene import DayScene, Decided, happens, refused
from citizenspot.day.refusals import DayRefusal
from citizenspot.visit.words import PaymentMethod


def open_day(command: d.OpenDay, scene: DayScene) -> Decided:
    """Open the desk with what is in its till."""
    if scene.day is not None and scene.day.opened_at is not None:
        return refused(DayRefusal.DAY_OPEN)
    till = cash.cents_typed(command.till)
    return refused(DayRefusal.NOT_AN_AMOUNT) if till is None else happens(e.DayOpened(till))


def move_cash(command: d.MoveCash, scene: DayScene) -> Decided:
    """Put cash into the till or take it out, with the reason."""
    if scene.day is None or scene.day.opened_at is None:
        return refused(DayRefusal.DAY_NOT_OPEN)
    cents = cash.cents_typed(command.amount)
    if not cents:
        return refused(DayRefusal.NOT_AN_AMOUNT)
    if not command.reason.strip():
        return refused(DayRefusal.REASON_MISSING)
    signed = cents if command.direction == "in" else -cents
    return happens(e.CashMoved(signed, command.reason.strip()))


def close_day(command: d.CloseDay, scene: DayScene) -> Decided:
    """Close the desk with what was counted; a difference wants its reason."""
    day = scene.day
    if day is None or day.opened_at is None:
        return refused(DayRefusal.DAY_NOT_OPEN)
    if scene.visit_open:
        return refused(DayRefusal.VISIT_OPEN)
    counts = {int(name): cash.count_typed(text) for name, text in command.counted.items()}
    known = {cents: number for cents, number in counts.items() if number is not None}
    if len(known) != len(counts) or not set(known) <= set(cash.NOTES_AND_COINS):
        return refused(DayRefusal.NOT_A_COUNT)
    counted = cash.counted_cents(known)
    expected = cash.expected_cents(day.till_cents, day.moved_cents, scene.takings)
    if counted != expected and not command.reason.strip():
        return refused(DayRefusal.DIFFERENCE)
    closed = e.DayClosed(
        counted={str(cents): number for cents, number in known.items() if number},
        counted_cents=counted,
        expected_cents=expected,
        reason=command.reason.strip(),
        cash_cents=scene.takings.cents(PaymentMethod.CASH),
        terminal_cents=scene.takings.cents(PaymentMethod.TERMINAL),
        reference_cents=scene.takings.cents(PaymentMethod.REFERENCE),
        payments=len(scene.takings.fees),
        visits=day.visits,
        quick=day.quick,
        head_position=scene.head[0],
        head_hash=scene.head[1],
    )
    out = (e.SignedOut(scene.signed_in.id),) if scene.signed_in else ()
    return happens(*out, closed)


def leave_note(command: d.LeaveNote, scene: DayScene) -> Decided:
    """Leave a note for who works here next."""
    text = command.text.strip()
    if not text:
        return refused(DayRefusal.TEXT_MISSING)
    author = scene.signed_in.name if scene.signed_in else ""
    return happens(e.NoteLeft(scene.new_id(), text, author))


def take_note(command: d.TakeNote, scene: DayScene) -> Decided:
    """Take a note off the desk."""
    if command.note not in scene.record.notes:
        return refused(DayRefusal.NO_SUCH_NOTE)
    return happens(e.NoteTaken(command.note))


def record_quick(command: d.RecordQuick, _: DayScene) -> Decided:
    """Note what was given without a visit."""
    what, quantity = command.what.strip(), cash.count_typed(command.quantity)
    if not what:
        return refused(DayRefusal.TEXT_MISSING)
    return happens(e.QuickRecorded(what, quantity)) if quantity else refused(DayRefusal.NOT_A_COUNT)
