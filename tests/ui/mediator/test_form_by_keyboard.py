"""A form from its first field to Continue, without the mouse."""

from __future__ import annotations

from msgspec.structs import replace
from PySide6.QtWidgets import QLineEdit

from citizenspot.visit import commands as c
from citizenspot.visit.screen_commands import HandOver
from citizenspot.visit.views import DeskView, Fields, FieldView, Option
from tests.ui.mediator.conftest import OpenCounter
from tests.ui.mediator.counter import Counter
from tests.ui.mediator.sample_views.every_moment import CASE, form, form_fields, question, review
from ui.mediator.controls.link_line import LinkLine
from ui.mediator.controls.numbered_option import NumberedOption
from ui.mediator.fields.coded_list_editor import CodedListEditor
from ui.mediator.fields.field_row import FieldRow
from ui.mediator.fields.long_editor import LongEditor


def with_field(view: DeskView, name: str, **changed: object) -> DeskView:
    """Return the view with one field otherwise."""
    fields = tuple(
        replace(each, **changed) if each.field == name else each
        for block in view.page.blocks
        if isinstance(block, Fields)
        for each in block.fields
    )
    page = replace(view.page, blocks=(Fields(fields),))
    return replace(view, page=page, position=view.position + 1)


def row(counter: Counter, name: str) -> FieldRow:
    return next(each for each in counter.all(FieldRow) if each.field.field == name)


def line(counter: Counter, name: str) -> QLineEdit:
    editor = row(counter, name).editor
    assert editor is not None
    assert isinstance(editor.focus_place, QLineEdit)
    return editor.focus_place


def entered(name: str, text: str) -> c.EnterField:
    return c.EnterField(CASE, name, text)


def test_the_focus_stands_in_the_first_field_of_a_new_page(open_counter: OpenCounter) -> None:
    counter = open_counter(form("en"))
    assert counter.focused is line(counter, "licence_number")


def test_fields_handed_to_the_citizen_leave_the_focus_on_the_page(
    open_counter: OpenCounter,
) -> None:
    view = form("en")
    counter = open_counter(view)
    counter.press("Alt+C")
    theirs = tuple(replace(each, editable=False) for each in form_fields("en"))
    page = replace(view.page, blocks=(Fields(theirs),))
    counter.show(replace(view, page=page, position=view.position + 1))
    assert counter.window.centre.isAncestorOf(counter.focused)


def test_tab_comes_from_the_last_field_to_the_acts_of_the_page_and_back(
    open_counter: OpenCounter,
) -> None:
    counter = open_counter(form("en"))
    walked = []
    while counter.focused.accessibleName() not in walked:
        walked.append(counter.focused.accessibleName())
        counter.press("Tab")
    after = walked[walked.index("Remarks") + 1 :]
    assert after[:7] == ["Alone", *after[1:5], "Back", "Continue"]
    assert after[7] == "Add a service"
    for _ in range(walked.index("Remarks") + 1):
        counter.press("Tab")
    assert counter.focused.accessibleName() == "Alone"
    counter.press("Shift+Tab")
    assert counter.focused.accessibleName() == "Remarks"


def test_enter_commits_and_leads_to_the_next_field(open_counter: OpenCounter) -> None:
    counter = open_counter(form("en"))
    counter.write("AV-1")
    counter.press("Return")
    assert counter.focused is line(counter, "valid_until")
    counter.write("31 12 2026")
    counter.press("Return")
    assert isinstance(counter.focused, NumberedOption)
    assert counter.commands == [
        entered("licence_number", "AV-1"),
        entered("valid_until", "31 12 2026"),
    ]


def test_a_digit_chooses_and_enter_passes_the_field_the_citizen_has(
    open_counter: OpenCounter,
) -> None:
    counter = open_counter(form("en"))
    counter.press("Alt+C")
    counter.press("2")
    assert counter.commands == [entered("category", "A")]
    counter.press("Return")
    remarks = row(counter, "remarks").editor
    assert isinstance(remarks, LongEditor)
    assert counter.focused is remarks.lines


