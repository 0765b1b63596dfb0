"""Each block shows what its view says and sends what was pressed."""

from collections.abc import Callable

import msgspec
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from citizenspot.visit.commands import (
    Change,
    ChooseLanguage,
    Continue,
    MarkPaper,
    Rate,
    Sign,
    Submit,
)
from citizenspot.visit.views import (
    Act,
    CheckItem,
    Checklist,
    Choices,
    Code,
    DocumentForm,
    Notice,
    Numbered,
    Rating,
    Row,
    Rows,
    SignaturePad,
    Waiting,
)
from tests.ui.design.conftest import Bench
from ui.design.blocks.rating import RatingBlock
from ui.design.blocks.rows import ValueRow
from ui.design.controls.act_button import ActButton
from ui.design.controls.drawing_area import DrawingArea

LayOut = Callable[..., Bench]
PAD = SignaturePad("c1", "I ask for it.", accept="This is my signature", clear="Clear")


def texts(bench: Bench) -> list[str]:
    labels = bench.window.findChildren(QLabel)
    return [label.accessibleName() for label in labels if label.isVisible()]


def act(label: str, **more: str) -> Act:
    return Act(label, Continue("c1", label), **more)  # type: ignore[arg-type]


def test_a_notice_says_what_happened_what_to_do_and_does_it(lay_out: LayOut) -> None:
    bench = lay_out(Notice("warning", "The card was taken out.", "Put it in.", (act("Again"),)))

    bench.button("Again").click()

    assert texts(bench) == ["The card was taken out.", "Put it in."]
    assert bench.commands == [Continue("c1", "Again")]


def test_a_notice_that_comes_again_changes_its_words_in_place(lay_out: LayOut) -> None:
    bench = lay_out(Notice("problem", "No card.", acts=(act("Again"),)))
    button = bench.button("Again")
    button.setFocus()

    bench.show(Notice("success", "The card is there.", acts=(act("Again"),)))

    assert texts(bench) == ["The card is there."]
    assert bench.button("Again") is button
    assert button.hasFocus()


def test_choices_press_their_act_and_the_view_moves_the_mark(lay_out: LayOut) -> None:
    portuguese = Act("Português", ChooseLanguage("pt"), selected=True)
    english = Act("English", ChooseLanguage("en"))
    bench = lay_out(Choices((portuguese, english), title="Language"))

    bench.button("English").click()

    assert bench.commands == [ChooseLanguage("en")]
    assert bench.button("Português").isChecked()
    assert not bench.button("English").isChecked()

    chosen = msgspec.structs.replace(english, selected=True)
    bench.show(Choices((msgspec.structs.replace(portuguese, selected=False), chosen)))
    assert bench.button("English").isChecked()


def test_an_act_that_cannot_be_done_tells_why_and_does_nothing(lay_out: LayOut) -> None:
    bench = lay_out(Choices((Act("Send", Submit("c1"), why_not="A paper is missing"),)))
    button = bench.button("Send")

    button.click()

    assert bench.commands == []
    assert button.isEnabled()
    assert button.accessibleDescription() == "A paper is missing"


def test_rows_show_values_and_change_them(lay_out: LayOut) -> None:
    change = Act("Change", Change("c1", "street"))
    bench = lay_out(Rows((Row("Street", "Rua 1", change=change), Row("Fee", "€15.00")), "Answers"))

    bench.button("Change: Street").click()

    assert texts(bench) == ["Answers", "Street", "Rua 1", "Fee", "€15.00"]
    assert bench.commands == [Change("c1", "street")]


def test_a_masked_row_is_opened_only_by_its_reader(lay_out: LayOut) -> None:
    bench = lay_out(Rows((Row("Tax", "••789", "123789"),)))
    assert "123789" not in texts(bench)

    bench.button("Show: Tax").click()

    assert "123789" in texts(bench)


def test_papers_are_settled_one_by_one(lay_out: LayOut) -> None:
    seen = Act("Seen", MarkPaper("c1", "certificate", seen=True))
    item = CheckItem("Certificate", "Electronic", "open", "Not seen yet", (seen,))
    bench = lay_out(Checklist((item, CheckItem("Card", state="done", state_text="Seen"))))

    bench.button("Seen: Certificate").click()

    assert bench.commands == [MarkPaper("c1", "certificate", seen=True)]

    done = msgspec.structs.replace(item, state="done", state_text="Seen", acts=())
    bench.show(Checklist((done,)))
    assert texts(bench) == ["Certificate", "Electronic", "Seen"]


def test_a_grade_is_sent_when_pressed_and_marked_when_kept(lay_out: LayOut) -> None:
    labels = ("Very bad", "Bad", "So so", "Good", "Very good")
    bench = lay_out(Rating("c1", labels))

    bench.button("Good").click()
    assert bench.given == [Rate("c1", 4)]
    assert not bench.button("Good").isChecked()

    bench.show(Rating("c1", labels, stars=4))
    block = bench.window.findChildren(RatingBlock)[0]
    assert [card.isChecked() for card in block.cards] == [False, False, False, True, False]


def draw(area: DrawingArea, *places: tuple[float, float]) -> None:
    points = [QPoint(round(x * area.width()), round(y * area.height())) for x, y in places]
    QTest.mousePress(area, Qt.MouseButton.LeftButton, pos=points[0])
    for point in points[1:]:
        QTest.mouseMove(area, point)
    QTest.mouseRelease(area, Qt.MouseButton.LeftButton, pos=points[-1])


