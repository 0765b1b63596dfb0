"""Nothing asks "are you sure": what was done is taken back with one key."""

from collections.abc import Iterator

import pytest

from citizenspot.visit import commands as c
from citizenspot.visit.views import Act, DeskView, Fields
from citizenspot.visit.words import Outcome
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
    assert not has_undo(rig.citizen(c.AskToExplain()))


def test_a_case_that_was_sent_cannot_be_reopened(rig: DeskRig) -> None:
    case = rig.told_until_sent()
    view = rig.mediator(c.ReopenCase(case))
    assert view.notices
    assert not has_undo(view)


def test_the_undo_goes_with_the_visit(rig: DeskRig) -> None:
    case = rig.told_until_form()
    rig.mediator(c.EnterField(case, "phone", "912345678"))
    assert not has_undo(rig.mediator(c.Park()))
