"""What each role may do, and what nobody may: raise their own rights, or read in secret."""

from collections.abc import Iterator
from datetime import timedelta
from typing import get_args

import pytest
from msgspec.structs import replace

from citizenspot.day import commands as d
from citizenspot.day.events import DAY, VisitRead
from citizenspot.day.roles import ALWAYS, MAY, Role
from citizenspot.eid.card_events import CardRead, Verification
from citizenspot.visit import commands as c
from citizenspot.visit.words import Assurance
from tests.desk.day_rig import (
    ANA,
    CHIEF,
    EVA,
    PINS,
    RUI,
    SIGNED_IN_AT,
    TEO,
    DayRig,
    all_acts,
    day_at_work,
    events_of,
    lines_of,
)
from tests.desk.desk_rig import holder
from tests.visit.story import person


@pytest.fixture
def rig() -> Iterator[DayRig]:
    with day_at_work() as made:
        yield made


OF_ACCOUNTS = (
    d.OpenAccount("New", "administrator", "482910"),
    d.GiveRole("", "administrator"),
    d.ResetPin("", "482910"),
    d.UnlockAccount(""),
    d.CloseAccount(""),
)


@pytest.mark.parametrize("command", OF_ACCOUNTS, ids=lambda c: type(c).__name__)
@pytest.mark.parametrize("name", [ANA, TEO])
def test_accounts_are_not_a_mediators_nor_a_trainers(
    rig: DayRig, name: str, command: d.DaysCommand
) -> None:
    rig.sign_in(name)
    rig.mediator(command)
    assert "Your role may not do this" in rig.refused


@pytest.mark.parametrize("name", [ANA, CHIEF, TEO])
def test_a_visit_that_is_over_is_read_by_supervisors_only(rig: DayRig, name: str) -> None:
    visit = _visit_over(rig)
    rig.sign_in(name)
    rig.mediator(d.ReadVisit(visit, "curious"))
    assert "Your role may not do this" in rig.refused
    assert _read(rig) == {}


@pytest.mark.parametrize("act", [d.GiveRole, d.CloseAccount, d.ResetPin, d.UnlockAccount])
def test_nobody_changes_their_own_rights(rig: DayRig, act: type) -> None:
    own = rig.account(CHIEF)
    rig.sign_in(CHIEF)
    rig.mediator(act(own, "supervisor") if act in {d.GiveRole, d.ResetPin} else act(own))
    assert "Nobody changes their own rights" in rig.refused


def test_the_last_administrator_stays(rig: DayRig) -> None:
    rig.sign_in(CHIEF)
    rig.mediator(d.OpenAccount("Second", "administrator", "481620"))
    rig.mediator(d.SignOut())
    rig.mediator(d.SignIn("Second", "481620"))
    rig.mediator(d.CloseAccount(rig.account(CHIEF)))
    rig.mediator(d.GiveRole(rig.account("Second"), "mediator"))
    assert "own rights" in rig.refused
    rig.mediator(d.SignOut())
    assert rig.sign_in(CHIEF).locked


def test_a_role_given_holds_from_the_next_act_on(rig: DayRig) -> None:
    rig.sign_in(CHIEF)
    rig.mediator(d.GiveRole(rig.account(ANA), "supervisor"))
    rig.mediator(d.SignOut())
    rig.sign_in(ANA)
    assert "Supervision" in {act.label for act in all_acts(rig.view)}


def test_an_administrator_serves_nobody(rig: DayRig) -> None:
    rig.sign_in(CHIEF)
    rig.mediator(c.OpenVisit(CHIEF))
    assert "does not serve citizens" in rig.refused


def test_a_trainer_serves_in_practice_only(rig: DayRig) -> None:
    rig.sign_in(TEO)
    rig.mediator(c.OpenVisit(TEO))
    assert "does not serve citizens" in rig.refused
    with day_at_work(place=replace(SIGNED_IN_AT, practice=True)) as practice:
        practice.open_day(TEO)
        assert practice.mediator(c.OpenVisit(TEO)).visit


def test_no_act_of_the_citizen_is_done_from_screen_1_by_any_role(rig: DayRig) -> None:
    rig.open_day(EVA)
    case = rig.told_until_form()
    for act in (c.ConfirmIdentity(), c.Agree(case, "inform"), c.ConfirmAnswers(case)):
        rig.mediator(act)
        assert "belongs to the other screen" in rig.refused