def test_a_signature_is_sent_as_it_was_drawn(lay_out: LayOut) -> None:
    bench = lay_out(PAD)
    area = bench.window.findChildren(DrawingArea)[0]
    assert not bench.button("This is my signature").isEnabled()

    draw(area, (0.1, 0.5), (0.2, 0.3), (0.3, 0.6))
    bench.button("This is my signature").click()

    assert len(bench.given) == 1
    signed = bench.given[0]
    assert isinstance(signed, Sign)
    assert signed.strokes == area.strokes
    assert [len(stroke) for stroke in signed.strokes] == [3]
    assert all(abs(a - b) <= 3 for a, b in zip(signed.strokes[0][1], (200, 300), strict=True))


def test_a_touch_without_a_line_is_no_signature(lay_out: LayOut) -> None:
    bench = lay_out(PAD)
    area = bench.window.findChildren(DrawingArea)[0]

    QTest.mouseClick(area, Qt.MouseButton.LeftButton)

    assert not bench.button("This is my signature").isEnabled()


def test_a_signature_can_be_drawn_again(lay_out: LayOut) -> None:
    bench = lay_out(PAD)
    area = bench.window.findChildren(DrawingArea)[0]
    draw(area, (0.1, 0.5), (0.9, 0.5))

    bench.button("Clear").click()

    assert area.strokes == ()
    assert not bench.button("This is my signature").isEnabled()


def test_a_view_that_comes_while_drawing_erases_nothing(lay_out: LayOut) -> None:
    bench = lay_out(PAD)
    area = bench.window.findChildren(DrawingArea)[0]
    draw(area, (0.1, 0.5), (0.9, 0.5))
    drawn = area.strokes

    bench.show(msgspec.structs.replace(PAD, statement="I ask for it now."))

    assert area.strokes == drawn


def test_another_cases_pad_is_empty(lay_out: LayOut) -> None:
    bench = lay_out(PAD)
    area = bench.window.findChildren(DrawingArea)[0]
    draw(area, (0.1, 0.5), (0.9, 0.5))

    bench.show(msgspec.structs.replace(PAD, case="c2"))

    assert area.strokes == ()


def test_a_kept_signature_cannot_be_drawn_over(lay_out: LayOut) -> None:
    strokes = (((100, 500), (900, 500)),)
    bench = lay_out(msgspec.structs.replace(PAD, strokes=strokes, editable=False))
    area = bench.window.findChildren(DrawingArea)[0]

    draw(area, (0.1, 0.1), (0.9, 0.9))

    assert area.strokes == strokes


def test_steps_to_follow_are_numbered_for_the_eye_and_the_ear(lay_out: LayOut) -> None:
    bench = lay_out(Numbered(("Wait for the letter.", "Come back."), "What comes next"))

    assert texts(bench) == ["What comes next", "1. Wait for the letter.", "2. Come back."]


def test_waiting_says_who_does_what(lay_out: LayOut) -> None:
    bench = lay_out(Waiting("The register reads your address.", "card"))

    assert texts(bench) == ["The register reads your address."]


def test_a_code_is_read_back_as_what_it_was_made_of(lay_out: LayOut) -> None:
    import zxingcpp  # noqa: PLC0415 - only this test reads codes

    content = "https://example.org/receipt/P-2026-000123?ç"
    bench = lay_out(Code(content, "Your receipt"))
    picture = bench.window.grab().toImage().convertToFormat(QImage.Format.Format_Grayscale8)
    pixels = memoryview(picture.constBits()).cast("B", (picture.height(), picture.bytesPerLine()))

    codes = zxingcpp.read_barcodes(pixels)

    assert [code.text for code in codes] == [content]
    assert texts(bench) == ["Your receipt"]


@pytest.mark.parametrize(
    "content", ["", "W" * 2_400, "half \ud800 pair"], ids=lambda text: text[:1]
)
def test_what_no_code_can_hold_leaves_its_words_alone(lay_out: LayOut, content: str) -> None:
    assert texts(lay_out(Code(content, "Your receipt"))) == ["Your receipt"]


def test_a_block_for_the_other_screen_is_not_shown(lay_out: LayOut) -> None:
    bench = lay_out(DocumentForm(submit="Show"), Waiting("Wait.", "time"))

    assert len(bench.column.widgets) == 1


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Space])
def test_enter_and_space_press_what_has_the_focus(lay_out: LayOut, key: Qt.Key) -> None:
    bench = lay_out(Choices((act("One"), act("Two"))))
    bench.button("Two").setFocus()

    QTest.keyClick(bench.button("Two"), key)

    assert bench.commands == [Continue("c1", "Two")]


def test_an_acts_key_presses_it_from_anywhere(lay_out: LayOut, qtbot: QtBot) -> None:
    bench = lay_out(Choices((act("One"), act("Two", key="F7"))))
    bench.button("One").setFocus()

    QTest.keyClick(bench.window, Qt.Key.Key_F7)

    # Qt shows a button pressed by its key for a tenth of a second before it answers.
    qtbot.waitUntil(lambda: bench.commands == [Continue("c1", "Two")])


def test_an_ampersand_in_a_label_is_an_ampersand(lay_out: LayOut) -> None:
    bench = lay_out(Choices((act("Tom & Jerry"),)))
    button = bench.window.findChildren(ActButton)[0]

    assert button.accessibleName() == "Tom & Jerry"
    assert button.shortcut().isEmpty()


def test_a_row_takes_no_more_height_than_it_needs_however_narrow(lay_out: LayOut) -> None:
    bench = lay_out(Rows((Row("Fee", "€15.00"),)))
    bench.window.resize(300, 900)
    for _round in range(6):
        QApplication.processEvents()

    row = bench.window.findChildren(ValueRow)[0]

    assert row.height() == row.heightForWidth(row.width())