def test_arrows_move_among_options_without_choosing_and_space_chooses(
    open_counter: OpenCounter,
) -> None:
    counter = open_counter(form("en"))
    counter.press("Alt+C")
    counter.press("Right")
    counter.press("Right")
    assert counter.commands == []
    counter.press("Space")
    assert counter.commands == [entered("category", "C")]


def test_a_letter_leads_to_its_field_from_anywhere(open_counter: OpenCounter) -> None:
    counter = open_counter(form("en"))
    counter.press("F6")
    counter.press("Alt+V")
    assert counter.focused is line(counter, "valid_until")


def test_digits_typed_into_a_field_are_text(open_counter: OpenCounter) -> None:
    counter = open_counter(form("en"))
    counter.write("123456789")
    assert line(counter, "licence_number").text() == "123456789"
    assert counter.commands == []


def test_drafts_go_out_while_typing_at_a_calm_pace_and_end_with_the_last(
    open_counter: OpenCounter,
) -> None:
    counter = open_counter(form("en"))
    counter.write("abcdefgh")
    assert counter.desk.drafts == [(CASE, "licence_number", "a")]
    last = (CASE, "licence_number", "abcdefgh")
    counter.qtbot.waitUntil(lambda: counter.desk.drafts[-1] == last)
    assert len(counter.desk.drafts) < 8


def test_a_commit_is_not_followed_by_an_older_draft(open_counter: OpenCounter) -> None:
    counter = open_counter(form("en"))
    counter.write("ab")
    counter.press("Return")
    counter.write("c")
    counter.qtbot.waitUntil(lambda: (CASE, "valid_until", "c") in counter.desk.drafts)
    assert (CASE, "licence_number", "ab") not in counter.desk.drafts


def test_enter_then_tab_back_and_away_commits_once(open_counter: OpenCounter) -> None:
    counter = open_counter(form("en"))
    counter.write("AV-1")
    counter.press("Return")
    counter.press("Shift+Tab")
    counter.press("Tab")
    assert counter.commands == [entered("licence_number", "AV-1")]


def test_what_was_typed_is_committed_before_the_page_is_left(open_counter: OpenCounter) -> None:
    counter = open_counter(form("en"))
    counter.write("AV-1")
    counter.press("Ctrl+Return")
    assert counter.commands == [entered("licence_number", "AV-1"), c.Continue(CASE, "form")]


def test_what_was_typed_is_committed_before_handing_over(open_counter: OpenCounter) -> None:
    counter = open_counter(form("en"))
    counter.write("AV-1")
    counter.press("F7")
    assert counter.commands == [entered("licence_number", "AV-1"), HandOver()]


def test_enter_in_the_last_field_goes_on(open_counter: OpenCounter) -> None:
    counter = open_counter(question("en"))
    counter.press("1")
    counter.press("Return")
    assert counter.commands == [entered("lost", "true"), c.Continue(CASE, "question")]


def test_several_lines_take_enter_and_leave_by_tab(open_counter: OpenCounter) -> None:
    counter = open_counter(form("en"))
    counter.press("Alt+R")
    counter.write("one")
    counter.press("Return")
    counter.write("two")
    counter.press("Tab")
    assert counter.commands == [entered("remarks", "one\ntwo")]


def test_a_long_list_of_values_is_typed_and_completed(open_counter: OpenCounter) -> None:
    places = tuple(Option(f"P{number:02}", f"Rua {number}.º") for number in range(40))
    field = FieldView(CASE, "place", "Place", "choice", options=places)
    view = form("en")
    view = replace(view, page=replace(view.page, name="places", blocks=(Fields((field,)),)))
    counter = open_counter(view)
    editor = row(counter, "place").editor
    assert isinstance(editor, CodedListEditor)
    counter.write("1.")
    assert editor.matches.shown.startswith("Rua 1.º · Rua 11.º")
    line(counter, "place").clear()
    counter.write("rua 17")
    counter.press("Tab")
    assert counter.commands == [entered("place", "P17")]
    counter.show(with_field(view, "place", text="P17"))
    assert line(counter, "place").text() == "Rua 17.º"


