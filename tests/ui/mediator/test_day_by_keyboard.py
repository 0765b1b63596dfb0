"""A day at a real desk by the keyboard alone: nothing here touches a mouse or gives a command."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot
from shiboken6.Shiboken import delete

from citizenspot.day.events import DAY, DayClosed
from citizenspot.texts import Texts
from citizenspot.visit.commands import AnyCommand
from citizenspot.visit.views import DeskView
from citizenspot.visit.words import Actor
from tests.desk.day_rig import ANA, PINS, RUI, DayRig, events_of
from tests.desk.desk_rig import SeenScreens
from tests.ui.mediator.conftest import NOW
from tests.ui.mediator.fake_desk import FakeDesk
from ui.design.look import Look
from ui.design.plain_text import PlainText
from ui.mediator.arrivals import DeskRoom
from ui.mediator.forms.completing import like_no_money
from ui.mediator.window import DeskWindow


class ShownScreens(SeenScreens):
    """Shows on a window what it is given, as the program does."""

    def __init__(self, room: DeskRoom) -> None:
        super().__init__()
        self._room = room

    def show_desk(self, view: DeskView) -> None:
        super().show_desk(view)
        self._room.post(view)


class RealDesk(FakeDesk):
    """Hands on what the window asks to a desk at work."""

    def __init__(self, rig: DayRig) -> None:
        super().__init__()
        self._rig = rig

    def submit(self, command: AnyCommand) -> None:
        self._rig.desk.submit(command, Actor.MEDIATOR)


class Keyboard:
    """Presses keys where the focus is, and waits for the page they lead to."""

    def __init__(self, qtbot: QtBot, window: DeskWindow, rig: DayRig) -> None:
        self._qtbot, self._window, self.rig = qtbot, window, rig

    def type(self, *words: str) -> None:
        """Type each text, and Enter after it."""
        for text in words:
            QTest.keyClicks(self._place, text)
            self.press("Return")

    def press(self, key: str) -> None:
        QTest.keySequence(self._place, QKeySequence(key))

    def wait(self, heading: str) -> None:
        self.wait_until(lambda: self.heading == heading)

    def wait_until(self, holds: Callable[[], bool]) -> None:
        def settled() -> bool:
            return holds() and self._window.view == self.rig.screens.desk

        self._qtbot.waitUntil(settled, timeout=5_000)
        # The parts of a new page are shown when the event loop comes round, as before any key.
        QApplication.processEvents()

    @property
    def heading(self) -> str:
        return self._window.centre.page.heading.shown

    @property
    def words(self) -> list[str]:
        """What stands on the screen in plain text."""
        return [part.shown for part in self._window.findChildren(PlainText) if part.isVisible()]

    @property
    def _place(self) -> QWidget:
        return QApplication.focusWidget() or self._window


@pytest.fixture
def keyboard(qtbot: QtBot, look: Look) -> Iterator[Keyboard]:
    room = DeskRoom()
    rig = DayRig(screens=ShownScreens(room))
    texts = Texts.for_language("en")
    window = DeskWindow(RealDesk(rig), room, texts, look, lambda: NOW)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    rig.start()
    rig.set_up()
    yield Keyboard(qtbot, window, rig)
    rig.desk.close()
    window.close()
    delete(window)


def test_a_day_from_signing_in_to_the_close(keyboard: Keyboard) -> None:
    keyboard.wait("Who works here?")
    keyboard.type(ANA, "not-this-one")
    keyboard.wait_until(lambda: "wrong" in keyboard.rig.refused)
    keyboard.press("Alt+P")
    keyboard.type(PINS[ANA])
    keyboard.wait("Open the desk")
    keyboard.type("50,00")
    keyboard.wait("Ready for the next citizen")

    keyboard.press("Ctrl+T")
    keyboard.wait("Without a ticket")
    keyboard.type("licence")
    keyboard.press("Ctrl+Return")
    keyboard.wait("Ready for the next citizen")
    keyboard.press("F3")
    keyboard.wait("W001 is called")
    keyboard.press("Ctrl+Return")
    keyboard.wait_until(lambda: bool(keyboard.rig.view.visit))

    keyboard.press("Ctrl+Shift+L")
    keyboard.wait("The desk is locked")
    keyboard.press("Alt+N")
    keyboard.type(RUI, PINS[RUI])
    keyboard.wait_until(lambda: bool(keyboard.rig.view.visit))
    keyboard.press("Ctrl+P")
    keyboard.type("comes back with the old licence")
    keyboard.wait("Ready for the next citizen")

    keyboard.press("Ctrl+D")
    keyboard.wait("Close the desk")
    keyboard.type("", "", "", "1")
    assert "Counted: €50.00" in keyboard.words
    keyboard.press("Ctrl+Return")
    keyboard.wait("Who works here?")
    (closed,) = [e for e in events_of(keyboard.rig, DAY) if isinstance(e, DayClosed)]
    assert (closed.counted_cents, closed.expected_cents) == (5_000, 5_000)


@pytest.mark.parametrize(
    ("none", "shown"), [("0,00\u00a0€", "1234,05\u00a0€"), ("€0.00", "€1234.05")]
)
def test_a_sum_is_written_as_the_language_writes_amounts(none: str, shown: str) -> None:
    assert like_no_money(none, 123_405) == shown
