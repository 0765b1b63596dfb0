"""Answers: who may give one, what is read from it, and that none is lost."""

from citizenspot.visit import commands as c
from citizenspot.visit.refusals import Refusal
from citizenspot.visit.screen_commands import HandOver, TakeBack
from citizenspot.visit.words import Actor, PaymentMethod
from tests.visit.story import Story


def test_an_answer_is_read_and_kept_with_what_was_typed() -> None:
    story = Story().told_until("details")
    assert story.enter("phone", "912 345 678") is None
    answer = story.case.answers["phone"]
    assert answer.value == "+351912345678"
    assert answer.typed == "912 345 678"
    assert answer.by is Actor.MEDIATOR


def test_what_cannot_be_read_is_refused_and_changes_nothing() -> None:
    story = Story().told_until("details")
    story.enter("phone", "912345678")
    assert story.enter("phone", "twelve") is Refusal.ANSWER_REJECTED
    assert story.case.answers["phone"].value == "+351912345678"


def test_the_same_answer_again_is_no_news() -> None:
    story = Story().told_until("details")
    story.enter("phone", "912345678")
    before = len(story.history)
    assert story.enter("phone", "912 345 678") is None
    assert len(story.history) == before


def test_what_the_card_says_is_not_asked_again() -> None:
    story = Story().told_until("details")
    answer = story.case.answers["full_name"]
    assert (answer.value, answer.by) == ("Rita Exemplo", Actor.SYSTEM)


def test_the_citizen_writes_only_after_the_hand_was_given() -> None:
    story = Story().told_until("details")
    assert story.enter("phone", "912345678", Actor.CITIZEN) is Refusal.MEDIATOR_HAS_THE_HAND
    story.mediator(HandOver())
    assert story.enter("phone", "912345678", Actor.CITIZEN) is None
    assert story.enter("phone", "912345679") is Refusal.CITIZEN_HAS_THE_HAND
    story.mediator(TakeBack())
    assert story.enter("phone", "912345679") is None


def test_with_the_next_step_the_hand_is_the_mediators_again() -> None:
    story = Story().told_until("details")
    story.mediator(HandOver())
    story.enter("phone", "912345678", Actor.CITIZEN)
    for _ in range(2):
        story.citizen(c.Continue(story.case.id, "details"))

    assert story.step == "news"
    assert story.open_visit.hand is Actor.MEDIATOR


def test_the_citizens_own_field_is_never_the_mediators() -> None:
    story = Story().told_until("details")
    story.enter("phone", "912345678")
    story.go_on()
    assert story.enter("secret", "sesame") is Refusal.CITIZENS_FIELD
    assert story.enter("secret", "sesame", Actor.CITIZEN) is None
    assert story.enter("desk_note", "Shelf 4", Actor.CITIZEN) is Refusal.MEDIATORS_FIELD


def test_a_missing_answer_is_named_before_going_on() -> None:
    story = Story().told_until("details")
    assert story.go_on() is Refusal.ANSWER_MISSING


def test_back_never_loses_an_answer() -> None:
    story = Story().told_until("check")
    answers = story.case.answers
    while story.mediator(c.GoBack(story.case.id)) is None:
        assert story.case.answers == answers
    assert story.step == "who"


def test_a_changed_answer_leads_back_to_the_check() -> None:
    story = Story().told_until("check")
    case = story.case.id
    story.citizen(c.Change(case, "phone"))
    assert (story.step, story.case.page) == ("details", 0)
    story.enter("phone", "936666666")
    story.go_on()
    story.go_on()
    assert story.step == "check"


def test_a_change_that_asks_for_more_stops_where_more_is_asked() -> None:
    story = Story().told_until("check")
    case = story.case.id
    story.citizen(c.Change(case, "far"))
    story.enter("far", "yes")
    story.go_on()
    assert story.step == "film"
    story.citizen(c.Agree(case, "film"))
    assert story.step == "check"


def test_an_answer_changed_after_the_check_undoes_check_and_signature() -> None:
    story = Story().told_until("send")
    case = story.case.id
    assert story.case.signature
    story.mediator(c.Change(case, "phone"))
    story.enter("phone", "936666666")
    assert not story.case.answers_confirmed
    assert not story.case.signature
    story.go_on()
    story.go_on()
    assert story.step == "check"
    story.citizen(c.ConfirmAnswers(case))
    assert story.step == "sign"


def test_a_paid_fee_cannot_be_changed_by_another_answer() -> None:
    story = Story().told_until("sign")
    story.mediator(c.Change(story.case.id, "far"))
    assert story.enter("far", "yes") is Refusal.ALREADY_PAID
    payment = story.case.payment
    assert payment is not None
    assert payment.method is PaymentMethod.CASH


def test_a_field_is_answered_only_where_it_is_asked() -> None:
    story = Story().told_until("check")
    assert story.enter("phone", "936666666") is Refusal.NOT_ASKED_NOW


def test_a_second_press_on_continue_does_not_skip_a_page() -> None:
    story = Story().told_until("details")
    story.enter("phone", "912345678")
    story.go_on()
    step = story.step
    assert story.mediator(c.Continue(story.case.id, "distance")) is Refusal.MOVED_ON
    assert story.step == step