def test_what_is_begun_is_completed_in_the_line(open_counter: OpenCounter) -> None:
    others = (Option(letter, letter) for letter in "abcdefghi")
    months = (*others, Option("JAN", "January"))
    field = FieldView(CASE, "month", "Month", "choice", options=months)
    view = form("en")
    page = replace(view.page, name="months", blocks=(Fields((field,)),))
    counter = open_counter(replace(view, page=page))
    counter.write("jan")
    assert line(counter, "month").text() == "january"
    counter.press("Tab")
    assert counter.commands == [entered("month", "JAN")]


def test_a_refused_entry_says_why_at_the_field_and_above_and_keeps_what_was_typed(
    open_counter: OpenCounter,
) -> None:
    counter = open_counter(form("en"))
    counter.press("Alt+V")
    counter.write("32 13")
    counter.press("Return")
    why = "There is no such day."
    counter.show(with_field(form("en"), "valid_until", text="32 13", error=why))
    assert line(counter, "valid_until").text() == "32 13"
    assert why in line(counter, "valid_until").accessibleDescription()
    summary = counter.one(LinkLine)
    assert summary.accessibleName() == f"Valid until: {why}"
    summary.setFocus()
    counter.press("Return")
    assert counter.focused is line(counter, "valid_until")
    counter.press("Return")
    assert counter.commands == [entered("valid_until", "32 13")]


def test_an_update_of_the_same_page_keeps_cursor_selection_and_typing(
    open_counter: OpenCounter,
) -> None:
    counter = open_counter(form("en"))
    counter.write("AV-123")
    typed = line(counter, "licence_number")
    typed.setCursorPosition(2)
    typed.setSelection(1, 3)
    counter.show(with_field(form("en"), "valid_until", text="1 1 2030"))
    assert counter.focused is typed
    assert (typed.text(), typed.selectedText()) == ("AV-123", "V-1")
    assert line(counter, "valid_until").text() == "1 1 2030"


def test_the_citizens_draft_is_shown_with_who_writes_it(open_counter: OpenCounter) -> None:
    counter = open_counter(form("en"))
    phone = row(counter, "phone")
    assert phone.editor is None
    counter.show(with_field(form("en"), "phone", draft="912000"))
    assert "912000" in phone.said
    assert "The citizen is writing" in phone.said


def test_a_field_given_back_is_typed_here_again(open_counter: OpenCounter) -> None:
    counter = open_counter(form("en"))
    theirs = with_field(form("en"), "licence_number", editable=False)
    counter.show(theirs)
    assert counter.focused is not line(counter, "licence_number")
    counter.show(replace(form("en"), position=99))
    counter.press("Alt+L")
    counter.write("AV-9")
    assert line(counter, "licence_number").text() == "AV-9"


def test_another_page_begins_without_anything_of_the_one_before(open_counter: OpenCounter) -> None:
    counter = open_counter(form("en"))
    counter.write("left over")
    counter.show(replace(review("en"), position=50))
    assert counter.all(FieldRow) == []
    assert counter.focused is counter.window.centre.page.heading
    counter.show(replace(form("en"), position=51))
    assert line(counter, "licence_number").text() == ""


def test_a_label_that_is_the_heading_is_not_said_twice(open_counter: OpenCounter) -> None:
    counter = open_counter(question("en"))
    assert "Is the old licence lost?" not in row(counter, "lost").said
    counter.show(form("en"))
    assert form_fields("en")[0].label in row(counter, "licence_number").said
