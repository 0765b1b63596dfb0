"""What a decision on the desk's day may know, and what it answers with."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from citizenspot.day.cash import Takings
from citizenspot.day.events import AnyDayEvent
from citizenspot.day.pins import Pins
from citizenspot.day.refusals import DayRefusal
from citizenspot.day.state import Account, Day, DeskRecord


@dataclass(frozen=True)
class DayScene:
    """The desk as a decision sees it.

    `signed_in` stays the one who locked the screen while it is `locked`. `required` says that
    nothing goes without signing in. `provider_answers` says whether the identity provider was
    reached when it was last tried, `grace` how long a PIN is good after it last vouched for an
    account; `visit_open` whether a citizen is at the desk. A desk that is left locks after
    `lock_after`; nothing means never.
    """

    record: DeskRecord
    now: datetime
    new_id: Callable[[], str]
    pins: Pins
    day: Day | None = None
    signed_in: Account | None = None
    locked: bool = False
    required: bool = True
    practice: bool = False
    visit_open: bool = False
    takings: Takings = field(default_factory=Takings)
    head: tuple[int, str] = (0, "")
    provider_answers: bool = True
    grace: timedelta = timedelta(hours=72)
    lock_after: timedelta = timedelta()


@dataclass(frozen=True)
class Decided:
    """What happens, and why no more: a wrong PIN is both recorded and refused."""

    events: tuple[AnyDayEvent, ...] = ()
    refusal: DayRefusal | None = None


def happens(*events: AnyDayEvent) -> Decided:
    """Return a decision by which these events happen."""
    return Decided(events)


def refused(reason: DayRefusal) -> Decided:
    """Return a decision by which nothing happens, for this reason."""
    return Decided(refusal=reason)
