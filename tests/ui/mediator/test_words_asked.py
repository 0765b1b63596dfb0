import pytest

from citizenspot.visit import commands as c
from citizenspot.visit.screen_commands import HandOver
from citizenspot.visit.views import Act
from citizenspot.visit.words import Outcome
from ui.mediator.words_asked import answered, question_before


def test_an_ordinary_act_asks_nothing() -> None:
    assert question_before(Act("Continue", c.Begin())) is None


def test_an_assisted_act_asks_for_a_reason_and_carries_it() -> None:
    act = Act("Agree for them", c.Agree("case-1", "consent"), reason_asked=True)
    question = question_before(act)
    assert question
    assert question.required
    assert question.answers
    done = answered(act, "Cannot see the screen")
    assert done.command == c.Assisted(c.Agree("case-1", "consent"), "Cannot see the screen")
    assert question_before(done) is None


def test_a_reference_goes_into_the_command() -> None:
    act = Act("It arrived", c.SettleDelivery("case-1", "arrived"), asks="reference")
    assert answered(act, "IMT-1").command == c.SettleDelivery("case-1", "arrived", "IMT-1")


def test_a_note_may_be_left_empty_but_a_reference_may_not() -> None:
    note = question_before(Act("Close", c.CloseCase("case-1", Outcome.DECLINED), asks="note"))
    reference = question_before(
        Act("Arrived", c.SettleDelivery("case-1", "arrived"), asks="reference")
    )
    assert note
    assert reference
    assert (note.required, reference.required) == (False, True)


def test_an_act_that_is_not_the_citizens_cannot_be_assisted() -> None:
    with pytest.raises(TypeError, match="HandOver is not an act of the citizen"):
        answered(Act("Odd", HandOver(), reason_asked=True), "why")
