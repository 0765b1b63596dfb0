"""The desk's day as screen 1 is shown it: plain values, and nothing that is not to be seen."""

from __future__ import annotations

from datetime import datetime
from typing import NamedTuple

import msgspec

from citizenspot.day.card_turn import CardTurn
from citizenspot.day.cash import Takings
from citizenspot.day.commands import DeskPage
from citizenspot.day.held_turn import HeldTurn
from citizenspot.day.odd_patterns import Odd
from citizenspot.day.refusals import DayRefusal
from citizenspot.day.state import Account, Day, DeskRecord
from citizenspot.visit.events import Happened
from citizenspot.waiting.ticket import Ticket


class VisitOver(NamedTuple):
    """A visit that a supervisor may read; nothing of what happened in it."""

    visit: str
    began_at: datetime
    by: str


class Read(NamedTuple):
    """A visit a supervisor reads; empty again when the page is left."""

    visit: str
    history: tuple[Happened, ...]


class DaySight(msgspec.Struct, frozen=True):
    """The desk's day now.

    `tickets` is none where the spot's queue cannot be reached, and `has_queue` false where there
    is none. `provider_name` names the identity provider, if there is one to sign in at. `card` is
    there while somebody's own card is asked for, `held` while somebody is told what is held about
    them; `undoable` says that the last act can be taken back.
    """

    now: datetime
    record: DeskRecord = msgspec.field(default_factory=DeskRecord)
    day: Day | None = None
    signed_in: Account | None = None
    locked: bool = False
    required: bool = False
    practice: bool = False
    page: DeskPage = ""
    about: str = ""
    refusal: DayRefusal | None = None
    takings: Takings = msgspec.field(default_factory=Takings)
    has_queue: bool = False
    tickets: tuple[Ticket, ...] | None = ()
    provider_name: str = ""
    visits: tuple[VisitOver, ...] = ()
    odd: tuple[Odd, ...] = ()
    read: Read | None = None
    card: CardTurn | None = None
    held: HeldTurn | None = None
    undoable: bool = False

    @property
    def hides(self) -> bool:
        """Whether nothing may be shown before someone signs in."""
        return self.locked or (self.required and self.signed_in is None)

    @property
    def is_open(self) -> bool:
        """Whether the desk was opened today."""
        return self.day is not None and self.day.opened_at is not None and not self.day.closed
