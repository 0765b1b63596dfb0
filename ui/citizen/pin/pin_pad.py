"""The keypad on which the citizen enters a PIN, by touch or by digits of a keyboard.

What is typed stands in one buffer of bytes and in no text: the screen shows dots, the tree of
accessibility how many digits there are. The buffer is wiped when it was sent, and when the page
goes.
"""

from __future__ import annotations

from collections.abc import Callable
from random import SystemRandom
from typing import NamedTuple

from PySide6.QtCore import Qt
from PySide6.QtGui import QHideEvent, QKeyEvent, QShowEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from citizenspot.visit.views import PinPad
from ui.citizen.pin.pin_dots import PinDots
from ui.design.controls.button import Button
from ui.design.controls.face import Face
from ui.design.controls.pressable import Words
from ui.design.keyed_column import Shown
from ui.design.look import Look, Surroundings
from ui.design.plain_text import PlainText
from ui.design.typed_pin import TypedPin, digit_of

SendPin = Callable[[int, bytearray], bool]
_WIDTH_EMS, _WIDE_EMS = 20, 34
_LOW_ROW = 5
"""So many digits stand in a row where there is no room for more than two rows."""

_MOST_COLUMNS = 8
_LOWEST_EMS = 38
"""A window lower than this has no room for four rows of digits."""


