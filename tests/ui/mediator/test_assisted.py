"""Acts that need a word first: a reason, a reference, a note."""

from __future__ import annotations

from msgspec.structs import replace

from citizenspot.visit import commands as c
from citizenspot.visit.receipt_commands import VoidReceipt
from citizenspot.visit.screen_commands import Cover
from citizenspot.visit.views import Act, DeskView
from citizenspot.visit.words import Outcome, PaymentMethod
from tests.ui.mediator.conftest import OpenCounter
from tests.ui.mediator.counter import Counter
from tests.ui.mediator.sample_views.every_moment import CASE, consent, form, payment
from ui.design.controls.toned_line import TonedLine

AGREE = c.Agree(CASE, "consent")


def with_act(act: Act) -> DeskView:
    view = form("en")
    return replace(view, page=replace(view.page, acts=(act,)))


def said(counter: Counter) -> list[str]:
    return [line.text for line in counter.all(TonedLine)]


def test_a_reason_is_chosen_by_its_digit_and_goes_with_the_act(open_counter: OpenCounter) -> None:
    counter = open_counter(consent("en"))
    counter.press("Ctrl+G")
    assert counter.commands == []
    counter.press("2")
    assert counter.commands == [c.Assisted(AGREE, "Cannot use the screen by hand")]
    assert not counter.window.centre.asking.isVisible()


def test_another_reason_can_be_written(open_counter: OpenCounter) -> None:
    counter = open_counter(consent("en"))
    counter.press("Ctrl+G")
    counter.window.centre.asking.line.setFocus()
    counter.write("arm in plaster, 2 weeks")
    counter.press("Return")
    assert counter.commands == [c.Assisted(AGREE, "arm in plaster, 2 weeks")]


def test_an_empty_reason_is_not_taken(open_counter: OpenCounter) -> None:
    counter = open_counter(consent("en"))
    counter.press("Ctrl+G")
    counter.window.centre.asking.line.setFocus()
    counter.press("Return")
    assert counter.commands == []
    assert "Write it here first, or leave it." in said(counter)


def test_escape_leaves_the_act_undone_and_gives_the_page_back(open_counter: OpenCounter) -> None:
    counter = open_counter(consent("en"))
    counter.press("Ctrl+G")
    assert not counter.window.centre.acts.isVisible()
    counter.press("Esc")
    assert counter.commands == []
    assert counter.window.centre.acts.isVisible()
    counter.press("Esc")
    assert counter.commands == [c.GoBack(CASE)]


def test_the_page_waits_while_a_question_is_asked(open_counter: OpenCounter) -> None:
    counter = open_counter(consent("en"))
    counter.press("Ctrl+G")
    counter.press("Ctrl+R")
    counter.press("Alt+L")
    assert counter.commands == []
    assert counter.window.centre.asking.isAncestorOf(counter.focused)


def test_the_search_waits_for_the_answer(open_counter: OpenCounter) -> None:
    counter = open_counter(consent("en"))
    counter.press("Ctrl+G")
    counter.press("F2")
    assert not counter.window.centre.search.is_open
    counter.press("1")
    assert len(counter.commands) == 1


def test_covering_screen_two_works_while_a_question_is_asked(open_counter: OpenCounter) -> None:
    counter = open_counter(consent("en"))
    counter.press("Ctrl+G")
    counter.press("F9")
    assert counter.commands == [Cover()]


def test_the_question_falls_away_with_its_page(open_counter: OpenCounter) -> None:
    counter = open_counter(consent("en"))
    counter.press("Ctrl+G")
    counter.show(replace(form("en"), position=70))
    assert not counter.window.centre.asking.isVisible()
    assert counter.window.centre.page.isAncestorOf(counter.focused)


def test_a_reference_is_written_into_the_command(open_counter: OpenCounter) -> None:
    arrived = Act("It arrived", c.SettleDelivery(CASE, "arrived"), "Ctrl+J", asks="reference")
    counter = open_counter(with_act(arrived))
    counter.press("Ctrl+J")
    assert counter.focused is counter.window.centre.asking.line
    counter.press("Return")
    assert counter.commands == []
    counter.write(" IMT  2026 ")
    counter.press("Return")
    assert counter.commands == [c.SettleDelivery(CASE, "arrived", "IMT 2026")]


def test_a_note_may_be_left_empty(open_counter: OpenCounter) -> None:
    close = Act("Close", c.CloseCase(CASE, Outcome.DECLINED), "Ctrl+J", asks="note")
    counter = open_counter(with_act(close))
    counter.press("Ctrl+J")
    counter.press("Return")
    assert counter.commands == [c.CloseCase(CASE, Outcome.DECLINED)]


def test_a_receipt_is_void_for_one_of_three_reasons_and_no_other(open_counter: OpenCounter) -> None:
    void = Act("Void", VoidReceipt(CASE, "R-000001", "mistake"), "Ctrl+J", asks="reason")
    counter = open_counter(with_act(void))
    counter.press("Ctrl+J")
    assert counter.commands == []
    assert not counter.window.centre.asking.line.isVisible()
    counter.press("2")
    assert counter.commands == [VoidReceipt(CASE, "R-000001", "other person")]


def test_a_visit_is_parked_with_what_is_missing(open_counter: OpenCounter) -> None:
    counter = open_counter(form("en"))
    counter.press("Ctrl+P")
    assert counter.commands == []
    counter.write("old licence, until Friday")
    counter.press("Return")
    assert counter.commands == [c.Park("old licence, until Friday")]


def test_a_payment_by_reference_wants_it_and_one_in_cash_has_the_main_key(
    open_counter: OpenCounter,
) -> None:
    counter = open_counter(payment("en"))
    counter.press("2")
    counter.press("Return")
    assert counter.commands == []
    counter.write("11604 999 123 490")
    counter.press("Return")
    by_reference = c.TakePayment(CASE, PaymentMethod.REFERENCE, "11604 999 123 490")
    assert counter.commands == [by_reference]
    counter.press("Ctrl+Return")
    assert counter.commands == [by_reference, c.TakePayment(CASE, PaymentMethod.CASH)]
