"""From what is asked of the desk's day to what happens: who may, and then the decision itself.

`decide_day` is pure but for the time that checking a PIN takes on purpose.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, NamedTuple

from citizenspot.day import commands as d
from citizenspot.day import held_commands as h
from citizenspot.day.decisions import accounts, days_work, own_cards, signing_in
from citizenspot.day.decisions.scene import DayScene, Decided, refused
from citizenspot.day.refusals import DayRefusal
from citizenspot.day.roles import ALWAYS, MAY, serves
from citizenspot.day.state import Account

DECISIONS: dict[type, Callable[[Any, DayScene], Decided]] = {
    d.SignIn: signing_in.sign_in,
    d.Vouched: signing_in.vouched,
    d.OwnCardProved: own_cards.card_shown,
    d.RemoveCard: own_cards.remove_card,
    d.LockScreen: signing_in.lock_screen,
    d.SignOut: signing_in.sign_out,
    d.SetUpAdministrator: accounts.set_up_administrator,
    d.OpenAccount: accounts.open_account,
    d.GiveRole: accounts.give_role,
    d.SetPin: accounts.set_pin,
    d.ResetPin: accounts.reset_pin,
    d.UnlockAccount: accounts.unlock_account,
    d.CloseAccount: accounts.close_account,
    d.OpenDay: days_work.open_day,
    d.MoveCash: days_work.move_cash,
    d.CloseDay: days_work.close_day,
    d.LeaveNote: days_work.leave_note,
    d.TakeNote: days_work.take_note,
    d.RecordQuick: days_work.record_quick,
}
Shown = d.Vouched | d.OwnCardProved
"""What lets someone in, and is nothing that screen 1 can ask for."""
WITHOUT_SIGNING_IN = frozenset(
    {
        d.OpenDay,
        d.MoveCash,
        d.CloseDay,
        d.LeaveNote,
        d.TakeNote,
        d.RecordQuick,
        d.ShowDesk,
        d.UndoAct,
    }
    | {d.AddTicket, d.CallNext, d.CallTicket, d.HoldTicket, d.MarkAbsent, d.PutBack}
    | {h.AskWhatIsHeld, h.OpenTheirCard, h.EndWhatIsHeld}
)
"""What goes at a desk where signing in is not required, such as one that is practised on."""


def decide_day(command: d.DaysCommand | Shown, scene: DayScene) -> Decided:
    """Return what happens when something is asked of the desk's day, or why it does not."""
    hindered = None if isinstance(command, Shown) else may_not(type(command), scene)
    if hindered is not None:
        return refused(hindered)
    return DECISIONS[type(command)](command, scene)


def may_not(act: type, scene: DayScene) -> DayRefusal | None:
    """Say why an act of the desk's day is not for who is here."""
    if act in ALWAYS:
        return None
    if scene.signed_in is None or scene.locked:
        free = not scene.required and not scene.locked and act in WITHOUT_SIGNING_IN
        return None if free else DayRefusal.NOT_SIGNED_IN
    return None if act in MAY[scene.signed_in.role] else DayRefusal.NOT_FOR_THIS_ROLE


class Presence(NamedTuple):
    """Who is at the desk, and whether it is open: what is asked before every act in a visit."""

    signed_in: Account | None
    locked: bool
    required: bool
    practice: bool
    is_open: bool


def may_not_serve(here: Presence, *, visit_open: bool) -> DayRefusal | None:
    """Say why nothing may be done in a visit: nobody here, a role that does not serve, no day."""
    if here.locked:
        return DayRefusal.NOT_SIGNED_IN
    if here.signed_in is None:
        return DayRefusal.NOT_SIGNED_IN if here.required else None
    if not serves(here.signed_in.role, practice=here.practice):
        return DayRefusal.NOT_SERVING
    closed = here.required and not here.is_open
    return DayRefusal.DAY_NOT_OPEN if closed and not visit_open else None
