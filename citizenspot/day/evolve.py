"""How events change the desk's record and its day: pure functions, and none that decides."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import msgspec

from citizenspot.day import events as e
from citizenspot.day.events import DayHappened
from citizenspot.day.roles import Role
from citizenspot.day.state import Account, Day, DeskRecord, HandOverNote, Ticket

replace = msgspec.structs.replace


def evolve_record(record: DeskRecord, happened: DayHappened) -> DeskRecord:
    """Return the desk's record after one of its events."""
    event = happened.event
    match event:
        case e.AccountOpened():
            return _with(record, _opened(event))
        case e.NoteLeft():
            note = HandOverNote(event.note, event.text, event.author, happened.at)
            return replace(record, notes={**record.notes, note.id: note})
        case e.NoteTaken():
            left = {name: note for name, note in record.notes.items() if name != event.note}
            return replace(record, notes=left)
        case _:
            change = _ACCOUNT_CHANGES[type(event)]
            return _with(record, change(record.accounts[event.account], happened))  # type: ignore[union-attr] # the table holds those that name an account


def evolve_day(day: Day | None, stream: str, happened: DayHappened) -> Day:
    """Return the day after one of its events; the first begins it."""
    if day is None:
        day = Day(stream, happened.at)
    change = _DAY_CHANGES.get(type(happened.event))
    return change(day, happened.event, happened) if change else day


def _opened(event: e.AccountOpened) -> Account:
    return Account(
        id=event.account,
        name=event.name,
        role=Role(event.role),
        proof=event.proof,
        issuer=event.issuer,
        subject=event.subject,
    )


def _with(record: DeskRecord, account: Account) -> DeskRecord:
    return replace(record, accounts={**record.accounts, account.id: account})


def _failed(account: Account, happened: DayHappened) -> Account:
    return replace(account, wrong=account.wrong + 1, wrong_at=happened.at)


def _pin_set(account: Account, happened: DayHappened) -> Account:
    return replace(account, proof=happened.event.proof)  # type: ignore[union-attr] # a `PinSet`


def _card_bound(account: Account, happened: DayHappened) -> Account:
    return replace(account, card=happened.event.certificate)  # type: ignore[union-attr] # a `CardBound`


def _role_given(account: Account, happened: DayHappened) -> Account:
    return replace(account, role=Role(happened.event.role))  # type: ignore[union-attr] # a `RoleGiven`


def _vouched(account: Account, happened: DayHappened) -> Account:
    return replace(account, vouched_at=happened.at, wrong=0, wrong_at=None)


_ACCOUNT_CHANGES: dict[type, Callable[[Account, DayHappened], Account]] = {
    e.RoleGiven: _role_given,
    e.PinSet: _pin_set,
    e.CardBound: _card_bound,
    e.CardRemoved: lambda account, _: replace(account, card=""),
    e.SignInFailed: _failed,
    e.AccountUnlocked: lambda account, _: replace(account, wrong=0, wrong_at=None),
    e.AccountClosed: lambda account, _: replace(account, closed=True),
    e.AccountReopened: lambda account, _: replace(account, closed=False),
    e.AccountVouched: _vouched,
}


def _day_opened(day: Day, event: e.DayOpened, happened: DayHappened) -> Day:
    return replace(day, opened_at=happened.at, till_cents=event.till_cents)


def _called(day: Day, event: e.TicketCalled, _: DayHappened) -> Day:
    return replace(day, ticket=Ticket(event.number), last_ticket=event.number)


def _served(day: Day, event: e.TicketServed, _: DayHappened) -> Day:
    return replace(day, ticket=Ticket(event.number, event.visit))


def _no_ticket(day: Day, _event: object, _: DayHappened) -> Day:
    return replace(day, ticket=None)


_DAY_CHANGES: dict[type, Callable[[Day, Any, DayHappened], Day]] = {
    e.DayOpened: _day_opened,
    e.CashMoved: lambda day, event, _: replace(day, moved_cents=day.moved_cents + event.cents),
    e.QuickRecorded: lambda day, event, _: replace(day, quick=day.quick + event.quantity),
    e.TicketCalled: _called,
    e.TicketServed: _served,
    e.TicketHeld: _no_ticket,
    e.TicketAbsent: _no_ticket,
    e.TicketPutBack: _no_ticket,
    e.DayClosed: lambda day, _event, _: replace(day, closed=True),
}
