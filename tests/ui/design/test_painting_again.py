"""What is painted when one value changes: as little as possible, and without waiting."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QObject
from PySide6.QtGui import QPaintEvent, QRegion
from PySide6.QtWidgets import QLayout, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from ui.design.controls.card import Card
from ui.design.controls.progress_bar import ProgressBar
from ui.design.editors.entry import Entry
from ui.design.frame_settling import FrameSettling
from ui.design.look import Look
from ui.design.plain_text import PlainText


class Below(QWidget):
    """A window that counts how often it is painted, and remembers what was painted last."""

    def __init__(self, inside: QWidget) -> None:
        super().__init__()
        self.painted: list[QRegion] = []
        column = QVBoxLayout(self)
        # The platform without a display cannot be told how large a window may be.
        column.setSizeConstraint(QLayout.SizeConstraint.SetNoConstraint)
        column.addWidget(inside)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        self.painted.append(event.region())


@pytest.fixture
def value(look: Look) -> PlainText:
    return PlainText(look, "Before")


def shown(qtbot: QtBot, inside: QWidget) -> Below:
    window = Below(inside)
    qtbot.addWidget(window)
    window.resize(400, 200)
    with qtbot.waitExposed(window):
        window.show()
    window.repaint()
    window.painted.clear()
    return window


def test_a_value_on_its_own_ground_is_painted_without_what_lies_below(
    qtbot: QtBot, look: Look, value: PlainText
) -> None:
    value.show_ground(look.colours.surface)
    window = shown(qtbot, value)

    value.show_text("After")
    value.repaint()

    assert window.painted == []


def test_a_value_without_a_ground_lets_what_lies_below_shine_through(
    qtbot: QtBot, value: PlainText
) -> None:
    window = shown(qtbot, value)

    value.show_text("After")
    value.repaint()

    assert window.painted != []


def test_an_entry_on_its_own_ground_is_painted_without_what_lies_below(
    qtbot: QtBot, look: Look
) -> None:
    entry = Entry(look)
    entry.show_ground(look.colours.background)
    window = shown(qtbot, entry)

    entry.setText("After")
    entry.repaint()

    assert window.painted == []


def test_the_corners_of_an_entry_have_the_colour_of_the_ground_it_lies_on(
    qtbot: QtBot, look: Look
) -> None:
    entry = Entry(look)
    entry.show_ground(look.colours.background)
    window = shown(qtbot, entry)

    assert window.isVisible()
    assert entry.grab().toImage().pixelColor(0, 0).name() == look.colours.background.lower()


def test_a_card_of_the_same_colours_is_not_painted_again(qtbot: QtBot, look: Look) -> None:
    card = Card(look, fill=look.colours.surface, edge=look.colours.line)
    window = shown(qtbot, card)
    QCoreApplication.processEvents()
    watch = Paints(card)

    card.show_coat(look.colours.surface, look.colours.line)
    QCoreApplication.processEvents()

    assert window.isVisible()
    assert watch.count == 0


class Paints(QObject):
    """Counts the paint events and the requests for one of a widget's window."""

    def __init__(self, widget: QWidget) -> None:
        super().__init__(widget)
        self.count = 0
        widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        if event.type() == QEvent.Type.Paint:
            self.count += 1
        return super().eventFilter(watched, event)


class TestAFrameIsSettledWhileNobodyWaits:
    @pytest.fixture
    def window(self, qtbot: QtBot, look: Look) -> Below:
        return shown(qtbot, PlainText(look, "Anything"))

    def test_by_painting_a_pixel_of_it_again(self, qtbot: QtBot, window: Below) -> None:
        settling = FrameSettling(window, "xcb")
        pixel = settling.pixel

        settling.frame_shown()

        qtbot.waitUntil(lambda: window.painted == [QRegion(pixel)])

    def test_and_the_next_frame_takes_another_pixel(self, window: Below) -> None:
        settling = FrameSettling(window, "xcb")
        first = settling.pixel

        settling.settle()
        second = settling.pixel
        settling.settle()

        assert second != first
        assert settling.pixel == first

    def test_but_not_where_no_display_server_is_waited_for(self, window: Below) -> None:
        settling = FrameSettling(window, "wayland")

        settling.frame_shown()

        assert settling.is_settled

    def test_and_not_once_the_window_is_hidden(self, window: Below) -> None:
        settling = FrameSettling(window, "xcb")
        settling.frame_shown()

        window.hide()

        assert settling.is_settled


def test_a_new_step_waits_for_the_page_it_belongs_to(qtbot: QtBot, look: Look) -> None:
    bar = ProgressBar(look)
    bar.show_step(1, 9, "Step 1 of 9")
    window = shown(qtbot, bar)

    bar.show_step(2, 9, "Step 2 of 9")

    assert window.painted == []
    window.repaint()
    assert bar.value() == 2
    assert len(window.painted) == 1
