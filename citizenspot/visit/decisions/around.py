"""What a decision may know besides the visit, and what it answers with."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import NamedTuple

from citizenspot.visit.events import AnyEvent
from citizenspot.visit.refusals import Refused
from citizenspot.visit.words import Actor
from services_catalog.definition import Service


@dataclass(frozen=True)
class ReceiptGround:
    """What a receipt stands on: the next number of its series, and the journal's head."""

    series: str
    running: int
    head_position: int
    head_hash: str


@dataclass(frozen=True)
class Around:
    """The world as a decision sees it: clock, randomness and catalogue, passed in.

    `new_id` returns 32 random hexadecimal digits. `receipt` is set where a receipt is asked for.
    `by` is the account that is signed in at screen 1, `mediator` the name it goes by.
    """

    now: datetime
    today: date
    new_id: Callable[[], str]
    desk: str
    spot: str
    practice: bool
    language: str = "pt"
    services: Mapping[str, Service] = field(default_factory=dict)
    receipt: ReceiptGround | None = None
    by: str = ""
    mediator: str = ""


class BySystem(NamedTuple):
    """An event that follows from the act of another, and is the program's own."""

    event: AnyEvent


@dataclass(frozen=True)
class Giver:
    """Who gives a command: on whose screen it was given, and whether it stands for the citizen."""

    actor: Actor
    assisted: bool = False

    @property
    def speaks_for_citizen(self) -> bool:
        """Whether the act counts as the citizen's: given on screen 2, or assisted."""
        return self.actor is Actor.CITIZEN or self.assisted


Decided = tuple[AnyEvent | BySystem, ...] | Refused
