"""A few hostile texts in every place of both screens; `./test injection` shows more than fifty."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager

import pytest
from pytestqt.qtbot import QtBot

from tests.ui.hostile_screens import (
    HostileScreen,
    citizen_screen,
    desk_screen,
    does_what_markup_asks,
    watched_by_qt,
)

TEXTS = (
    "",
    "<img src='file:///nowhere/x.png'><a href='http://127.0.0.1:9/'>x</a>",
    "&Save && &amp; &#0;",
    "\u202enul\x00bell\x07half \ud800 pair",
)


@pytest.mark.parametrize("open_screen", [citizen_screen, desk_screen], ids=["citizen", "desk"])
def test_whatever_a_text_pretends_to_be_it_is_shown_and_does_nothing(
    open_screen: Callable[[], AbstractContextManager[HostileScreen]], qtbot: QtBot
) -> None:
    del qtbot
    with watched_by_qt() as acted, open_screen() as screen:
        assert [wrong for text in TEXTS for wrong in screen.broken_by(text)] == []
    assert acted.opened == []


def test_what_markup_asks_for_would_be_seen(qtbot: QtBot) -> None:
    del qtbot
    assert does_what_markup_asks("/nowhere/x.png", "http://127.0.0.1:9/")