def test_the_desk_offers_nobody_what_they_may_not_do(rig: DayRig) -> None:
    for name in PINS:
        rig.sign_in(name)
        role = _role(rig, name)
        offered = {type(act.command) for act in all_acts(rig.view)}
        days = {kind for kind in offered if kind in get_args(d.DaysCommand)}
        assert days <= MAY[role] | ALWAYS | {d.ShowDesk}, name
        rig.mediator(d.SignOut())


def test_every_command_of_the_day_is_somebodys() -> None:
    given = ALWAYS.union(*MAY.values())
    assert given == set(get_args(d.DaysCommand))


def test_a_supervisors_reading_is_recorded_before_it_is_shown(rig: DayRig) -> None:
    visit = _visit_over(rig)
    rig.sign_in(EVA)
    view = rig.mediator(d.ShowDesk("supervision"))
    assert visit not in _read(rig)
    read = next(act for act in all_acts(view) if isinstance(act.command, d.ReadVisit))
    assert read.asks == "why"
    view = rig.mediator(d.ReadVisit(visit, "A complaint, number 12"))
    assert "Identity confirmed · citizen" in lines_of(view)
    assert _read(rig) == {visit: "A complaint, number 12"}


def test_a_reading_without_a_reason_is_refused(rig: DayRig) -> None:
    visit = _visit_over(rig)
    rig.sign_in(EVA)
    rig.mediator(d.ReadVisit(visit, "  "))
    assert "Write why" in rig.refused
    assert _read(rig) == {}


def test_a_visit_that_is_not_over_is_read_by_nobody(rig: DayRig) -> None:
    rig.open_day(EVA)
    rig.mediator(c.OpenVisit(EVA))
    visit = rig.view.visit
    rig.mediator(c.Park())
    rig.mediator(d.ReadVisit(visit, "curious"))
    assert "not over" in rig.refused
    rig.mediator(d.ReadVisit("desk/record", "curious"))
    assert "no such visit" in rig.refused


def test_what_was_read_is_gone_when_the_page_is_left(rig: DayRig) -> None:
    visit = _visit_over(rig)
    rig.sign_in(EVA)
    rig.mediator(d.ShowDesk("supervision"))
    rig.mediator(d.ReadVisit(visit, "A complaint"))
    rig.mediator(d.LockScreen())
    view = rig.sign_in(EVA)
    assert not view.page.name.startswith("desk/read")


def test_odd_patterns_are_listed_for_the_supervisor(rig: DayRig) -> None:
    rig.open_day(ANA)
    rig.desk.card_reported(CardRead(holder(), Verification(), 12))
    rig.mediator(c.OpenVisit(ANA))
    rig.citizen(c.Begin())
    rig.program(c.OfferIdentity(person(), Assurance.CARD_READ))
    rig.citizen(c.ConfirmIdentity())
    rig.mediator(c.SayGoodbye())
    rig.mediator(c.Wipe())
    for _ in range(3):
        rig.mediator(d.SetPin("wrong-01", "a", "a"))
    rig.mediator(d.SignOut())
    rig.clock.now += timedelta(hours=12)
    rig.sign_in(RUI)
    rig.mediator(d.SignOut())
    rig.sign_in(EVA)
    said = " ".join(lines_of(rig.mediator(d.ShowDesk("supervision"))))
    for odd in (
        "A card was read while no visit was open",
        "Someone was identified, and no service was begun",
        "Wrong PINs in a row · Ana Exemplo 3",
        "Worked outside the opening hours · Rui Exemplo",
    ):
        assert odd in said


def _visit_over(rig: DayRig) -> str:
    rig.open_day(ANA)
    rig.mediator(c.OpenVisit(ANA))
    visit = rig.view.visit
    rig.citizen(c.Begin())
    rig.program(c.OfferIdentity(person(), Assurance.CARD_READ))
    rig.citizen(c.ConfirmIdentity())
    rig.mediator(c.SayGoodbye())
    rig.mediator(c.Wipe())
    rig.mediator(d.SignOut())
    return visit


def _read(rig: DayRig) -> dict[str, str]:
    events = [event for event in events_of(rig, DAY) if isinstance(event, VisitRead)]
    return {event.visit: event.reason for event in events}


def _role(rig: DayRig, name: str) -> Role:
    account = rig.account(name)
    return rig.desk.ask(lambda counter: counter.day.record.accounts[account].role).result(5)
