"""A PIN in memory: digits in one place, wiped after use, and never part of a text.

What Python cannot promise: pyscard copies a command into a list of numbers and a C buffer, and
pcscd's client library into a socket; none of these copies is wiped by its owner, and memory that is
given back keeps its bytes until something else is written there. What is promised: no `str`, no
immutable `bytes`, no log, journal or exception of this program ever holds the digits, and the one
place that does is overwritten as soon as the card has answered. Neither of the two processes writes
core files.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NoReturn, Self

if TYPE_CHECKING:
    from types import TracebackType

ZERO = 0x30
"""ASCII's digit 0."""


class WipedPinError(Exception):
    """A PIN is asked for its digits after it was wiped; a defect of the program."""


class SecretPin:
    """Some digits; leaving its `with` block overwrites them."""

    __slots__ = ("_digits", "_is_wiped")

    def __init__(self, digits: bytearray) -> None:
        """Take over the digits in ASCII; the buffer is this object's from here on.

        Raises:
            ValueError: there is something else than digits; the buffer is wiped first.
        """
        self._digits = digits
        self._is_wiped = False
        if not digits.isdigit():
            self.wipe()
            raise ValueError("a PIN of something else than digits")

    def __len__(self) -> int:
        """Return how many digits there are; none once it is wiped."""
        return 0 if self._is_wiped else len(self._digits)

    @property
    def digits(self) -> memoryview:
        """The digits in ASCII, as a view that is empty of them after `wipe`.

        Raises:
            WipedPinError: it is wiped.
        """
        if self._is_wiped:
            raise WipedPinError
        return memoryview(self._digits).toreadonly()

    def wipe(self) -> None:
        """Overwrite the digits; does nothing the second time."""
        wipe(self._digits)
        self._is_wiped = True

    def __enter__(self) -> Self:
        """Use it."""
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        """Wipe it, whatever happened."""
        self.wipe()

    def __repr__(self) -> str:
        """Return a text without the digits, and without their number."""
        return "SecretPin(…)"

    def __reduce__(self) -> NoReturn:
        """Refuse to be copied into bytes."""
        raise TypeError("a PIN is not written down")


def wipe(buffer: bytearray) -> None:
    """Overwrite a buffer in place."""
    buffer[:] = bytes(len(buffer))
