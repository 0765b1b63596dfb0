"""Leaving the desk: it is noticed, what was typed stays, and a card's PIN is in no text."""

from __future__ import annotations

from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from citizenspot.visit import commands as c
from citizenspot.visit.views import DeskView, Page, PinPad
from tests.ui.mediator.conftest import OpenCounter
from tests.ui.mediator.counter import Counter
from tests.ui.mediator.sample_views import days
from tests.ui.mediator.sample_views.every_moment import CASE, EVERY_MOMENT, consent, form
from ui.mediator.fields.line_editor import LineEditor
from ui.mediator.left_alone import LeftAlone
from ui.mediator.own_pin import OwnPinBlock

OWN_CARD = Page(
    "own-card/7",
    "Sign in with your card",
    blocks=(PinPad(7, 4, 12, "Use this PIN", "Erase", "The card is checking."),),
)


class Hands:
    """A clock that a test turns, and how often the desk was told that nobody is there."""

    def __init__(self) -> None:
        self.now = 0.0
        self.told = 0

    def clock(self) -> float:
        return self.now

    def tell(self) -> None:
        self.told += 1


def test_nobody_at_the_keys_is_told_once_the_time_is_over(open_counter: OpenCounter) -> None:
    counter, hands = open_counter(form("en")), Hands()
    watch = LeftAlone(counter.window, 300, hands.tell, hands.clock)
    hands.now = 299
    QTest.keyClick(counter.window.windowHandle(), Qt.Key.Key_A)
    hands.now = 598
    watch.look()
    assert hands.told == 0
    hands.now = 599
    watch.look()
    assert hands.told == 1
    watch.stop()


def test_what_was_typed_is_there_when_its_mediator_comes_back(open_counter: OpenCounter) -> None:
    counter = open_counter(form("en"))
    editor = _first_line(counter)
    editor.line.setFocus()
    counter.write("half an ans")
    typed = editor.typed
    counter.show(replace(days.locked("en"), position=101))
    assert counter.commands == []
    counter.show(replace(form("en"), position=102))
    assert _first_line(counter).typed == typed
    assert "half an ans" in typed


def test_a_form_of_the_day_comes_back_without_its_pins(open_counter: OpenCounter) -> None:
    counter = open_counter(_pin_page())
    for text in ("old-pin", "new-pin"):
        counter.write(text)
        counter.press("Tab")
    counter.show(replace(days.locked("en"), position=101))
    counter.show(replace(_pin_page(), position=102))
    assert [line.typed for line in counter.all(LineEditor)] == ["", "", ""]


def test_a_half_written_reason_is_asked_for_again_after_the_lock(open_counter: OpenCounter) -> None:
    counter = open_counter(consent("en"))
    counter.press("Ctrl+G")
    counter.window.centre.asking.line.setFocus()
    counter.write("arm in pla")
    counter.show(replace(days.locked("en"), position=101))
    assert not counter.window.centre.asking.isVisible()
    counter.show(replace(consent("en"), position=102))
    assert counter.focused is counter.window.centre.asking.line
    counter.write("ster")
    counter.press("Return")
    assert counter.commands == [c.Assisted(c.Agree(CASE, "consent"), "arm in plaster")]


def test_a_half_written_reason_goes_when_another_page_comes_after_the_lock(
    open_counter: OpenCounter,
) -> None:
    counter = open_counter(consent("en"))
    counter.press("Ctrl+G")
    counter.window.centre.asking.line.setFocus()
    counter.write("arm in pla")
    counter.show(replace(days.locked("en"), position=101))
    counter.show(replace(form("en"), position=102))
    counter.show(replace(consent("en"), position=103))
    assert not counter.window.centre.is_asking
    counter.press("Ctrl+G")
    assert counter.window.centre.asking.line.text() == ""


def test_another_page_after_the_lock_forgets_what_was_typed(open_counter: OpenCounter) -> None:
    counter = open_counter(form("en"))
    _first_line(counter).line.setFocus()
    counter.write("half an ans")
    counter.show(replace(days.locked("en"), position=101))
    counter.show(replace(days.between_visits("en"), position=102))
    counter.show(replace(form("en"), position=103))
    assert "half an ans" not in _first_line(counter).typed


def test_the_pin_of_ones_own_card_goes_to_the_reader_alone(open_counter: OpenCounter) -> None:
    counter = open_counter(_own_card())
    counter.write("47")
    counter.press("Backspace")
    counter.write("711")
    block = counter.one(OwnPinBlock)
    assert block.box.count == 4
    counter.press("Return")
    counter.press("Return")
    assert counter.desk.pins == [(7, "4711")]
    assert counter.commands == []
    assert "471" not in block.box.text()
    assert block.box.accessibleDescription() == "Digits entered: 0"


def test_a_pin_too_short_is_not_sent_and_one_that_was_left_is_wiped(
    open_counter: OpenCounter,
) -> None:
    counter = open_counter(_own_card())
    counter.write("471")
    counter.press("Return")
    assert counter.desk.pins == []
    counter.show(replace(days.signing_in("en"), position=101))
    counter.show(replace(_own_card(), position=102))
    assert counter.one(OwnPinBlock).box.count == 0


def _own_card() -> DeskView:
    return replace(days.signing_in("en"), page=OWN_CARD)


def _pin_page() -> DeskView:
    return EVERY_MOMENT["desk_pin"]("en")


def _first_line(counter: Counter) -> LineEditor:
    return counter.all(LineEditor)[0]
