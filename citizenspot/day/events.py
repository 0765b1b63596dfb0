"""What has happened at the desk besides visits. Recorded in the journal, in two streams.

The desk's record (`RECORD`) goes on for as long as the desk: its accounts, and the notes left.
A day (`DAY` and an id) begins with its first event and ends with `DayClosed`. Like a visit's, an
event's name and meaning never change once released. Amounts are whole cents.
"""

from __future__ import annotations

from datetime import datetime
from typing import Literal

import msgspec

from citizenspot.visit.words import Actor

RECORD = "desk/record"
DAY = "desk/day/"
STREAMS = "desk/"
"""What the names of the desk's own streams begin with; a visit's name is hexadecimal."""


class Event(msgspec.Struct, frozen=True, tag_field="event"):
    """The base of the desk's events."""


class AccountOpened(Event, frozen=True, tag="account_opened"):
    """An account was made; `proof` is the Argon2id hash of its PIN, empty where there is none."""

    account: str
    name: str
    role: str
    proof: str = ""
    issuer: str = ""
    subject: str = ""


class RoleGiven(Event, frozen=True, tag="role_given"):
    """An account has another role."""

    account: str
    role: str


class PinSet(Event, frozen=True, tag="pin_set"):
    """An account has another PIN."""

    account: str
    proof: str


class SignInFailed(Event, frozen=True, tag="sign_in_failed"):
    """A wrong PIN was typed for an account."""

    account: str


class CardBound(Event, frozen=True, tag="card_bound"):
    """A card signs an account in; `certificate` is the SHA-256 of its certificate, and no more."""

    account: str
    certificate: str


class CardRemoved(Event, frozen=True, tag="card_removed"):
    """An account's card signs in no more."""

    account: str


class AccountUnlocked(Event, frozen=True, tag="account_unlocked"):
    """The wrong PINs of an account count no more."""

    account: str


class AccountClosed(Event, frozen=True, tag="account_closed"):
    """An account signs in no more."""

    account: str


class AccountReopened(Event, frozen=True, tag="account_reopened"):
    """An account that was closed by mistake signs in again."""

    account: str


class AccountVouched(Event, frozen=True, tag="account_vouched"):
    """The identity provider vouched for an account; its PIN is good for a while without it."""

    account: str


class NoteLeft(Event, frozen=True, tag="note_left"):
    """A note was left for who works here next."""

    note: str
    text: str
    author: str


class NoteTaken(Event, frozen=True, tag="note_taken"):
    """A note was read and is taken care of."""

    note: str


class SignedIn(Event, frozen=True, tag="signed_in"):
    """Someone began to work at the desk, or came back to it."""

    account: str
    way: Literal["pin", "provider", "card"]


class SignedOut(Event, frozen=True, tag="signed_out"):
    """Someone ended their work at the desk."""

    account: str


class ScreenLocked(Event, frozen=True, tag="screen_locked"):
    """Someone left the desk for a moment."""

    account: str


class DayOpened(Event, frozen=True, tag="day_opened"):
    """The desk was opened, with so much in its till."""

    till_cents: int


class CashMoved(Event, frozen=True, tag="cash_moved"):
    """Cash went into the till (positive) or out of it, other than for a fee."""

    cents: int
    reason: str


class QuickRecorded(Event, frozen=True, tag="quick_recorded"):
    """Something was given without a visit, so many times; a negative number takes it back."""

    what: str
    quantity: int


class TicketCalled(Event, frozen=True, tag="ticket_called"):
    """A ticket was called to this desk."""

    number: str


class TicketHeld(Event, frozen=True, tag="ticket_held"):
    """The ticket called waits, and keeps its place."""

    number: str


class TicketAbsent(Event, frozen=True, tag="ticket_absent"):
    """Nobody came with the ticket called."""

    number: str


class TicketPutBack(Event, frozen=True, tag="ticket_put_back"):
    """A ticket went back to where it was."""

    number: str


class TicketServed(Event, frozen=True, tag="ticket_served"):
    """A visit began for a ticket."""

    number: str
    visit: str


class VisitRead(Event, frozen=True, tag="visit_read"):
    """A supervisor read a visit that is over, for this reason."""

    visit: str
    reason: str


class CardReadOutside(Event, frozen=True, tag="card_read_outside"):
    """A card was read while no visit was open."""


class SeenWithoutService(Event, frozen=True, tag="seen_without_service"):
    """A visit ended in which someone was identified and no service was begun."""

    visit: str


class HeldTold(Event, frozen=True, tag="held_told"):
    """Somebody was told, on a card that was checked, what is held about them; never who.

    It was of so many visits. `assisted` is why the mediator pressed for them, where they did.
    """

    visits: int
    assisted: str = ""


class DayClosed(Event, frozen=True, tag="day_closed"):
    """The desk was closed, with what was counted and what should have been there.

    It is the last event of its day: what is sealed or sent at a day's end hangs on it.
    `head_position` and `head_hash` (hexadecimal) are the journal's head it was decided at.
    """

    counted: dict[str, int]
    counted_cents: int
    expected_cents: int
    reason: str
    cash_cents: int
    terminal_cents: int
    reference_cents: int
    payments: int
    visits: int
    quick: int
    head_position: int
    head_hash: str


RecordEvent = (
    AccountOpened
    | RoleGiven
    | PinSet
    | CardBound
    | CardRemoved
    | SignInFailed
    | AccountUnlocked
    | AccountClosed
    | AccountReopened
    | AccountVouched
    | NoteLeft
    | NoteTaken
)
DayEvent = (
    SignedIn
    | SignedOut
    | ScreenLocked
    | DayOpened
    | CashMoved
    | QuickRecorded
    | TicketCalled
    | TicketHeld
    | TicketAbsent
    | TicketPutBack
    | TicketServed
    | VisitRead
    | CardReadOutside
    | SeenWithoutService
    | HeldTold
    | DayClosed
)
AnyDayEvent = RecordEvent | DayEvent


class DayHappened(msgspec.Struct, frozen=True):
    """An event of the desk with its actor, the account that acted, and its moment (UTC)."""

    event: AnyDayEvent
    actor: Actor
    at: datetime
    by: str = ""