class PinPadBlock(Shown[PinPad]):
    """Dots, ten digits, one to erase, and one to use the PIN."""

    def __init__(self, around: Surroundings, send: SendPin) -> None:
        super().__init__()
        look = around.look
        self._around, self._send = around, send
        self._value: PinPad | None = None
        self._digits = TypedPin()
        self._is_sent = False
        self.dots = PinDots(look)
        self.keys = [DigitKey(look, digit, self._type) for digit in range(10)]
        self._order = list(self.keys)
        self.erase = Button(look, Words(""), self._erase)
        self.accept = Button(look, Words("", icon=("check", "before")), self._accept, "primary")
        self._waiting = PlainText(look, inset=True)
        self._grid = QGridLayout()
        self._grid.setSpacing(look.measures.spaces(1))
        # A part of its own is as narrow as this: a layout asks its own for a height at any width.
        self._pad = pad = QWidget()
        column = QVBoxLayout(pad)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(look.measures.spaces(1.5))
        column.addWidget(self.dots)
        column.addLayout(self._grid)
        column.addWidget(self._waiting)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(pad, 1)
        row.addStretch()

    @property
    def focus_place(self) -> PinDots:
        """Return where the focus goes first; digits of a keyboard are taken wherever it is."""
        return self.dots

    def show_value(self, value: PinPad) -> None:
        """Show a question; what was typed for another one is wiped."""
        before, self._value = self._value, value
        if before is None or before.request != value.request:
            self._digits.wipe()
            self._is_sent = False
            self._order_keys(shuffled=value.shuffled)
        self.erase.show_words(Words(value.erase))
        self.accept.show_words(Words(value.accept, icon=("check", "before")))
        self._waiting.show_text(value.waiting)
        self._show_state()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take digits, Backspace and Enter; no text of the key is looked at."""
        key = event.key()
        digit = digit_of(key)
        if digit is not None:
            self._type(digit)
        elif key == Qt.Key.Key_Backspace:
            self._erase()
        elif key in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self._accept()
        else:
            super().keyPressEvent(event)

    def hideEvent(self, event: QHideEvent) -> None:
        """Forget what was typed when another page comes."""
        self._digits.wipe()
        super().hideEvent(event)

    def showEvent(self, event: QShowEvent) -> None:
        """Arrange the keys for the room there is."""
        super().showEvent(event)
        self._arrange()

    def _order_keys(self, *, shuffled: bool) -> None:
        """Put the digits as on a telephone, or in an order that no onlooker knows."""
        self._order = [*self.keys[1:], self.keys[0]]
        if shuffled:
            SystemRandom().shuffle(self._order)
        self._arrange()

    def _arrange(self) -> None:
        """Put the keys as on a telephone, or in two rows where the window is too low for that."""
        measures = self._around.look.measures
        is_low = self.window().height() < _LOWEST_EMS * measures.body
        width = _WIDE_EMS if is_low else _WIDTH_EMS
        self._pad.setMaximumWidth(width * measures.body + 2 * measures.room)
        places = _low_places() if is_low else _telephone_places()
        columns = max(place.column + place.across for place in places)
        for widget, place in zip((*self._order, self.erase, self.accept), places, strict=True):
            self._put(widget, place, columns)
            policy = widget.sizePolicy()
            policy.setHorizontalPolicy(QSizePolicy.Policy.Ignored)
            # A fixed height would be that of one line, where the words need two.
            policy.setVerticalPolicy(QSizePolicy.Policy.Minimum)
            widget.setSizePolicy(policy)
        for column in range(_MOST_COLUMNS):
            self._grid.setColumnStretch(column, column < columns)

    def _put(self, widget: QWidget, place: KeyPlace, columns: int) -> None:
        """Put a key into the grid as on a telephone, which no direction of writing turns around."""
        column = place.column
        if self.layoutDirection() == Qt.LayoutDirection.RightToLeft:
            column = columns - column - place.across
        self._grid.addWidget(widget, place.row, column, 1, place.across)

    def _type(self, digit: int) -> None:
        value = self._value
        if value is None or self._is_sent or len(self._digits) >= value.longest:
            return
        self._digits.type(digit)
        self._show_state()

    def _erase(self) -> None:
        if self._digits and not self._is_sent:
            self._digits.erase()
            self._show_state()

    def _accept(self) -> None:
        value = self._value
        if value is None or self._is_sent or len(self._digits) < value.shortest:
            return
        digits = self._digits.hand_over()
        self._is_sent = self._send(value.request, digits)
        digits[:] = bytes(len(digits))
        self._show_state()

    def _show_state(self) -> None:
        value = self._value
        if value is None:
            return
        typed = len(self._digits)
        said = self._around.say("Digits entered")
        self.dots.show_count(typed, value.shortest, value.longest, said)
        self.accept.setEnabled(typed >= value.shortest and not self._is_sent)
        self.erase.setEnabled(bool(typed) and not self._is_sent)
        for key in self.keys:
            key.setEnabled(not self._is_sent)
        self._waiting.setVisible(self._is_sent)


class KeyPlace(NamedTuple):
    """Where a key stands in the grid, counted from the left, and how many columns it takes."""

    row: int
    column: int
    across: int = 1


def _telephone_places() -> list[KeyPlace]:
    """Return the places of ten digits, the last alone in the middle, of Erase, and of the use."""
    digits = [KeyPlace(at // 3, at % 3) for at in range(9)]
    return [*digits, KeyPlace(3, 1), KeyPlace(3, 2), KeyPlace(4, 0, 3)]


def _low_places() -> list[KeyPlace]:
    """Return the same in two rows, with Erase and the use at their ends."""
    digits = [KeyPlace(at // _LOW_ROW, at % _LOW_ROW) for at in range(10)]
    return [*digits, KeyPlace(0, _LOW_ROW, 3), KeyPlace(1, _LOW_ROW, 3)]


class DigitKey(Button):
    """One digit, large; pressing it looks the same for every digit."""

    def __init__(self, look: Look, digit: int, pressed: Callable[[int], None]) -> None:
        super().__init__(look, Words(str(digit)), lambda: pressed(digit))
        # The keyboard's digits go to the pad, wherever the focus was put by Tab.
        self.setAutoRepeat(False)

    def _made_face(self) -> Face:
        return Face(self._look, across=3, down=1.6)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave digits to the pad."""
        if digit_of(event.key()) is not None:
            event.ignore()
        else:
            super().keyPressEvent(event)
