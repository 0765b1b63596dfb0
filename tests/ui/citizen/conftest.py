"""The citizen's window on a bench, with everything the citizen does written down."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

import pytest
from PySide6.QtWidgets import QAbstractButton, QLabel, QWidget
from pytestqt.qtbot import QtBot
from shiboken6.Shiboken import delete

from citizenspot.citizen_link.messages import Draft, Hush, Speak
from citizenspot.visit.commands import AnyCommand
from citizenspot.visit.views import CitizenView
from citizenspot.visit.words import TextSize
from ui.citizen.aloud.reading_mark import ReadingMark
from ui.citizen.outgoing import Outgoing
from ui.citizen.window import CitizenWindow
from ui.design.contrast import theme
from ui.design.fonts import load_fonts
from ui.design.look import Look
from ui.design.millimetres import citizen_measures, seen_pixels_per_mm


@dataclass
class Screen2:
    """The window, and what came out of it."""

    window: CitizenWindow
    given: list[AnyCommand] = field(default_factory=list)
    drafts: list[Draft] = field(default_factory=list)
    asked: list[Speak | Hush] = field(default_factory=list)

    def show(self, view: CitizenView) -> None:
        """Show a view, as when it arrives."""
        self.window.show_view(view)

    @property
    def texts(self) -> list[str]:
        """Return every text that can be seen."""
        labels = self.window.findChildren(QLabel)
        return [label.accessibleName() for label in labels if label.isVisible()]

    @property
    def buttons(self) -> dict[str, QAbstractButton]:
        """Return what can be pressed, by name."""
        buttons = self.window.findChildren(QAbstractButton)
        return {each.accessibleName(): each for each in buttons if each.isVisible()}

    def press(self, name: str) -> None:
        """Press what has this name."""
        self.buttons[name].click()

    @property
    def marks(self) -> list[ReadingMark]:
        """Return the marks of what is being read."""
        return [each for each in self.window.findChildren(ReadingMark) if each.isVisible()]

    @property
    def focused(self) -> QWidget:
        """Return what has the focus."""
        focused = self.window.focusWidget()
        assert focused is not None
        return focused


OpenScreen = Callable[..., Screen2]


@pytest.fixture
def open_screen(qtbot: QtBot) -> Iterator[OpenScreen]:
    """Return how to open screen 2, at a size in pixels and pixels a millimetre."""
    load_fonts()
    opened: list[CitizenWindow] = []

    def open_one(
        size: tuple[int, int] = (1920, 1080),
        density: float = 4.03,
        *,
        practice: bool = False,
        theme_name: str = "light",
        outgoing: Outgoing | None = None,
    ) -> Screen2:
        seen = seen_pixels_per_mm(density, *size)
        looks = {
            each: Look(theme(theme_name), citizen_measures(density, each, seen))
            for each in TextSize
        }
        given: list[AnyCommand] = []
        drafts: list[Draft] = []
        asked: list[Speak | Hush] = []
        window = CitizenWindow(
            looks.__getitem__,
            outgoing or Outgoing(given.append, drafts.append, asked.append),
            language="en",
            practice=practice,
        )
        opened.append(window)
        window.resize(*size)
        with qtbot.waitActive(window):
            window.show()
            window.activateWindow()
        return Screen2(window, given, drafts, asked)

    yield open_one
    for window in opened:
        # Now, not when the garbage is collected: a field that loses focus then would commit.
        delete(window)


@pytest.fixture
def screen(open_screen: OpenScreen) -> Screen2:
    """A screen 2 that waits for its first view."""
    return open_screen()
