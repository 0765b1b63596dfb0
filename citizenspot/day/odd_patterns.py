"""Odd patterns of a day, for the supervisor: they accuse nobody, they ask to be looked at."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import datetime, time, tzinfo
from enum import Enum
from typing import NamedTuple

from citizenspot.day import events as e
from citizenspot.day.events import DayHappened
from citizenspot.day.state import WAITS_FROM, DeskRecord
from citizenspot.texts import _N

Hours = tuple[time, time]


class Oddity(Enum):
    """What is odd."""

    CARD_WITHOUT_VISIT = "card without visit"
    PERSON_WITHOUT_SERVICE = "person without service"
    OUT_OF_HOURS = "out of hours"
    VISIT_READ = "visit read"
    READ_BY_COMMAND = "read by command"
    HELD_TOLD_ASSISTED = "held told assisted"
    WRONG_PINS = "wrong PINs"
    TILL_DIFFERS = "till differs"


SENTENCES = {
    Oddity.CARD_WITHOUT_VISIT: _N("A card was read while no visit was open"),
    Oddity.PERSON_WITHOUT_SERVICE: _N("Someone was identified, and no service was begun"),
    Oddity.OUT_OF_HOURS: _N("Worked outside the opening hours"),
    Oddity.VISIT_READ: _N("A visit that is over was read"),
    Oddity.READ_BY_COMMAND: _N("A visit that is over was read by a command"),
    Oddity.HELD_TOLD_ASSISTED: _N("What is held was printed without a press of the citizen"),
    Oddity.WRONG_PINS: _N("Wrong PINs in a row"),
    Oddity.TILL_DIFFERS: _N("The till did not hold what it should"),
}


class Odd(NamedTuple):
    """One odd pattern: what, when, at whose hand (an account's id), and what it is about."""

    what: Oddity
    at: datetime
    by: str
    about: str = ""


def odd_patterns(
    history: Iterable[DayHappened], hours: Hours | None, zone: tzinfo
) -> tuple[Odd, ...]:
    """Return the odd patterns of a day's events, in the order they happened."""
    return tuple(_odd(history, hours, zone))


def read_by_command(visit: str, at: datetime, who: str, why: str) -> Odd:
    """Return that a visit was read outside the desk's own pages; `who` has no account here."""
    return Odd(Oddity.READ_BY_COMMAND, at, "", f"{visit[:8]}: {why} ({who})")


def wrong_pins(record: DeskRecord) -> tuple[Odd, ...]:
    """Return the accounts whose last PINs were wrong, several in a row."""
    tried = (a for a in record.accounts.values() if a.wrong >= WAITS_FROM and a.wrong_at)
    return tuple(
        Odd(Oddity.WRONG_PINS, a.wrong_at, a.id, str(a.wrong)) for a in tried if a.wrong_at
    )


def _odd(history: Iterable[DayHappened], hours: Hours | None, zone: tzinfo) -> Iterator[Odd]:
    late: set[str] = set()
    for happened in history:
        what, about = _of_event(happened.event)
        if what is not None:
            yield Odd(what, happened.at, happened.by, about)
        elif _is_outside(happened, hours, zone) and happened.by not in late:
            late.add(happened.by)
            yield Odd(Oddity.OUT_OF_HOURS, happened.at, happened.by)


def _of_event(event: e.AnyDayEvent) -> tuple[Oddity | None, str]:
    match event:
        case e.CardReadOutside():
            return Oddity.CARD_WITHOUT_VISIT, ""
        case e.SeenWithoutService(visit=visit):
            return Oddity.PERSON_WITHOUT_SERVICE, visit
        case e.VisitRead(visit=visit, reason=reason):
            return Oddity.VISIT_READ, f"{visit[:8]}: {reason}"
        case e.HeldTold(assisted=reason) if reason:
            return Oddity.HELD_TOLD_ASSISTED, reason
        case e.DayClosed() if event.counted_cents != event.expected_cents:
            return Oddity.TILL_DIFFERS, event.reason
        case _:
            return None, ""


def _is_outside(happened: DayHappened, hours: Hours | None, zone: tzinfo) -> bool:
    """Say whether someone worked outside the hours; leaving late is no work."""
    if hours is None or isinstance(happened.event, e.SignedOut | e.ScreenLocked | e.DayClosed):
        return False
    return not hours[0] <= happened.at.astimezone(zone).time() <= hours[1]
