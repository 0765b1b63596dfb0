"""A window's last frame is settled once, while nobody waits, and then the window rests."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from ui.design.frame_settling import FrameSettling


class Window(QWidget):
    """A window that says of every update that it was handed over, as the desk's does."""

    def __init__(self) -> None:
        super().__init__()
        self.settling = FrameSettling(self, "xcb")

    def event(self, event: QEvent) -> bool:
        handled = super().event(event)
        if event.type() == QEvent.Type.UpdateRequest:
            self.settling.frame_shown()
        return handled


@pytest.fixture
def window(qtbot: QtBot) -> Window:
    window = Window()
    qtbot.addWidget(window)
    with qtbot.waitExposed(window):
        window.show()
    qtbot.waitUntil(lambda: window.settling.is_settled)
    return window


def test_a_frame_is_settled_soon(qtbot: QtBot, window: Window) -> None:
    before = window.settling.pixel
    window.repaint()
    assert not window.settling.is_settled
    qtbot.waitUntil(lambda: window.settling.is_settled)
    assert window.settling.pixel != before


def test_settling_asks_for_no_settling(window: Window) -> None:
    window.settling.settle()
    assert window.settling.is_settled


def test_a_hidden_window_has_nothing_to_settle(window: Window) -> None:
    window.repaint()
    assert not window.settling.is_settled
    window.hide()
    assert window.settling.is_settled
    window.settling.frame_shown()
    assert window.settling.is_settled
