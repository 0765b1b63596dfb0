"""What can wait is done between two keys, not under one."""

from __future__ import annotations

from dataclasses import dataclass, field

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from ui.mediator.gap import HANDS_REST_S, LATEST_S, Gap

AFTER_S = 0.1


@dataclass
class Screen:
    """A line that is typed into, and how often something was done beside it."""

    line: QLineEdit
    now: float = 1000.0
    done: list[float] = field(default_factory=list)

    def do(self) -> None:
        self.done.append(self.now)

    def key(self) -> None:
        handle = self.line.windowHandle()
        assert handle
        QTest.keyClick(handle, Qt.Key.Key_A)


@pytest.fixture
def screen(qtbot: QtBot) -> Screen:
    line = QLineEdit()
    qtbot.addWidget(line)
    line.show()
    return Screen(line)


@pytest.fixture
def gap(screen: Screen) -> Gap:
    return Gap(screen.line, AFTER_S, screen.do, lambda: screen.now)


def test_with_no_key_about_it_is_done_once(screen: Screen, gap: Gap) -> None:
    gap.ask()
    gap.ask()
    assert gap.is_awaited
    screen.now += AFTER_S
    gap.look()
    assert len(screen.done) == 1
    assert not gap.is_awaited


def test_while_keys_come_it_waits(screen: Screen, gap: Gap) -> None:
    gap.ask()
    screen.key()
    screen.now += AFTER_S
    gap.look()
    assert screen.done == []
    screen.now += HANDS_REST_S
    gap.look()
    assert len(screen.done) == 1


def test_hands_that_never_rest_do_not_keep_it_away_for_ever(screen: Screen, gap: Gap) -> None:
    gap.ask()
    asked_at = screen.now
    while not screen.done:
        screen.key()
        screen.now += HANDS_REST_S / 2
        gap.look()
    assert screen.done[0] == pytest.approx(asked_at + LATEST_S, abs=HANDS_REST_S)


def test_what_nobody_wants_any_more_is_not_done(screen: Screen, gap: Gap) -> None:
    gap.ask()
    gap.forget()
    assert not gap.is_awaited
    assert screen.done == []
