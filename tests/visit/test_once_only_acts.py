"""What is done once: paying and sending; and the proof of it."""

from decimal import Decimal

from citizenspot.visit import commands as c
from citizenspot.visit.receipt_commands import IssueReceipt
from citizenspot.visit.refusals import Refusal
from citizenspot.visit.words import DeliveryState, Outcome, PaymentMethod
from tests.visit.made_up_service import made_up_service
from tests.visit.story import Story


def test_the_fee_is_the_one_the_rules_give() -> None:
    story = Story().told_until("sign")
    payment = story.case.payment
    assert payment is not None
    assert (payment.cost, payment.amount) == ("near", Decimal("5.00"))


def test_a_fee_is_taken_once_and_back_says_that_it_stays_taken() -> None:
    story = Story().told_until("sign")
    again = c.TakePayment(story.case.id, PaymentMethod.CASH)
    assert story.mediator(again) is Refusal.ALREADY_PAID
    story.mediator(c.GoBack(story.case.id))
    assert story.step == "pay"
    assert story.case.payment is not None
    assert "cannot be undone" in str(story.citizen_sees().page.blocks)
    story.go_on()
    assert story.step == "sign"


def test_a_way_of_paying_that_the_service_does_not_offer_is_refused() -> None:
    story = Story().told_until("pay")
    by_reference = c.TakePayment(story.case.id, PaymentMethod.REFERENCE)
    assert story.mediator(by_reference) is Refusal.MOVED_ON


def test_a_fee_of_nothing_is_not_asked_for() -> None:
    free = [{"id": "free", "amount": "0.00", "label": {"pt": "Grátis", "en": "Free"}}]
    story = Story(made_up_service(costs=free)).told_until("check")
    story.citizen(c.ConfirmAnswers(story.case.id))
    assert story.step == "sign"


def test_a_paid_case_is_closed_only_with_a_word_on_the_money() -> None:
    story = Story().told_until("sign")
    case = story.case.id
    assert story.mediator(c.CloseCase(case, Outcome.STOPPED)) is Refusal.PAID_NOT_SENT
    paid_back = c.CloseCase(case, Outcome.STOPPED, note="Paid back in cash")
    assert story.mediator(paid_back) is None


def test_a_case_is_sent_once_and_back_says_that_it_is_sent() -> None:
    story = Story().told_until("proof")
    case = story.case.id
    assert story.mediator(c.Submit(case)) is Refusal.ALREADY_SENT
    story.mediator(c.GoBack(case))
    assert story.step == "send"
    assert story.citizen_sees().page.heading == "The request is sent"
    assert story.mediator(c.GoBack(case)) is Refusal.ALREADY_SENT
    assert story.go_on() is None


def test_a_sent_case_keeps_its_answers_as_they_were_sent() -> None:
    story = Story().told_until("proof")
    assert story.citizen(c.Change(story.case.id, "phone")) is Refusal.ALREADY_SENT


def test_nothing_is_sent_that_was_not_checked() -> None:
    story = Story().told_until("check")
    assert story.mediator(c.Submit(story.case.id)) is Refusal.MOVED_ON


def test_what_the_provider_does_not_take_can_be_put_right_and_sent_again() -> None:
    story = Story().told_until("proof")
    case = story.case.id
    first = story.case.delivery
    story.report(DeliveryState.REFUSED, said="The bench is taken")
    assert not story.case.sent
    story.mediator(c.Change(case, "phone"))
    story.enter("phone", "936666666")
    story.go_on()
    story.go_on()
    story.citizen(c.ConfirmAnswers(case))
    story.go_on()
    assert story.step == "sign"
    assert first is not None


def test_an_older_submission_cannot_speak_for_a_newer_one() -> None:
    story = Story().told_until("proof")
    before = story.case.delivery
    story.program(c.ReportDelivery(story.case.id, "another key", DeliveryState.ACCEPTED))
    assert story.case.delivery == before


def test_an_unknown_outcome_is_settled_by_a_person_with_the_reference() -> None:
    story = Story().told_until("proof")
    case = story.case.id
    story.report(DeliveryState.UNKNOWN, reason="no_answer_in_time")
    without = c.SettleDelivery(case, "arrived")
    assert story.mediator(without) is Refusal.REFERENCE_NEEDED
    story.mediator(c.SettleDelivery(case, "arrived", reference=" T-77 "))
    delivery = story.case.delivery
    assert delivery is not None
    assert (delivery.state, delivery.reference) == (DeliveryState.ACCEPTED, "T-77")


def test_an_accepted_case_stays_accepted() -> None:
    story = Story().told_until("proof")
    story.report(DeliveryState.ACCEPTED, reference="T-1")
    story.report(DeliveryState.UNKNOWN, reason="connection_lost")
    assert story.case.delivery is not None
    assert story.case.delivery.state is DeliveryState.ACCEPTED
    settle = c.SettleDelivery(story.case.id, "withdraw")
    assert story.mediator(settle) is Refusal.NOTHING_TO_SETTLE


def test_nobody_leaves_without_the_offer_of_a_receipt() -> None:
    story = Story().told_until("proof")
    assert story.go_on() is Refusal.RECEIPT_FIRST
    story.citizen(IssueReceipt(story.case.id, "80mm"))
    receipt = story.case.receipt
    assert receipt is not None
    assert receipt.number.startswith("R-")
    assert story.go_on() is None


def test_a_receipt_asked_for_again_is_another_receipt_with_its_own_number() -> None:
    story = Story().told_until("proof")
    story.citizen(IssueReceipt(story.case.id, "80mm"))
    story.citizen(IssueReceipt(story.case.id, "a4"))
    numbers = [receipt.number for receipt in story.case.receipts]
    assert len(set(numbers)) == 2


def test_a_missing_paper_holds_the_case_up_until_it_is_here() -> None:
    story = Story().told_until("papers")
    case = story.case.id
    assert story.go_on() is Refusal.PAPERS_OPEN
    story.mediator(c.MarkPaper(case, "card", seen=False))
    assert story.go_on() is Refusal.PAPERS_MISSING
    assert "Identity card" in str(story.citizen_sees().page.blocks)
    story.mediator(c.MarkPaper(case, "card", seen=True))
    assert story.go_on() is None


def test_papers_that_are_missing_close_the_case_as_unmet_need() -> None:
    story = Story().told_until("papers")
    case = story.case.id
    story.mediator(c.MarkPaper(case, "card", seen=False))
    story.mediator(c.CloseCase(case, Outcome.PAPERS_MISSING))
    assert story.open_visit.cases[case].outcome is Outcome.PAPERS_MISSING


def test_a_case_cannot_be_closed_as_done() -> None:
    story = Story().told_until("check")
    done = c.CloseCase(story.case.id, Outcome.CARRIED_OUT)
    assert story.mediator(done) is Refusal.WRONG_OUTCOME
