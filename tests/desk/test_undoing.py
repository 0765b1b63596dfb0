"""Nothing asks "are you sure": what was done is taken back with one key."""

from collections.abc import Iterator

import pytest

from citizenspot.day import commands as d
from citizenspot.day.events import DAY, DayClosed, QuickRecorded
from citizenspot.visit import commands as c
from citizenspot.visit.screen_commands import AskToExplain
from citizenspot.visit.views import Act, DeskView, Fields, Notice
from citizenspot.visit.words import Outcome
from tests.desk.day_rig import ANA, CHIEF, RUI, counted, day_at_work, events_of
from tests.desk.desk_rig import DeskRig, desk_at_work


@pytest.fixture
def rig() -> Iterator[DeskRig]:
    with desk_at_work() as made:
        yield made


def undo(view: DeskView) -> Act:
    (act,) = [act for act in view.acts if act.key == "Ctrl+Z"]
    return act


def has_undo(view: DeskView) -> bool:
    return any(act.key == "Ctrl+Z" for act in view.acts)


def text_of(view: DeskView, name: str) -> str:
    blocks = [block for block in view.page.blocks if isinstance(block, Fields)]
    return next(field.text for block in blocks for field in block.fields if field.field == name)


def test_a_case_that_was_ended_goes_on_where_it_was(rig: DeskRig) -> None:
    case = rig.told_until_form()
    before = rig.view.page
    view = rig.mediator(c.CloseCase(case, Outcome.DECLINED))
    assert view.page != before
    assert rig.mediator(undo(view).command).page == before


def test_an_answer_is_taken_back_to_the_one_before_and_that_is_taken_back_too(
    rig: DeskRig,
) -> None:
    case = rig.told_until_form()
    rig.mediator(c.EnterField(case, "phone", "912345678"))
    view = rig.mediator(c.EnterField(case, "phone", "961234567"))
    view = rig.mediator(undo(view).command)
    assert text_of(view, "phone") == "912345678"
    view = rig.mediator(undo(view).command)
    assert text_of(view, "phone") == "961234567"


def test_a_first_answer_is_taken_back_to_none(rig: DeskRig) -> None:
    case = rig.told_until_form()
    view = rig.mediator(c.EnterField(case, "phone", "912345678"))
    assert text_of(rig.mediator(undo(view).command), "phone") == ""


def test_what_the_citizen_has_done_is_not_the_mediators_to_undo(rig: DeskRig) -> None:
    case = rig.told_until_form()
    rig.mediator(c.EnterField(case, "phone", "912345678"))
    assert has_undo(rig.view)
    assert not has_undo(rig.citizen(AskToExplain()))


def test_a_case_that_was_sent_cannot_be_reopened(rig: DeskRig) -> None:
    case = rig.told_until_sent()
    view = rig.mediator(c.ReopenCase(case))
    assert view.notices
    assert not has_undo(view)


def test_the_undo_goes_with_the_visit(rig: DeskRig) -> None:
    case = rig.told_until_form()
    rig.mediator(c.EnterField(case, "phone", "912345678"))
    assert not has_undo(rig.mediator(c.Park()))


def test_a_note_taken_by_mistake_comes_back() -> None:
    with day_at_work() as rig:
        rig.open_day()
        rig.mediator(d.LeaveNote("The printer needs paper."))
        (note,) = [each for each in rig.view.page.blocks if isinstance(each, Notice)]
        rig.mediator(note.acts[0].command)
        assert "printer" not in repr(rig.view.page)
        rig.press("Undo")
        assert "printer" in repr(rig.view.page)
        assert "Undo" not in [act.label for act in rig.view.acts]


def test_what_was_counted_or_moved_by_mistake_is_taken_back() -> None:
    with day_at_work() as rig:
        rig.open_day(till="50")
        rig.mediator(d.RecordQuick("Directions", "3"))
        rig.press("Undo")
        rig.mediator(d.MoveCash("20", "out", "bank"))
        rig.press("Undo")
        rig.mediator(d.CloseDay(counted(5_000)))
        closed = events_of(rig, DAY)[-1]
        assert isinstance(closed, DayClosed)
        assert (closed.quick, closed.expected_cents, closed.reason) == (0, 5_000, "")


def test_an_account_closed_by_mistake_signs_in_again_and_a_role_goes_back() -> None:
    with day_at_work() as rig:
        rig.sign_in(CHIEF)
        rig.mediator(d.CloseAccount(rig.account(ANA)))
        rig.press("Undo")
        rig.mediator(d.GiveRole(rig.account(ANA), "supervisor"))
        rig.press("Undo")
        rig.mediator(d.SignOut())
        assert rig.sign_in(ANA).page.heading == "Open the desk"
        assert "Supervision" not in [act.label for act in rig.view.acts]


def test_nobody_undoes_what_a_colleague_has_done() -> None:
    with day_at_work() as rig:
        rig.open_day(ANA)
        rig.mediator(d.RecordQuick("Directions", "3"))
        rig.mediator(d.LockScreen())
        rig.sign_in(RUI)
        rig.mediator(d.UndoAct())
        recorded = [e for e in events_of(rig, DAY) if isinstance(e, QuickRecorded)]
        assert [each.quantity for each in recorded] == [3]
