"""A field is updated in place: what is being typed is never taken from under the fingers."""

from collections.abc import Callable

import msgspec
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit

from citizenspot.visit.commands import EnterField
from citizenspot.visit.views import Fields, FieldView, Notice, Option
from tests.ui.design.conftest import Bench
from ui.design.blocks.fields import FieldRow
from ui.design.controls.masked_value import MaskedValue
from ui.design.controls.option_card import OptionCard
from ui.design.editors.date_editor import DateEditor
from ui.rehearsal.hands import type_text

LayOut = Callable[..., Bench]
STREET = FieldView("c1", "street", "Street", "text", text="Rua 1", shown="Rua 1")
DOOR = FieldView("c1", "door", "Door", "number", text="3", shown="3")


def line(bench: Bench, name: str) -> QLineEdit:
    found = [e for e in bench.window.findChildren(QLineEdit) if e.accessibleName() == name]
    assert len(found) == 1
    return found[0]


def row(bench: Bench, field: str) -> FieldRow:
    rows = bench.window.findChildren(FieldRow)
    return next(each for each in rows if each.field.field == field)


def test_a_finished_line_is_committed_once(lay_out: LayOut) -> None:
    bench = lay_out(Fields((STREET, DOOR)))
    street = line(bench, "Street")
    street.setFocus()
    street.selectAll()
    QTest.keyClicks(street, "Rua 2")

    QTest.keyClick(street, Qt.Key.Key_Return)

    assert bench.given == [EnterField("c1", "street", "Rua 2")]
    assert bench.window.focusWidget() is line(bench, "Door")


def test_leaving_a_line_untouched_commits_nothing(lay_out: LayOut) -> None:
    bench = lay_out(Fields((STREET, DOOR)))
    line(bench, "Street").setFocus()

    QTest.keyClick(line(bench, "Street"), Qt.Key.Key_Tab)

    assert bench.given == []


def test_each_letter_is_a_draft(lay_out: LayOut) -> None:
    bench = lay_out(Fields((msgspec.structs.replace(STREET, text=""),)))

    QTest.keyClicks(line(bench, "Street"), "Rua")

    assert [text for _case, _field, text in bench.drafts] == ["R", "Ru", "Rua"]


def test_a_view_that_comes_while_typing_takes_nothing_away(lay_out: LayOut) -> None:
    bench = lay_out(Fields((STREET, DOOR)))
    street = line(bench, "Street")
    street.setFocus()
    street.setCursorPosition(3)
    QTest.keyClicks(street, "x")

    bench.show(Fields((msgspec.structs.replace(STREET, text="Largo 9"), DOOR)))

    assert street is line(bench, "Street")
    assert street.text() == "Ruax 1"
    assert street.cursorPosition() == 4
    assert street.hasFocus()


def test_a_view_updates_a_line_in_which_nobody_types(lay_out: LayOut) -> None:
    bench = lay_out(Fields((STREET, DOOR)))
    line(bench, "Door").setFocus()
    street = line(bench, "Street")

    bench.show(Fields((msgspec.structs.replace(STREET, text="Largo 9"), DOOR)))

    assert line(bench, "Street") is street
    assert street.text() == "Largo 9"
    assert line(bench, "Door").hasFocus()


def test_a_block_that_comes_before_the_fields_moves_no_focus(lay_out: LayOut) -> None:
    bench = lay_out(Fields((STREET,)))
    street = line(bench, "Street")
    street.setFocus()
    QTest.keyClicks(street, "a")

    bench.show(Notice("problem", "Something happened."), Fields((STREET, DOOR)))

    assert line(bench, "Street") is street
    assert street.hasFocus()
    assert street.text() == "Rua 1a"


def test_a_refused_answer_stays_as_it_was_typed(lay_out: LayOut) -> None:
    bench = lay_out(Fields((DOOR,)))
    door = line(bench, "Door")
    QTest.keyClicks(door, "x")
    QTest.keyClick(door, Qt.Key.Key_Return)

    bench.show(Fields((msgspec.structs.replace(DOOR, error="This is no number."),)))

    assert door.text() == "3x"
    assert "This is no number." in door.accessibleDescription()


def test_what_the_other_one_writes_is_seen_as_it_is_written(lay_out: LayOut) -> None:
    theirs = msgspec.structs.replace(STREET, editable=False)
    bench = lay_out(Fields((theirs,)))
    shown = row(bench, "street")

    bench.show(Fields((msgspec.structs.replace(theirs, writer="Ana writes", draft="Rua 1 b"),)))

    texts = [each.accessibleName() for each in shown.findChildren(type(shown._label))]
    assert "Ana writes" in texts
    assert "Rua 1 b" in texts


def test_a_field_is_only_shown_where_this_screen_may_not_type(lay_out: LayOut) -> None:
    bench = lay_out(Fields((STREET,)))

    bench.show(Fields((msgspec.structs.replace(STREET, editable=False),)))

    assert not line(bench, "Street").isVisible()
    assert row(bench, "street").focus_place is None


