"""A desk of the tests' own: a window of screen 1 over a desk that only remembers."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import UTC, datetime

import pytest
from pytestqt.qtbot import QtBot
from shiboken6.Shiboken import delete

from citizenspot.texts import Texts
from citizenspot.visit.views import DeskView
from tests.ui.mediator.counter import Counter
from tests.ui.mediator.fake_desk import FakeDesk
from ui.design.contrast import theme
from ui.design.look import Look
from ui.design.millimetres import desk_measures
from ui.mediator.arrivals import DeskRoom
from ui.mediator.window import DeskWindow

DENSITY = 96 / 25.4
"""Pixels a millimetre of an ordinary screen."""

NOW = datetime(2026, 11, 22, 9, 41, tzinfo=UTC)
OpenCounter = Callable[..., Counter]


@pytest.fixture
def look() -> Look:
    return Look(theme("light"), desk_measures(DENSITY))


@pytest.fixture
def open_counter(qtbot: QtBot, look: Look) -> Iterator[OpenCounter]:
    """Return how to open a counter, with a view shown where one is given."""

    opened: list[DeskWindow] = []

    def open_one(
        view: DeskView | None = None,
        language: str = "en",
        desk: FakeDesk | None = None,
        size: tuple[int, int] = (1366, 768),
        enlarged: int = 1,
    ) -> Counter:
        desk, room = desk or FakeDesk(), DeskRoom()
        texts = Texts.for_language(language)
        seen = look if enlarged == 1 else Look(look.theme, desk_measures(enlarged * DENSITY))
        window = DeskWindow(desk, room, texts, seen, lambda: NOW)
        opened.append(window)
        window.resize(*size)
        with qtbot.waitActive(window):
            window.show()
            window.activateWindow()
        counter = Counter(qtbot, window, desk, room)
        if view is not None:
            counter.show(view)
        return counter

    yield open_one
    for window in opened:
        window.close()
        # Now, not when the garbage is collected: a focused field would still speak from the grave.
        delete(window)
