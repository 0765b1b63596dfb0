"""Who works at the desk: signing in, leaving, coming back, and what nobody sees meanwhile."""

from collections.abc import Iterator

import pytest
from msgspec.structs import replace

from citizenspot.day import commands as d
from citizenspot.visit import commands as c
from citizenspot.visit.screen_commands import Uncover
from citizenspot.visit.views import EntryForm
from tests.desk.day_rig import (
    ANA,
    CHIEF,
    PINS,
    RUI,
    SIGNED_IN_AT,
    DayRig,
    day_at_work,
    kept_journal,
    recorded,
    reopened,
)


@pytest.fixture
def rig() -> Iterator[DayRig]:
    with day_at_work() as made:
        yield made


def test_a_desk_without_accounts_asks_for_its_first_and_for_nothing_else() -> None:
    with day_at_work(begun=False) as rig:
        assert rig.view.page.name == "set-up"
        rig.mediator(c.OpenVisit("Ana"))
        assert rig.view.visit == ""
        rig.mediator(d.SetUpAdministrator("Chief", "270918", "270918"))
        assert rig.view.page.heading == "You are signed in"


def test_the_first_account_is_made_once(rig: DayRig) -> None:
    rig.mediator(d.SetUpAdministrator("Intruder", "918273", "918273"))
    assert "accounts already" in rig.refused


def test_a_mediator_signs_in_and_opens_the_desk(rig: DayRig) -> None:
    assert rig.view.page.heading == "Who works here?"
    assert rig.sign_in(ANA).page.heading == "Open the desk"
    view = rig.mediator(d.OpenDay("50,00"))
    assert (view.page.heading, view.mediator) == ("Ready for the next citizen", ANA)


def test_names_are_found_however_they_are_written(rig: DayRig) -> None:
    rig.mediator(d.SignIn("  ana EXEMPLO ", PINS[ANA]))
    assert rig.view.mediator == ANA


@pytest.mark.parametrize("name", [ANA, "Nobody"])
def test_a_wrong_pin_and_a_wrong_name_are_told_the_same(rig: DayRig, name: str) -> None:
    rig.mediator(d.SignIn(name, "not-this-1"))
    assert rig.refused == "Name or PIN is wrong. Type both again."
    assert rig.view.locked


def test_after_three_wrong_pins_the_right_one_has_to_wait(rig: DayRig) -> None:
    for _ in range(3):
        rig.mediator(d.SignIn(ANA, "wrong-01"))
    rig.sign_in(ANA)
    assert "Too many wrong PINs" in rig.refused
    rig.clock.turn(seconds=14)
    assert rig.sign_in(ANA).locked
    rig.clock.turn(seconds=1)
    assert not rig.sign_in(ANA).locked


def test_each_wrong_pin_more_doubles_the_wait(rig: DayRig) -> None:
    for _ in range(3):
        rig.mediator(d.SignIn(ANA, "wrong-01"))
    rig.clock.turn(seconds=15)
    rig.mediator(d.SignIn(ANA, "wrong-01"))
    rig.clock.turn(seconds=29)
    assert rig.sign_in(ANA).locked
    rig.clock.turn(seconds=1)
    assert not rig.sign_in(ANA).locked


def test_after_eight_wrong_pins_someone_else_has_to_unlock(rig: DayRig) -> None:
    for _ in range(8):
        rig.clock.turn(hours=1)
        rig.mediator(d.SignIn(ANA, "wrong-01"))
    rig.clock.turn(days=30)
    rig.sign_in(ANA)
    assert "blocked" in rig.refused
    rig.sign_in(CHIEF)
    rig.mediator(d.UnlockAccount(rig.account(ANA)))
    rig.mediator(d.SignOut())
    assert rig.sign_in(ANA).page.heading == "Open the desk"


def test_wrong_pins_are_counted_over_a_restart() -> None:
    journal = kept_journal()
    with day_at_work(lambda: reopened(journal)) as rig:
        for _ in range(8):
            rig.clock.turn(hours=1)
            rig.mediator(d.SignIn(ANA, "wrong-01"))
    with day_at_work(lambda: reopened(journal), begun=False) as rig:
        rig.clock.turn(days=1)
        rig.sign_in(ANA)
        assert "blocked" in rig.refused


def test_a_restart_asks_again_who_works_here() -> None:
    journal = kept_journal()
    with day_at_work(lambda: reopened(journal)) as rig:
        rig.open_day()
    with day_at_work(lambda: reopened(journal), begun=False) as rig:
        assert rig.view.page.heading == "Who works here?"
        assert rig.sign_in(ANA).page.heading == "Ready for the next citizen"


