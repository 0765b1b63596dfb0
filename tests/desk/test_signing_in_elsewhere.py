"""Mediators of an identity provider: let in by it, and for a while by their PIN without it."""

from collections.abc import Iterator

import pytest
from msgspec.structs import replace

from citizenspot.day import commands as d
from citizenspot.day.refusals import DayRefusal
from tests.desk.day_rig import ANA, CHIEF, SIGNED_IN_AT, DayRig, day_at_work

NIA = d.Vouched("https://login.example", "nia-7", "Nia Exemplo", "mediator")
PIN = "nia-620184"


@pytest.fixture
def rig() -> Iterator[DayRig]:
    with day_at_work(place=replace(SIGNED_IN_AT, provider_name="Rede", grace_hours=72)) as made:
        yield made


def test_whoever_the_provider_vouches_for_has_an_account_from_then_on(rig: DayRig) -> None:
    rig.desk.vouched(NIA)
    assert rig.view.page.heading == "Open the desk"
    rig.mediator(d.SignOut())
    rig.desk.vouched(NIA)
    assert not rig.view.locked
    assert rig.account("Nia Exemplo")


def test_the_providers_role_holds_whatever_it_was_before(rig: DayRig) -> None:
    rig.desk.vouched(NIA)
    rig.mediator(d.SignOut())
    rig.desk.vouched(replace_role("supervisor"))
    assert "Supervision" in {act.label for act in rig.view.acts}


def test_a_role_the_desk_does_not_know_lets_nobody_in(rig: DayRig) -> None:
    rig.desk.vouched(replace_role("director"))
    assert rig.view.locked
    assert "did not vouch" in rig.refused


def test_an_account_closed_here_stays_closed(rig: DayRig) -> None:
    rig.desk.vouched(NIA)
    rig.mediator(d.SignOut())
    rig.sign_in(CHIEF)
    rig.mediator(d.CloseAccount(rig.account("Nia Exemplo")))
    rig.mediator(d.SignOut())
    rig.desk.vouched(NIA)
    assert rig.view.locked


def test_two_people_of_one_name_stay_two(rig: DayRig) -> None:
    rig.desk.vouched(d.Vouched("https://login.example", "other-9", ANA, "mediator"))
    assert rig.view.page.heading == "Open the desk"
    assert rig.account(f"{ANA} (other-9)") != rig.account(ANA)


def test_a_pin_is_no_way_around_a_provider_that_answers(rig: DayRig) -> None:
    _with_pin(rig)
    rig.mediator(d.SignIn("Nia Exemplo", PIN))
    assert "signs in at the identity provider" in rig.refused


def test_without_the_provider_the_pin_is_good_for_a_while(rig: DayRig) -> None:
    _with_pin(rig)
    rig.desk.not_vouched(DayRefusal.PROVIDER_DOWN, answers=False)
    assert "cannot be reached" in rig.refused
    rig.clock.turn(hours=72)
    assert not rig.mediator(d.SignIn("Nia Exemplo", PIN)).locked


def test_after_that_while_only_the_provider_lets_in(rig: DayRig) -> None:
    _with_pin(rig)
    rig.desk.not_vouched(DayRefusal.PROVIDER_DOWN, answers=False)
    rig.clock.turn(hours=72, seconds=1)
    assert rig.mediator(d.SignIn("Nia Exemplo", PIN)).locked
    rig.desk.vouched(NIA)
    assert not rig.view.locked


def test_the_desks_own_accounts_do_not_need_the_provider(rig: DayRig) -> None:
    assert not rig.sign_in(ANA).locked


def test_the_button_names_the_provider(rig: DayRig) -> None:
    assert rig.act("Sign in with Rede").key == "Ctrl+O"


def replace_role(role: str) -> d.Vouched:
    return d.Vouched(NIA.issuer, NIA.subject, NIA.name, role)


def _with_pin(rig: DayRig) -> None:
    rig.desk.vouched(NIA)
    rig.mediator(d.SetPin("", PIN, PIN))
    rig.mediator(d.SignOut())
