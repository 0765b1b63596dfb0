"""Goodbye: the citizen sees that the screen has forgotten them, and it has."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QClipboard, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QCompleter, QLineEdit, QPlainTextEdit, QWidget
from shiboken6.Shiboken import isValid

from citizenspot.visit.words import TextSize
from tests.ui.citizen.conftest import Screen2
from ui.citizen.gallery.__main__ import sample_views
from ui.design.showable import showable

VIEWS = sample_views("en", TextSize.NORMAL)
FORGOTTEN = "This screen has forgotten you"
TYPED = "Rua do Segredo 7"


@pytest.fixture
def typed(screen: Screen2) -> list[QLineEdit | QPlainTextEdit]:
    """The fields of a page in which somebody typed, copied, and could still undo."""
    screen.show(VIEWS["form"])
    lines = screen.window.findChildren(QLineEdit)
    texts = screen.window.findChildren(QPlainTextEdit)
    lines[0].setFocus()
    QTest.keyClicks(lines[0], TYPED)
    lines[0].selectAll()
    lines[0].copy()
    assert lines[0].isUndoAvailable()
    assert TYPED in QGuiApplication.clipboard().text()
    return [*lines, *texts]


def goodbye(screen: Screen2) -> None:
    screen.show(VIEWS["goodbye"])
    screen.show(VIEWS["idle"])


def test_the_citizen_sees_that_the_screen_has_forgotten_them(screen: Screen2) -> None:
    screen.show(VIEWS["goodbye"])
    assert FORGOTTEN not in screen.texts
    screen.show(VIEWS["idle"])
    assert FORGOTTEN in screen.texts
    screen.show(VIEWS["welcome"])
    assert FORGOTTEN not in screen.texts


@pytest.mark.parametrize("before", ["idle", "form"])
def test_nothing_is_claimed_to_be_forgotten_before_goodbye(screen: Screen2, before: str) -> None:
    screen.show(VIEWS[before])
    screen.show(VIEWS["idle"])
    assert FORGOTTEN not in screen.texts


def test_every_field_is_gone_with_what_could_be_undone_in_it(
    screen: Screen2, typed: list[QLineEdit | QPlainTextEdit]
) -> None:
    goodbye(screen)
    assert [each for each in typed if isValid(each)] == []
    assert screen.window.findChildren(QLineEdit) == []
    assert screen.window.findChildren(QCompleter) == []


def test_no_clipboard_and_no_cache_holds_a_text(
    screen: Screen2, typed: list[QLineEdit | QPlainTextEdit]
) -> None:
    assert typed
    goodbye(screen)
    clipboard = QGuiApplication.clipboard()
    modes = (QClipboard.Mode.Clipboard, QClipboard.Mode.Selection)
    assert [clipboard.text(mode) for mode in modes] == ["", ""]
    kept = showable.cache_info().currsize
    showable("Welcome to Spot")
    assert kept <= len(screen.texts) + 1


def test_no_other_window_is_left_and_none_shows_the_visit(
    screen: Screen2, typed: list[QLineEdit | QPlainTextEdit]
) -> None:
    assert typed
    before = {each for each in QApplication.topLevelWidgets() if each is not screen.window}
    goodbye(screen)
    others = {each for each in QApplication.topLevelWidgets() if each is not screen.window}
    assert others <= before
    said = [each.accessibleName() for each in screen.window.findChildren(QWidget)]
    assert not any(TYPED in text for text in said)
