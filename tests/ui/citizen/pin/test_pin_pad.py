"""The citizen enters a PIN: by touch, by keyboard, in another order, and nowhere kept."""

import msgspec
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from citizenspot.visit.screen_commands import AskToExplain, Stop
from citizenspot.visit.views import Act, CitizenView, Notice, Page, PinPad
from tests.ui.citizen.conftest import OpenScreen, Screen2
from ui.citizen.outgoing import Outgoing
from ui.citizen.pin.pin_pad import PinPadBlock

CHROME = (Act("Explain this to me", AskToExplain()), Act("Stop", Stop(), style="danger"))


def view(request: int = 1, *, shuffled: bool = False) -> CitizenView:
    pad = PinPad(request, 4, 12, "Use this PIN", "Erase", "The card is checking.", shuffled)
    page = Page(f"pin/{request}", "Enter the PIN of your card", blocks=(pad,))
    return CitizenView(position=request, state="step", page=page, language="en")


class Taker:
    """Takes PINs as the line to the desk does, and wipes them."""

    def __init__(self) -> None:
        self.taken: list[tuple[int, str]] = []

    def take(self, request: int, digits: bytearray) -> bool:
        self.taken.append((request, digits.decode()))
        digits[:] = bytes(len(digits))
        return True


@pytest.fixture
def taker() -> Taker:
    return Taker()


@pytest.fixture
def screen(open_screen: OpenScreen, taker: Taker) -> Screen2:
    outgoing = Outgoing(lambda _c: None, lambda _d: None, send_pin=taker.take)
    return open_screen(outgoing=outgoing)


def pad_of(screen: Screen2) -> PinPadBlock:
    (pad,) = screen.window.findChildren(PinPadBlock)
    return pad


def test_digits_pressed_on_the_screen_are_sent_once(screen: Screen2, taker: Taker) -> None:
    screen.show(view())
    for digit in "4711":
        screen.press(digit)
    screen.press("Use this PIN")
    screen.press("Use this PIN")
    assert taker.taken == [(1, "4711")]


def test_digits_typed_on_a_keyboard_are_taken_wherever_the_focus_is(
    screen: Screen2, taker: Taker
) -> None:
    screen.show(view())
    pad = pad_of(screen)
    assert screen.focused is pad.dots
    QTest.keyClicks(pad.dots, "47")
    QTest.keyClicks(pad.keys[5], "119")
    QTest.keyClick(pad, Qt.Key.Key_Backspace)
    QTest.keyClick(pad, Qt.Key.Key_Return)
    assert taker.taken == [(1, "4711")]


def test_the_screen_shows_dots_and_no_text_has_the_digits(screen: Screen2) -> None:
    screen.show(view())
    for digit in "4711":
        screen.press(digit)
    pad = pad_of(screen)
    assert pad.dots.count == 4
    assert pad.dots.accessibleName() == "Digits entered: 4"
    assert not any("4711" in text for text in screen.texts)


def test_a_pin_too_short_cannot_be_used_and_one_too_long_is_not_typed(
    screen: Screen2, taker: Taker
) -> None:
    screen.show(view())
    QTest.keyClicks(pad_of(screen), "123")
    assert not screen.buttons["Use this PIN"].isEnabled()
    QTest.keyClick(pad_of(screen), Qt.Key.Key_Return)
    assert not taker.taken
    QTest.keyClicks(pad_of(screen), "4567890123456")
    assert pad_of(screen).dots.count == 12


def test_another_question_begins_without_what_was_typed(screen: Screen2, taker: Taker) -> None:
    screen.show(view(1))
    QTest.keyClicks(pad_of(screen), "4711")
    screen.show(view(2))
    pads = [pad for pad in screen.window.findChildren(PinPadBlock) if pad.isVisible()]
    assert [pad.dots.count for pad in pads] == [0]
    QTest.keyClicks(pads[0], "1234")
    QTest.keyClick(pads[0], Qt.Key.Key_Return)
    assert taker.taken == [(2, "1234")]


def test_every_buffer_that_held_digits_is_wiped_once_they_were_sent(
    open_screen: OpenScreen,
) -> None:
    """Python's collector does not know byte arrays, so the pad's own are followed one by one."""
    sent: list[bytearray] = []

    def send(_request: int, digits: bytearray) -> bool:
        assert digits == b"90817263"
        sent.append(digits)
        return True

    screen = open_screen(outgoing=Outgoing(lambda _c: None, lambda _d: None, send_pin=send))
    screen.show(view())
    held = []
    for digit in "90817263":
        screen.press(digit)
        held.append(pad_of(screen)._digits._digits)
    screen.press("Use this PIN")

    assert [len(each) for each in held] == [1, 2, 3, 4, 5, 6, 7, 8]
    assert sent == [held[-1]]
    assert not any(any(each) for each in (*held, pad_of(screen)._digits._digits))


def test_a_shuffled_keypad_has_all_digits_in_another_order(
    open_screen: OpenScreen, taker: Taker
) -> None:
    orders = set()
    for request in range(1, 6):
        outgoing = Outgoing(lambda _c: None, lambda _d: None, send_pin=taker.take)
        screen = open_screen(outgoing=outgoing)
        screen.show(view(request, shuffled=True))
        keys = pad_of(screen).keys
        assert len({key.accessibleName() for key in keys}) == 10
        places = sorted(keys, key=lambda key: (key.y(), key.x()))
        orders.add("".join(key.accessibleName() for key in places))
    assert len(orders) > 1


def test_a_page_that_goes_forgets_what_was_typed(screen: Screen2) -> None:
    screen.show(view())
    pad = pad_of(screen)
    QTest.keyClicks(pad, "4711")
    pad.hide()
    pad.show()
    QTest.keyClick(pad, Qt.Key.Key_Return)
    assert not pad._digits


@pytest.mark.parametrize("language", ["en", "ar"])
def test_the_digits_stand_as_on_a_telephone_whatever_the_direction_of_writing(
    screen: Screen2, language: str
) -> None:
    right_to_left = language == "ar"
    screen.show(msgspec.structs.replace(view(), language=language, right_to_left=right_to_left))
    pads = screen.window.findChildren(PinPadBlock)
    pad = next(each for each in pads if each.isVisible())
    places = [pad.keys[digit].x() for digit in (1, 2, 3)]
    assert places == sorted(places)
    assert pad.keys[1].y() < pad.keys[4].y() < pad.keys[0].y()


def test_on_ten_inches_every_key_is_seen_without_scrolling(open_screen: OpenScreen) -> None:
    screen = open_screen((1280, 800), 5.9)
    tries = Notice("problem", "That PIN was wrong.", "2 tries are left. Try again, or stop here.")
    asked = view()
    page = msgspec.structs.replace(asked.page, blocks=(tries, *asked.page.blocks))
    screen.show(msgspec.structs.replace(asked, page=page, service="Renew", chrome=CHROME))
    screen.window.paint_now()
    pad = pad_of(screen)
    for key in (*pad.keys, pad.erase, pad.accept):
        assert key.visibleRegion().boundingRect() == key.rect(), key.accessibleName()
