"""A desk that is left locks by itself, keeps the visit as it is, and covers screen 2."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

import pytest
from msgspec.structs import replace

from citizenspot.day import commands as d
from citizenspot.day.events import DAY, ScreenLocked
from citizenspot.visit import commands as c
from citizenspot.visit.screen_commands import HandOver
from citizenspot.visit.words import Actor
from tests.desk.day_rig import ANA, RUI, SIGNED_IN_AT, DayRig, day_at_work, history_of

LOCKS = replace(SIGNED_IN_AT, lock_after=timedelta(minutes=5))


@pytest.fixture
def rig() -> Iterator[DayRig]:
    with day_at_work(place=LOCKS) as made:
        yield made


def test_a_desk_that_is_left_locks_and_covers_screen_2(rig: DayRig) -> None:
    rig.open_day()
    rig.told_until_form()
    rig.clock.turn(minutes=5)
    view = rig.mediator(d.LockIfLeft())
    assert view.locked
    assert view.citizen.state == "covered"
    assert "Rita" not in repr(view)


def test_the_journal_says_that_the_program_locked_it(rig: DayRig) -> None:
    rig.open_day()
    rig.mediator(d.LockIfLeft())
    (locked,) = [h for h in history_of(rig, DAY) if isinstance(h.event, ScreenLocked)]
    assert (locked.actor, locked.event.account) == (Actor.SYSTEM, rig.account(ANA))  # type: ignore[union-attr] # a `ScreenLocked`


def test_a_citizen_at_work_on_screen_2_is_not_covered(rig: DayRig) -> None:
    rig.open_day()
    case = rig.told_until_form()
    rig.mediator(HandOver())
    rig.clock.turn(minutes=30)
    rig.desk.draft(case, "phone", "912", Actor.CITIZEN)
    assert rig.view.visit
    rig.clock.turn(minutes=4)
    view = rig.mediator(d.LockIfLeft())
    assert not view.locked
    assert view.citizen.state != "covered"
    rig.clock.turn(minutes=1)
    assert rig.mediator(d.LockIfLeft()).locked


def test_what_the_last_citizen_did_keeps_no_desk_open(rig: DayRig) -> None:
    rig.open_day()
    rig.mediator(c.OpenVisit(ANA))
    rig.citizen(c.Begin())
    rig.mediator(c.Park())
    assert rig.mediator(d.LockIfLeft()).locked


def test_a_desk_set_never_to_lock_stays_open() -> None:
    with day_at_work() as rig:
        rig.open_day()
        rig.clock.turn(hours=3)
        assert not rig.mediator(d.LockIfLeft()).locked


def test_nobody_here_is_no_news_and_no_refusal(rig: DayRig) -> None:
    view = rig.mediator(d.LockIfLeft())
    assert view.page.heading == "Who works here?"
    assert not view.notices


def test_who_comes_back_finds_the_page_they_left_and_nobody_else_does(rig: DayRig) -> None:
    rig.open_day()
    rig.mediator(d.ShowDesk("close"))
    rig.mediator(d.LockIfLeft())
    assert rig.sign_in(ANA).page.name == "desk/close"
    rig.mediator(d.LockIfLeft())
    assert rig.sign_in(RUI).page.name == "idle"
