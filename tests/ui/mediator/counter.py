"""A counter as a test uses it: views come in, keys are pressed, commands are read."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeVar

from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from citizenspot.visit.commands import AnyCommand
from citizenspot.visit.views import DeskView
from tests.ui.mediator.fake_desk import FakeDesk
from ui.mediator.arrivals import DeskRoom
from ui.mediator.window import DeskWindow

Kind = TypeVar("Kind", bound=QWidget)


@dataclass
class Counter:
    """Screen 1 with a desk behind it that only remembers."""

    qtbot: QtBot
    window: DeskWindow
    desk: FakeDesk
    room: DeskRoom

    def show(self, view: DeskView) -> None:
        """Let a view arrive, and wait until it is painted."""
        self.room.post(view)
        self.qtbot.waitUntil(lambda: self.window.view is view)
        QApplication.processEvents()

    def press(self, key: str) -> None:
        """Press a key where the focus is."""
        QTest.keySequence(self.focused, QKeySequence(key))

    def write(self, text: str) -> None:
        """Type letters where the focus is."""
        QTest.keyClicks(self.focused, text)

    @property
    def focused(self) -> QWidget:
        """What has the focus."""
        return QApplication.focusWidget() or self.window

    @property
    def commands(self) -> list[AnyCommand]:
        """What the desk was asked, in order."""
        return self.desk.commands

    def all(self, kind: type[Kind]) -> list[Kind]:
        """Every visible part of a kind, in the order they were made.

        The stage that the small picture is painted from is a window of its own, never shown.
        """
        parts = self.window.findChildren(kind)
        return [each for each in parts if each.isVisible() and each.window() is self.window]

    def one(self, kind: type[Kind]) -> Kind:
        """The only visible part of a kind."""
        found = self.all(kind)
        assert len(found) == 1, f"{len(found)} parts of {kind.__name__}"
        return found[0]
