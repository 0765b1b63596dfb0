"""The acts that are the citizen's: consent, check, signature, rating, stopping."""

import pytest

from citizenspot.visit import commands as c
from citizenspot.visit.refusals import Refusal
from citizenspot.visit.screen_commands import AskToExplain, Cover, GoOn, HandOver, Stop, TakeBack
from citizenspot.visit.words import Actor, Alone, HelpLevel, Outcome
from tests.visit.story import STROKES, Story


def citizens_acts(case: str) -> list[c.CitizensCommand]:
    return [
        c.ConfirmIdentity(),
        c.Agree(case, "inform"),
        c.Decline(case, "inform"),
        c.ConfirmAnswers(case),
        c.Sign(case, STROKES),
        c.SayAlone(case, Alone.YES),
        c.Rate(case, 5),
        Stop(),
        GoOn(),
    ]


@pytest.mark.parametrize("step", ["inform", "check", "sign", "rate"])
def test_no_act_of_the_citizen_is_done_from_screen_1(step: str) -> None:
    story = Story().told_until(step)
    before = story.visit
    for act in citizens_acts(story.case.id):
        assert story.mediator(act) is Refusal.NOT_YOURS
    assert story.visit == before


def test_an_assisted_act_carries_its_reason() -> None:
    story = Story().told_until("check")
    check = c.ConfirmAnswers(story.case.id)
    assert story.mediator(c.Assisted(check, reason="  ")) is Refusal.REASON_NEEDED
    assert story.mediator(c.Assisted(check, reason="Both hands in plaster")) is None
    record = story.case.record("check")
    assert record.assisted == "Both hands in plaster"
    assert record.by is Actor.MEDIATOR
    assert record.help is HelpLevel.DONE


def test_only_the_citizens_acts_can_be_assisted() -> None:
    story = Story().told_until("check")
    cover = c.Assisted(Cover(), reason="because")  # type: ignore[arg-type] # what a forged message holds
    assert story.mediator(cover) is Refusal.NOT_YOURS
    stop = c.Assisted(Stop(), reason="because")
    assert story.citizen(stop) is Refusal.NOT_YOURS


def test_the_mediators_acts_are_not_the_citizens() -> None:
    story = Story().told_until("papers")
    paper = c.MarkPaper(story.case.id, "card", seen=True)
    assert story.citizen(paper) is Refusal.NOT_YOURS


def test_an_optional_consent_may_be_declined_and_the_service_goes_on() -> None:
    story = Story().told_until("news")
    story.citizen(c.Decline(story.case.id, "news"))
    assert story.step == "papers"
    assert story.case.answers["newsletter"].value is False


def test_a_needed_consent_that_is_declined_ends_the_case() -> None:
    story = Story().told_until("distance")
    case = story.case.id
    story.enter("far", "yes")
    story.go_on()
    story.enter("phone", "912345678")
    story.go_on()
    story.go_on()
    story.citizen(c.Agree(case, "news"))
    assert story.step == "film"
    story.citizen(c.Decline(case, "film"))
    assert story.open_visit.cases[case].outcome is Outcome.DECLINED


def test_the_citizen_can_withdraw_consent_before_submission() -> None:
    story = Story().told_until("check")
    case = story.case.id
    story.mediator(c.GoBack(case))
    story.mediator(c.GoBack(case))
    assert story.step == "news"
    story.citizen(c.Agree(case, "news"))
    assert story.case.consents["news"]
    assert story.citizen(c.WithdrawConsent(case, "news")) is None
    assert not story.case.consents["news"]
    assert story.step == "news"


def test_consent_cannot_be_withdrawn_once_the_case_is_sent() -> None:
    story = Story().told_until("proof")
    withdrawal = c.WithdrawConsent(story.case.id, "inform")
    assert story.citizen(withdrawal) is Refusal.ALREADY_SENT


def test_an_empty_pad_is_no_signature() -> None:
    story = Story().told_until("sign")
    assert story.citizen(c.Sign(story.case.id, ())) is Refusal.EMPTY_SIGNATURE
    cannot_draw = c.Assisted(c.Sign(story.case.id, ()), reason="Cannot hold a pen")
    assert story.mediator(cannot_draw) is None
    assert story.step == "send"


def test_after_a_stop_nothing_happens_until_the_citizen_says_so() -> None:
    story = Story().told_until("send")
    case = story.case.id
    story.citizen(Stop())
    assert story.mediator(c.Submit(case)) is Refusal.STOPPED
    assert story.citizen_sees().state == "stopped"
    assert story.mediator(GoOn()) is Refusal.NOT_YOURS
    assert story.citizen(GoOn()) is None
    assert story.mediator(c.Submit(case)) is None


def test_a_stopped_case_can_be_closed_as_stopped() -> None:
    story = Story().told_until("check")
    case = story.case.id
    story.citizen(Stop())
    story.mediator(c.CloseCase(case, Outcome.STOPPED))
    assert story.open_visit.cases[case].outcome is Outcome.STOPPED
    assert not story.open_visit.stopped


def test_the_citizen_can_ask_for_an_explanation_and_it_is_recorded_as_told() -> None:
    story = Story().told_until("inform")
    story.citizen(AskToExplain())
    assert any("explain" in notice.sentence for notice in story.mediator_sees().notices)
    story.citizen(c.Agree(story.case.id, "inform"))
    assert story.case.record("inform").help is HelpLevel.TOLD


def test_a_step_on_which_both_worked_was_partly_done_for_the_citizen() -> None:
    story = Story().told_until("details")
    case = story.case.id
    story.mediator(HandOver())
    story.citizen(c.EnterField(case, "full_name", "Rita Maria Exemplo"))
    story.mediator(TakeBack())
    story.mediator(c.EnterField(case, "phone", "912 345 678"))
    for _ in story.case.current_step.pages:  # type: ignore[union-attr] # this step is a form
        story.mediator(c.Continue(case, "details"))
    assert story.case.record("details").help is HelpLevel.PARTLY


def test_the_mediator_corrects_the_help_level() -> None:
    story = Story().told_until("distance")
    story.mediator(c.SetHelpLevel(story.case.id, "inform", HelpLevel.SHOWN))
    assert story.case.record("inform").help is HelpLevel.SHOWN
