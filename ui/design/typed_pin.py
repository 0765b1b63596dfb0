"""The digits of a PIN while they are typed: in one buffer of bytes, wiped, and in no text."""

from __future__ import annotations

from PySide6.QtCore import Qt

_ZERO = 0x30


class TypedPin:
    """Digits that are typed, erased, and handed over once."""

    def __init__(self) -> None:
        self._digits = bytearray()

    def __len__(self) -> int:
        """Return how many digits there are."""
        return len(self._digits)

    def type(self, digit: int) -> None:
        """Add a digit, from 0 to 9.

        A buffer that grows is moved, and leaves its old place unwiped: this one is made anew.
        """
        longer = bytearray(len(self._digits) + 1)
        longer[:-1] = self._digits
        longer[-1] = _ZERO + digit
        self.wipe()
        self._digits = longer

    def erase(self) -> None:
        """Take the last digit away."""
        shorter = bytearray(memoryview(self._digits)[:-1])
        self.wipe()
        self._digits = shorter

    def hand_over(self) -> bytearray:
        """Return the buffer, for whoever takes it to wipe; nothing stays here."""
        digits, self._digits = self._digits, bytearray()
        return digits

    def wipe(self) -> None:
        """Overwrite the digits."""
        self._digits[:] = bytes(len(self._digits))
        self._digits = bytearray()


def digit_of(key: int) -> int | None:
    """Return the digit of a key; no text of the key is looked at."""
    return key - Qt.Key.Key_0 if Qt.Key.Key_0 <= key <= Qt.Key.Key_9 else None
