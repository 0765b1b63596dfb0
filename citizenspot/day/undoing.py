"""What takes an act between two visits back: events that say the contrary, never a deletion."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from citizenspot.day import events as e
from citizenspot.day.state import DeskRecord


def undo_of(before: DeskRecord, events: Sequence[e.AnyDayEvent]) -> tuple[e.AnyDayEvent, ...]:
    """Return what takes back what has just happened; nothing where it cannot be."""
    contrary = _CONTRARIES.get(type(events[0])) if len(events) == 1 else None
    return (contrary(before, events[0]),) if contrary else ()


def _note_left(before: DeskRecord, taken: e.NoteTaken) -> e.AnyDayEvent:
    note = before.notes[taken.note]
    return e.NoteLeft(note.id, note.text, note.author)


def _role_before(before: DeskRecord, given: e.RoleGiven) -> e.AnyDayEvent:
    return e.RoleGiven(given.account, before.accounts[given.account].role.value)


def _card_before(before: DeskRecord, removed: e.CardRemoved) -> e.AnyDayEvent:
    return e.CardBound(removed.account, before.accounts[removed.account].card)


_CONTRARIES: dict[type, Callable[[DeskRecord, Any], e.AnyDayEvent]] = {
    e.NoteTaken: _note_left,
    e.QuickRecorded: lambda _, event: e.QuickRecorded(event.what, -event.quantity),
    e.CashMoved: lambda _, event: e.CashMoved(-event.cents, event.reason),
    e.AccountClosed: lambda _, event: e.AccountReopened(event.account),
    e.RoleGiven: _role_before,
    e.CardRemoved: _card_before,
}
