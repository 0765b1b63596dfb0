"""A scanner that types like a keyboard: what it reads is taken out of the keys, and routed."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit

from citizenspot.visit import commands as c
from citizenspot.visit.desk_commands import ReadScan
from tests.ui.mediator.conftest import OpenCounter
from tests.ui.mediator.counter import Counter
from tests.ui.mediator.sample_views.every_moment import form, welcome
from ui.mediator.scanner.burst import GAP_MS, Burst, Verdict
from ui.mediator.scanner.key_filter import ScannerKeys

QUICK, SLOW = 5.0, 80.0


class Hands:
    """Types with a set time between two keys, as a scanner or a person does."""

    def __init__(self) -> None:
        self.now = 1_000.0
        self.between = QUICK

    def clock(self, _event: QKeyEvent) -> float:
        return self.now

    def type(self, counter: Counter, text: str, between: float) -> None:
        for letter in text:
            self.now += between
            if letter == "\n":
                QTest.keyClick(counter.focused, Qt.Key.Key_Return)
            else:
                QTest.keyClicks(counter.focused, letter)
        self.now += 1_000


Attach = Callable[[Counter, str], None]


@pytest.fixture
def hands() -> Hands:
    return Hands()


@pytest.fixture
def attach(hands: Hands) -> Iterator[Attach]:
    """Return how a scanner is plugged in at a counter."""
    plugged: list[ScannerKeys] = []

    def plug(counter: Counter, prefix: str = "") -> None:
        keys = ScannerKeys(counter.window.scanned, prefix, hands.clock)
        QApplication.instance().installEventFilter(keys)  # type: ignore[union-attr] # it runs
        plugged.append(keys)

    yield plug
    for keys in plugged:
        QApplication.instance().removeEventFilter(keys)  # type: ignore[union-attr] # as above
        keys.deleteLater()


def test_a_person_types_as_ever(open_counter: OpenCounter, attach: Attach, hands: Hands) -> None:
    counter = open_counter(form("en"))
    attach(counter, "")
    hands.type(counter, "AV-123456", SLOW)
    assert _line(counter).text() == "AV-123456"


def test_a_code_scanned_into_a_field_leaves_it_as_it_was(
    open_counter: OpenCounter, attach: Attach, hands: Hands
) -> None:
    counter = open_counter(form("en"))
    attach(counter, "")
    hands.type(counter, "AV", SLOW)
    hands.type(counter, "11604999123490\n", QUICK)
    assert _line(counter).text() == "AV"
    assert counter.commands == [ReadScan("11604999123490")]


def test_with_a_prefix_nothing_of_a_code_is_typed_or_pressed(
    open_counter: OpenCounter, attach: Attach, hands: Hands
) -> None:
    counter = open_counter(welcome("en"))
    attach(counter, "]")
    hands.type(counter, "]11604999123490\n", QUICK)
    assert counter.commands == [ReadScan("11604999123490")]


def test_without_a_prefix_only_the_first_character_can_press_anything(
    open_counter: OpenCounter, attach: Attach, hands: Hands
) -> None:
    counter = open_counter(welcome("en"))
    attach(counter, "")
    hands.type(counter, "11604999123490\n", QUICK)
    assert counter.commands == [c.ChooseLanguage("pt"), ReadScan("11604999123490")]


def test_a_code_nobody_knows_is_looked_for_in_the_palette(
    open_counter: OpenCounter, attach: Attach, hands: Hands
) -> None:
    counter = open_counter(form("en"))
    attach(counter, "]")
    hands.type(counter, "]5601234567890\n", QUICK)
    assert counter.window.centre.finder.is_open
    assert counter.window.centre.finder.line.text() == "5601234567890"


def test_a_scanner_without_an_enter_is_heard_when_it_is_silent(
    open_counter: OpenCounter, attach: Attach, hands: Hands
) -> None:
    counter = open_counter(form("en"))
    attach(counter, "]")
    hands.type(counter, "]11604999123490", QUICK)
    counter.qtbot.waitUntil(lambda: counter.commands == [ReadScan("11604999123490")])


def test_a_key_with_ctrl_begins_no_code(
    open_counter: OpenCounter, attach: Attach, hands: Hands
) -> None:
    counter = open_counter(welcome("en"))
    attach(counter, "")
    QTest.keyClick(counter.focused, Qt.Key.Key_Q, Qt.KeyboardModifier.ControlModifier)
    hands.type(counter, "2", QUICK)
    assert counter.commands == [c.ChooseLanguage("en")]


def test_what_a_line_had_is_given_back_to_no_other_line(
    open_counter: OpenCounter, attach: Attach, hands: Hands
) -> None:
    counter = open_counter(form("en"))
    attach(counter, "")
    hands.type(counter, "11", QUICK)
    first, second = counter.all(QLineEdit)[:2]
    second.setFocus()
    kept = second.text()
    hands.now -= 1_000
    hands.type(counter, "604999123490\n", QUICK)
    assert first.text() != kept
    assert counter.commands[-1] == ReadScan("11604999123490")


@pytest.mark.parametrize("prefix", ["", "]"])
def test_slow_keys_are_never_swallowed(prefix: str) -> None:
    burst = Burst(prefix)
    told = [burst.key(k, at * (GAP_MS + 1), in_line=True) for at, k in enumerate("abcdefgh\r")]
    assert set(told) == {Verdict.PASS}


def test_two_keys_rolled_over_in_a_field_are_a_persons() -> None:
    burst = Burst()
    assert [burst.key(k, 5, in_line=True) for k in "ab"] == [Verdict.PASS, Verdict.PASS]


def _line(counter: Counter) -> QLineEdit:
    return counter.all(QLineEdit)[0]