def test_a_masked_value_is_shown_only_when_asked_for(lay_out: LayOut) -> None:
    bench = lay_out(
        Fields(
            (FieldView("c1", "tax", "Tax", "nif", shown="••789", full="123789", editable=False),)
        )
    )
    value = bench.window.findChildren(MaskedValue)[0]
    assert value.text.shown == "••789"

    bench.button("Show: Tax").click()
    assert value.text.shown == "123789"

    bench.button("Hide: Tax").click()
    assert value.text.shown == "••789"


def test_a_new_value_is_masked_again(lay_out: LayOut) -> None:
    tax = FieldView("c1", "tax", "Tax", "nif", shown="••789", full="123789", editable=False)
    bench = lay_out(Fields((tax,)))
    bench.button("Show: Tax").click()

    bench.show(Fields((msgspec.structs.replace(tax, shown="••111", full="999111"),)))

    assert bench.window.findChildren(MaskedValue)[0].text.shown == "••111"


def test_a_masked_line_is_open_only_while_it_is_typed_in(lay_out: LayOut) -> None:
    tax = FieldView("c1", "tax", "Tax", "nif", text="123789", shown="••789", masked=True)
    bench = lay_out(Fields((STREET, tax)))
    line(bench, "Street").setFocus()
    assert line(bench, "Tax").text() == "••789"

    line(bench, "Tax").setFocus()
    assert line(bench, "Tax").text() == "123789"

    line(bench, "Street").setFocus()
    assert line(bench, "Tax").text() == "••789"
    assert bench.given == []


def test_a_choice_commits_its_value_and_shows_what_the_view_says(lay_out: LayOut) -> None:
    options = (Option("1", "Cars"), Option("2", "Lorries"))
    group = FieldView("c1", "group", "Vehicles", "choice", text="1", options=options)
    bench = lay_out(Fields((group,)))

    bench.button("Lorries").click()
    assert bench.given == [EnterField("c1", "group", "2")]

    bench.show(Fields((msgspec.structs.replace(group, text="2"),)))
    cards = bench.window.findChildren(OptionCard)
    assert [card.isChecked() for card in cards] == [False, True]


def test_digits_choose_by_number(lay_out: LayOut) -> None:
    options = (Option("a", "One"), Option("b", "Two"), Option("c", "Three"))
    bench = lay_out(Fields((FieldView("c1", "pick", "Pick", "choice", options=options),)))
    cards = bench.window.findChildren(OptionCard)
    cards[0].setFocus()

    QTest.keyClick(cards[0], Qt.Key.Key_3)

    assert bench.given == [EnterField("c1", "pick", "c")]


@pytest.mark.parametrize(
    ("typed", "committed"),
    [
        (("9", "3", "1951"), "1951-03-09"),
        (("31", "2", "1951"), "1951-2-31"),
        (("9", "", ""), "--9"),
    ],
)
def test_a_date_is_committed_as_such_or_as_it_was_typed(
    lay_out: LayOut, typed: tuple[str, str, str], committed: str
) -> None:
    bench = lay_out(Fields((FieldView("c1", "born", "Born", "date"), STREET)))
    editor = bench.window.findChildren(DateEditor)[0]
    for entry, part in zip(editor.entries, typed, strict=True):
        entry.setFocus()
        QTest.keyClicks(entry, part)
    assert bench.given == []

    line(bench, "Street").setFocus()

    assert bench.given == [EnterField("c1", "born", committed)]


def test_a_played_visit_types_a_date_into_its_three_lines(lay_out: LayOut) -> None:
    bench = lay_out(Fields((FieldView("c1", "born", "Born", "date"), STREET)))

    assert type_text(bench.window, "Born", "9/3/1951") == ""

    assert bench.given == [EnterField("c1", "born", "1951-03-09")]


def test_a_committed_date_is_shown_in_its_parts(lay_out: LayOut) -> None:
    bench = lay_out(Fields((FieldView("c1", "born", "Born", "date", text="1951-03-09"),)))

    assert [line(bench, f"Born, {part}").text() for part in ("Day", "Month", "Year")] == [
        "09",
        "03",
        "1951",
    ]


def test_several_lines_are_committed_when_they_are_left(lay_out: LayOut) -> None:
    bench = lay_out(Fields((FieldView("c1", "notes", "Notes", "long_text"), STREET)))
    notes = bench.window.findChildren(QPlainTextEdit)[0]
    notes.setFocus()
    QTest.keyClicks(notes, "one")
    QTest.keyClick(notes, Qt.Key.Key_Return)
    QTest.keyClicks(notes, "two")

    QTest.keyClick(notes, Qt.Key.Key_Tab)

    assert bench.given == [EnterField("c1", "notes", "one\ntwo")]
    assert QApplication.focusWidget() is line(bench, "Street")