def test_leaving_locks_the_desk_and_shows_nothing_of_the_visit(rig: DayRig) -> None:
    rig.open_day()
    rig.told_until_form()
    view = rig.mediator(d.LockScreen())
    shown = (view.visit, view.tasks, view.steps, view.outbox, view.parked, view.say, view.acts)
    assert shown == ("", (), (), (), (), "", ())
    assert "Rita" not in repr(view)
    assert view.citizen.state == "covered"


def test_coming_back_finds_the_visit_where_it_was(rig: DayRig) -> None:
    rig.open_day()
    rig.told_until_form()
    before = rig.view.page
    rig.mediator(d.LockScreen())
    view = rig.sign_in(ANA)
    assert view.page == before
    assert view.citizen.state == "covered"


def test_nothing_goes_on_a_locked_desk(rig: DayRig) -> None:
    rig.open_day()
    case = rig.told_until_form()
    rig.mediator(d.LockScreen())
    rig.mediator(c.EnterField(case, "phone", "912345678"))
    assert "Nobody is signed in" in rig.refused
    rig.mediator(Uncover())
    assert rig.view.citizen.state == "covered"


def test_a_colleague_takes_over_by_signing_in_and_acts_under_their_own_name(rig: DayRig) -> None:
    rig.open_day(ANA)
    case = rig.told_until_form()
    visit = rig.view.visit
    rig.mediator(d.LockScreen())
    assert rig.sign_in(RUI).visit == visit
    rig.mediator(c.EnterField(case, "phone", "912345678"))
    ana, rui = rig.account(ANA), rig.account(RUI)
    typed = [r.actor for r in recorded(rig, visit) if r.kind == "field_entered"]
    assert [actor for actor in typed if actor != "system"] == [f"mediator:{ana}", f"mediator:{rui}"]


def test_the_citizens_acts_stay_the_citizens(rig: DayRig) -> None:
    rig.open_day()
    rig.told_until_form()
    actors = {r.kind: r.actor for r in recorded(rig, rig.view.visit)}
    assert actors["identity_confirmed"] == "citizen"
    rig.mediator(c.ConfirmIdentity())
    assert "belongs to the other screen" in rig.refused


def test_nobody_signs_out_while_a_citizen_is_there(rig: DayRig) -> None:
    rig.open_day()
    rig.mediator(c.OpenVisit(ANA))
    rig.mediator(d.SignOut())
    assert "A visit is open" in rig.refused


def test_no_pin_is_journalled_or_shown(rig: DayRig) -> None:
    rig.open_day()
    rig.mediator(d.SetPin(PINS[ANA], "new-pin-66", "new-pin-66"))
    written = b"".join(each.payload for each in recorded(rig, "desk/record"))
    assert b"argon2id" in written
    assert not [pin for pin in (*PINS.values(), "new-pin-66") if pin.encode() in written]


def test_ones_own_pin_is_changed_with_the_old_one(rig: DayRig) -> None:
    rig.sign_in(ANA)
    rig.mediator(d.SetPin("wrong-01", "new-pin-66", "new-pin-66"))
    assert "wrong" in rig.refused
    rig.mediator(d.SetPin(PINS[ANA], "new-pin-66", "new-pin-67"))
    assert "differ" in rig.refused
    rig.mediator(d.SetPin(PINS[ANA], "new-pin-66", "new-pin-66"))
    rig.mediator(d.SignOut())
    assert not rig.mediator(d.SignIn(ANA, "new-pin-66")).locked


@pytest.mark.parametrize(
    ("pin", "why"), [("12345", "6 to 64"), ("123456", "guessed"), ("777777", "guessed")]
)
def test_a_pin_that_everyone_tries_first_is_refused(rig: DayRig, pin: str, why: str) -> None:
    rig.sign_in(ANA)
    rig.mediator(d.SetPin(PINS[ANA], pin, pin))
    assert why in rig.refused


def test_a_desk_that_does_not_ask_who_works_there_serves_at_once() -> None:
    with day_at_work(place=replace(SIGNED_IN_AT, sign_in=False), begun=False) as rig:
        assert rig.mediator(c.OpenVisit("Ana")).visit


def test_the_page_to_sign_in_hides_the_pin(rig: DayRig) -> None:
    (form,) = [block for block in rig.view.page.blocks if isinstance(block, EntryForm)]
    assert [entry.kind for entry in form.entries] == ["text", "pin"]
