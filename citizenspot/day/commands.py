"""What screen 1 asks of the desk's day. Amounts and counts are as they were typed."""

from __future__ import annotations

from typing import Literal

import msgspec

from citizenspot.day.held_commands import CitizensHeldCommand, MediatorsHeldCommand
from citizenspot.visit.desk_commands import Command

_Work = Literal["", "open", "close", "cash", "note", "quick", "ticket", "tickets", "pin", "held"]
_Care = Literal["accounts", "account", "role", "reset", "supervision", "find", "read", "delivery"]
DeskPage = _Work | _Care
"""The pages of the desk between two visits; the empty name is the first of them."""


class SignIn(Command, frozen=True, tag="sign_in"):
    """Sign in with an account's name and its PIN. It is never logged or journalled as it is."""

    name: str = ""
    pin: str = ""


class SignInElsewhere(Command, frozen=True, tag="sign_in_elsewhere"):
    """Sign in at the identity provider (OpenID Connect), in its own window."""


class SignInByCard(Command, frozen=True, tag="sign_in_by_card"):
    """Sign in with one's own card: the reader is asked for it, and for its PIN."""


class StopCard(Command, frozen=True, tag="stop_card"):
    """Sign in another way, or keep no card: nothing is asked of the reader any more."""


class UseOwnKeypad(Command, frozen=True, tag="use_own_keypad"):
    """Let the reader's own keypad take the PIN of one's own card."""

    request: int


class AllowOwnLastTry(Command, frozen=True, tag="allow_own_last_try"):
    """Say that one is sure of the PIN, which the card takes once more only."""

    request: int


class LockScreen(Command, frozen=True, tag="lock_screen"):
    """Leave the desk for a moment: nothing is shown until someone signs in."""


class LockIfLeft(Command, frozen=True, tag="lock_if_left"):
    """Lock the screen, since nobody has touched screen 1 for a while, unless a citizen works."""


class SignOut(Command, frozen=True, tag="sign_out"):
    """End one's work at this desk."""


class SetUpAdministrator(Command, frozen=True, tag="set_up_administrator"):
    """Make the first account of a desk that has none."""

    name: str = ""
    pin: str = ""
    again: str = ""


class OpenAccount(Command, frozen=True, tag="open_account"):
    """Make an account for someone."""

    name: str = ""
    role: str = "mediator"
    pin: str = ""


class GiveRole(Command, frozen=True, tag="give_role"):
    """Give an account another role."""

    account: str
    role: str = ""


class SetPin(Command, frozen=True, tag="set_pin"):
    """Change one's own PIN."""

    old: str = ""
    pin: str = ""
    again: str = ""


class BindCard(Command, frozen=True, tag="bind_card"):
    """Keep one's own card as a way to sign in: it is asked to prove itself first."""


class RemoveCard(Command, frozen=True, tag="remove_card"):
    """Let an account's card sign in no more."""

    account: str


class ResetPin(Command, frozen=True, tag="reset_pin"):
    """Give an account a new PIN."""

    account: str
    pin: str = ""


class UnlockAccount(Command, frozen=True, tag="unlock_account"):
    """Let an account try its PIN again after too many wrong ones."""

    account: str


class CloseAccount(Command, frozen=True, tag="close_account"):
    """Let an account sign in no more."""

    account: str


class OpenDay(Command, frozen=True, tag="open_day"):
    """Open the desk with what is in the till."""

    till: str = ""


class MoveCash(Command, frozen=True, tag="move_cash"):
    """Put cash into the till or take it out, other than for a fee, and say why."""

    amount: str = ""
    direction: Literal["in", "out"] = "out"
    reason: str = ""


class CloseDay(Command, frozen=True, tag="close_day"):
    """Close the desk: `counted` says how many there are of each note and coin, by its cents."""

    counted: dict[str, str] = msgspec.field(default_factory=dict)
    reason: str = ""


class LeaveNote(Command, frozen=True, tag="leave_note"):
    """Leave a note for who works here next."""

    text: str = ""


class TakeNote(Command, frozen=True, tag="take_note"):
    """Say that a note was read and is taken care of."""

    note: str


class RecordQuick(Command, frozen=True, tag="record_quick"):
    """Note something given without a visit, such as directions, and how many times."""

    what: str = ""
    quantity: str = "1"


class AddTicket(Command, frozen=True, tag="add_ticket"):
    """Put someone who came without a ticket into the queue."""

    wish: str = ""
    language: str = ""
    need: str = ""
    priority: str = ""


class CallNext(Command, frozen=True, tag="call_next"):
    """Call whoever is next."""


class CallTicket(Command, frozen=True, tag="call_ticket"):
    """Call this ticket, whatever stands before it."""

    number: str = ""


class HoldTicket(Command, frozen=True, tag="hold_ticket"):
    """Let the ticket called wait, and keep its place."""

    number: str


class MarkAbsent(Command, frozen=True, tag="mark_absent"):
    """Say that nobody came with the ticket called."""

    number: str


class PutBack(Command, frozen=True, tag="put_back"):
    """Undo: put a ticket back where it was in the queue."""

    number: str


class ReadVisit(Command, frozen=True, tag="read_visit"):
    """Read a visit that is over, and say why; the reading is recorded before it is shown."""

    visit: str
    why: str = ""


class FindVisit(Command, frozen=True, tag="find_visit"):
    """Read the visit of a receipt, or of a provider's reference, and say why."""

    text: str = ""
    why: str = ""


class ShowDesk(Command, frozen=True, tag="show_desk"):
    """Show another page of the desk between two visits, or its first again."""

    page: DeskPage = ""
    about: str = ""


class UndoAct(Command, frozen=True, tag="undo_act"):
    """Take back what was just done between two visits."""


class ForgetRefusal(Command, frozen=True, tag="forget_refusal"):
    """Put a refusal's notice away."""


DaysCommand = (
    SignIn
    | SignInElsewhere
    | SignInByCard
    | StopCard
    | UseOwnKeypad
    | AllowOwnLastTry
    | LockScreen
    | LockIfLeft
    | SignOut
    | SetUpAdministrator
    | OpenAccount
    | GiveRole
    | SetPin
    | BindCard
    | RemoveCard
    | ResetPin
    | UnlockAccount
    | CloseAccount
    | OpenDay
    | MoveCash
    | CloseDay
    | LeaveNote
    | TakeNote
    | RecordQuick
    | AddTicket
    | CallNext
    | CallTicket
    | HoldTicket
    | MarkAbsent
    | PutBack
    | ReadVisit
    | FindVisit
    | ShowDesk
    | UndoAct
    | ForgetRefusal
    | MediatorsHeldCommand
)
CitizensDaysCommand = CitizensHeldCommand
"""What screen 2 asks of the day, while no visit is open."""


class Vouched(msgspec.Struct, frozen=True):
    """What an identity provider has said of someone: its own name, and the roles it gives."""

    issuer: str
    subject: str
    name: str
    role: str


class OwnCardProved(msgspec.Struct, frozen=True):
    """A card that has proved itself, by its certificate's SHA-256; it signs in, or is kept."""

    certificate: str
    binding: bool = False


CardCommand = SignInByCard | BindCard | StopCard | UseOwnKeypad | AllowOwnLastTry
"""What is asked of the card reader for whoever works here."""
