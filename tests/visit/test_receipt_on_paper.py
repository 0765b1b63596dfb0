"""The receipt's paper: what the mediator is told of it, and what can be done about it."""

from __future__ import annotations

from typing import Literal

from citizenspot.visit.commands import Continue
from citizenspot.visit.receipt_commands import (
    IssueReceipt,
    PrintReceipt,
    ReportPrint,
    ReportReceipt,
    VoidReceipt,
)
from citizenspot.visit.refusals import Refusal
from citizenspot.visit.surroundings import Surroundings
from citizenspot.visit.views import Code, Notice
from citizenspot.visit.words import Actor
from tests.visit.story import TODAY, Story

WITH_PRINTER = Surroundings(today=TODAY, printers={"a4": "counter"})


def issued(paper: Literal["a4", "screen"] = "a4", *, printing: bool = True) -> Story:
    """A visit whose receipt is written and on its way to the printer."""
    story = Story().told_until("proof")
    assert story.citizen(IssueReceipt(story.case.id, paper)) is None
    report = ReportReceipt(story.case.id, number(story), "CS1:CODE", printing=printing)
    assert story.give(report, Actor.SYSTEM) is None
    return story


def number(story: Story) -> str:
    receipt = story.case.receipt
    assert receipt is not None
    return receipt.number


def paper_notice(story: Story, around: Surroundings = WITH_PRINTER) -> Notice:
    blocks = story.mediator_sees(around).page.blocks
    notices = [block for block in blocks if isinstance(block, Notice)]
    return notices[-1]


def test_the_mediator_sees_that_the_receipt_goes_to_the_printer() -> None:
    notice = paper_notice(issued())
    assert notice.tone == "information"
    assert "counter" in notice.sentence


def test_paper_that_came_out_is_counted() -> None:
    story = issued()
    story.give(ReportPrint(story.case.id, number(story)), Actor.SYSTEM)
    assert story.case.receipt is not None
    assert story.case.receipt.printed == 1
    assert paper_notice(story).tone == "success"


def test_a_printer_without_paper_names_itself_and_what_to_do() -> None:
    story = issued()
    story.give(ReportPrint(story.case.id, number(story), "no paper"), Actor.SYSTEM)
    notice = paper_notice(story)
    assert notice.tone == "problem"
    assert notice.sentence == "The printer counter has no paper. Put some in: it then goes on."
    assert [act.command for act in notice.acts] == [PrintReceipt(story.case.id, number(story))]


def test_a_problem_told_twice_is_recorded_once() -> None:
    story = issued()
    story.give(ReportPrint(story.case.id, number(story), "no paper"), Actor.SYSTEM)
    told = story.happened()
    story.give(ReportPrint(story.case.id, number(story), "no paper"), Actor.SYSTEM)
    assert story.happened() == told


def test_printing_again_keeps_the_number_and_leaves_a_trace() -> None:
    story = issued()
    story.give(ReportPrint(story.case.id, number(story)), Actor.SYSTEM)
    assert story.mediator(PrintReceipt(story.case.id, number(story))) is None
    story.give(ReportPrint(story.case.id, number(story)), Actor.SYSTEM)
    assert len(story.case.receipts) == 1
    assert story.case.receipts[0].printed == 2
    assert story.happened().count("PrintAsked") == 1


def test_a_receipt_that_is_not_written_cannot_be_printed() -> None:
    story = Story().told_until("proof")
    story.citizen(IssueReceipt(story.case.id, "a4"))
    assert story.mediator(PrintReceipt(story.case.id, number(story))) is Refusal.MOVED_ON


def test_the_citizen_cannot_use_the_printer() -> None:
    story = issued()
    assert story.citizen(PrintReceipt(story.case.id, number(story))) is Refusal.NOT_YOURS


def test_a_desk_without_printer_sends_the_citizen_to_the_code() -> None:
    notice = paper_notice(issued(printing=False), Surroundings(today=TODAY))
    assert notice.tone == "warning"
    assert "code" in notice.next


def test_a_receipt_for_the_screen_needs_no_printer() -> None:
    notice = paper_notice(issued("screen", printing=False))
    assert (notice.tone, notice.acts) == ("success", ())


def test_each_copy_is_counted_and_the_paper_says_which_it_is() -> None:
    story = issued()
    for copy in (2, 3):
        assert story.mediator(PrintReceipt(story.case.id, number(story))) is None
        assert story.case.receipt is not None
        assert story.case.receipt.copies == copy


def test_a_void_receipt_says_so_on_both_screens_and_is_not_printed() -> None:
    story = issued()
    void = number(story)
    assert story.mediator(VoidReceipt(story.case.id, void, "mistake")) is None
    assert "void" in paper_notice(story).sentence
    assert not [block for block in story.citizen_sees().page.blocks if isinstance(block, Code)]
    assert story.mediator(PrintReceipt(story.case.id, void)) is Refusal.MOVED_ON


def test_a_void_receipt_leaves_its_trace_and_the_case_without_one() -> None:
    story = issued()
    void = number(story)
    story.mediator(VoidReceipt(story.case.id, void, "other person"))
    assert story.case.receipt is not None
    assert (story.case.receipt.number, story.case.receipt.void) == (void, "other person")
    assert story.case.receipt.void_at is not None
    assert story.mediator(Continue(story.case.id, story.case.step)) is Refusal.RECEIPT_FIRST
    assert story.citizen(IssueReceipt(story.case.id, "a4")) is None
    assert story.mediator(Continue(story.case.id, story.case.step)) is None


def test_a_receipt_is_made_void_once_and_by_the_mediator_only() -> None:
    story = issued()
    void = VoidReceipt(story.case.id, number(story), "not wanted")
    assert story.citizen(void) is Refusal.NOT_YOURS
    assert story.mediator(void) is None
    assert story.mediator(void) is None
    assert story.happened().count("ReceiptVoided") == 1
    unknown = VoidReceipt(story.case.id, "R-999999", "mistake")
    assert story.mediator(unknown) is Refusal.MOVED_ON
