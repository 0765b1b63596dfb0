"""The mediator's field for the PIN of their own card: it goes to the card reader's worker alone.

What is typed stands in one buffer of bytes and in no text: dots say how many digits there are. The
buffer is wiped when it was sent, and when the page goes.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QHideEvent, QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from citizenspot.visit.views import PinPad
from ui.design.controls.button import Button
from ui.design.controls.pressable import Words
from ui.design.editors.entry import Entry
from ui.design.keyed_column import Shown
from ui.design.look import Look, Surroundings
from ui.design.plain_text import PlainText
from ui.design.typed_pin import TypedPin, digit_of
from ui.mediator.fields.field_row import LABEL_EMS
from ui.mediator.keys_at_once import is_plain_enter

_CHARACTERS = 14
_DOT = "●"


class OwnPinBlock(Shown[PinPad]):
    """Takes digits, Backspace and Enter of the keyboard; there is no keypad to be looked at."""

    def __init__(self, around: Surroundings) -> None:
        super().__init__()
        look = around.look
        self._around = around
        self._value: PinPad | None = None
        self._typed = TypedPin()
        self._is_sent = False
        self.box = PinBox(look, self._key)
        self.accept = Button(look, Words("", key="Return"), self._accept, "primary")
        self._waiting = PlainText(look, inset=True)
        label = PlainText(look, around.say("PIN of your card"))
        label.setFixedWidth(LABEL_EMS * look.measures.body)
        row = QHBoxLayout()
        row.setSpacing(look.measures.spaces(1.5))
        row.addWidget(label, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self.box)
        row.addWidget(self.accept)
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(look.measures.spaces(1.5))
        column.addLayout(row)
        column.addWidget(self._waiting)

    @property
    def focus_place(self) -> QWidget:
        """Return where the digits are typed."""
        return self.box

    def show_value(self, value: PinPad) -> None:
        """Show a question; what was typed for another one is wiped."""
        before, self._value = self._value, value
        if before is None or before.request != value.request:
            self._typed.wipe()
            self._is_sent = False
        self.accept.show_words(Words(value.accept, key="Return"))
        self._waiting.show_text(value.waiting)
        self._show_state()

    def hideEvent(self, event: QHideEvent) -> None:
        """Forget what was typed when another page comes."""
        self._typed.wipe()
        super().hideEvent(event)

    def _key(self, event: QKeyEvent) -> bool:
        """Take a key; return whether it is one of the PIN's."""
        digit = digit_of(event.key())
        if digit is not None:
            self._type(digit)
        elif event.key() == Qt.Key.Key_Backspace:
            self._erase()
        elif is_plain_enter(event):
            self._accept()
        else:
            return False
        return True

    def _type(self, digit: int) -> None:
        value = self._value
        if value is not None and not self._is_sent and len(self._typed) < value.longest:
            self._typed.type(digit)
            self._show_state()

    def _erase(self) -> None:
        if not self._is_sent:
            self._typed.erase()
            self._show_state()

    def _accept(self) -> None:
        value = self._value
        if value is None or self._is_sent or len(self._typed) < value.shortest:
            return
        self._is_sent = self._around.replies.send_pin(value.request, self._typed.hand_over())
        self._show_state()

    def _show_state(self) -> None:
        value = self._value
        if value is None:
            return
        typed = len(self._typed)
        say = self._around.say
        self.box.show_count(typed, say("PIN of your card"), say("Digits entered"))
        self.accept.setEnabled(typed >= value.shortest and not self._is_sent)
        self._waiting.setVisible(self._is_sent)


class PinBox(Entry):
    """The box that has the focus; it holds a dot for each digit, and no digit."""

    def __init__(self, look: Look, take: Callable[[QKeyEvent], bool]) -> None:
        super().__init__(look, _CHARACTERS)
        self._take = take
        self.setReadOnly(True)

    @property
    def count(self) -> int:
        """How many digits are shown as typed."""
        return len(self.text())

    def show_count(self, count: int, name: str, said: str) -> None:
        """Show so many digits; `said` tells their number to assistive tools."""
        self.setText(_DOT * count)
        self.setAccessibleName(name)
        self.setAccessibleDescription(f"{said}: {count}")

    def event(self, event: QEvent) -> bool:
        """Claim the PIN's keys: a digit here chooses nothing on the page."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            if _is_of_a_pin(event):
                event.accept()
            return event.isAccepted()
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Give the PIN's keys to the block, and leave the others to the desk."""
        if not self._take(event):
            event.ignore()


def _is_of_a_pin(event: QKeyEvent) -> bool:
    plain = event.modifiers() in {
        Qt.KeyboardModifier.NoModifier,
        Qt.KeyboardModifier.KeypadModifier,
    }
    is_typed = digit_of(event.key()) is not None or event.key() == Qt.Key.Key_Backspace
    return plain and (is_typed or is_plain_enter(event))
