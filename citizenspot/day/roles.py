"""Roles: what each may do at the desk. One account has one role, and nobody gives it to himself."""

from __future__ import annotations

from enum import Enum

from citizenspot.day import commands as d
from citizenspot.day import held_commands as h
from citizenspot.texts import _N


class Role(Enum):
    """What someone is at this desk."""

    MEDIATOR = "mediator"
    TRAINER = "trainer"
    SUPERVISOR = "supervisor"
    ADMINISTRATOR = "administrator"


NAMES = {
    Role.MEDIATOR: _N("Mediator"),
    Role.TRAINER: _N("Trainer"),
    Role.SUPERVISOR: _N("Supervisor"),
    Role.ADMINISTRATOR: _N("Administrator"),
}

ALWAYS: frozenset[type] = frozenset(
    {d.SignIn, d.SignInElsewhere, d.SignInByCard, d.StopCard, d.UseOwnKeypad, d.AllowOwnLastTry}
    | {d.SetUpAdministrator, d.ForgetRefusal, d.LockIfLeft}
)
"""What may be asked while nobody is signed in."""

_OWN: frozenset[type] = frozenset(
    {d.LockScreen, d.SignOut, d.SetPin, d.BindCard, d.RemoveCard, d.ShowDesk, d.UndoAct}
)
_DAYS_WORK: frozenset[type] = _OWN | {
    d.OpenDay,
    d.MoveCash,
    d.CloseDay,
    d.LeaveNote,
    d.TakeNote,
    d.RecordQuick,
    d.AddTicket,
    d.CallNext,
    d.CallTicket,
    d.HoldTicket,
    d.MarkAbsent,
    d.PutBack,
    h.AskWhatIsHeld,
    h.OpenTheirCard,
    h.EndWhatIsHeld,
}
MAY: dict[Role, frozenset[type]] = {
    Role.MEDIATOR: _DAYS_WORK,
    Role.TRAINER: _DAYS_WORK,
    Role.SUPERVISOR: _DAYS_WORK | {d.ReadVisit, d.FindVisit, d.UnlockAccount},
    Role.ADMINISTRATOR: _OWN
    | {d.OpenAccount, d.GiveRole, d.ResetPin, d.UnlockAccount, d.CloseAccount},
}
"""What each role may ask of the desk's day. Reading a closed visit is the supervisor's alone."""


PAGE_NEEDS: dict[str, type] = {
    **dict.fromkeys(("supervision", "find", "read", "delivery"), d.ReadVisit),
    **dict.fromkeys(("account", "role", "reset"), d.OpenAccount),
    "accounts": d.UnlockAccount,
}
"""The pages that are not for everyone, each with what only those may do whom it is for."""


def may_open(role: Role, page: str) -> bool:
    """Say whether a page of the desk is for a role."""
    needed = PAGE_NEEDS.get(page)
    return needed is None or needed in MAY[role]


def serves(role: Role, *, practice: bool) -> bool:
    """Say whether a role serves citizens: a trainer in practice only, an administrator never."""
    if role is Role.TRAINER:
        return practice
    return role is not Role.ADMINISTRATOR
