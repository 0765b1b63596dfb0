"""How a family of cards wants its PIN: reference, length and coding (ISO/IEC 7816-4 §11.5.6)."""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING

import msgspec

from citizenspot.eid.pin.secret_pin import ZERO

if TYPE_CHECKING:
    from citizenspot.eid.pin.secret_pin import SecretPin

VERIFY = 0x20
HEADER_LENGTH = 5
"""Class, instruction, two parameters, and the length of what follows."""
GLOBAL_PLATFORM_FORMAT = 0x20
"""The first half byte of a Global Platform PIN block; the second is the number of digits."""


class PinCoding(Enum):
    """How the digits fill the block that VERIFY carries."""

    ASCII_AND_FF = "ascii, filled with FF"
    ASCII_AND_00 = "ascii, filled with 00"
    GLOBAL_PLATFORM = "half bytes after 2n, filled with FF"


class PinForm(msgspec.Struct, frozen=True):
    """The PIN of one application: its reference (P2 of VERIFY), its digits, and its block."""

    reference: int
    shortest: int
    longest: int
    coding: PinCoding
    block_length: int = 8

    def fits(self, pin: SecretPin) -> bool:
        """Say whether a PIN has as many digits as the card can take."""
        return self.shortest <= len(pin) <= self.longest

    def verify_command(self, pin: SecretPin) -> bytearray:
        """Return VERIFY with the PIN in it; to be wiped by the caller after it was sent.

        The digits are written straight into it: what is joined together leaves its parts unwiped.
        """
        command = bytearray(self._header() + self._filler() * self.block_length)
        with memoryview(command)[HEADER_LENGTH:] as block:
            self._fill(block, pin)
        return command

    def blank_command(self) -> bytes:
        """Return VERIFY with an empty block, into which a reader's own keypad puts the PIN."""
        header = self._header()
        if self.coding is PinCoding.GLOBAL_PLATFORM:
            return header + bytes([GLOBAL_PLATFORM_FORMAT]) + b"\xff" * (self.block_length - 1)
        return header + self._filler() * self.block_length

    def _header(self) -> bytes:
        return bytes([0x00, VERIFY, 0x00, self.reference, self.block_length])

    def _filler(self) -> bytes:
        return b"\x00" if self.coding is PinCoding.ASCII_AND_00 else b"\xff"

    def _fill(self, block: memoryview, pin: SecretPin) -> None:
        if self.coding is not PinCoding.GLOBAL_PLATFORM:
            # Into a view, not a bytearray: that would make one more of what it is given.
            block[: len(pin)] = pin.digits
            return
        block[0] = GLOBAL_PLATFORM_FORMAT | len(pin)
        for at, digit in enumerate(pin.digits):
            place, is_second = 1 + at // 2, at % 2
            keep = 0xF0 if is_second else 0x0F
            block[place] = block[place] & keep | digit - ZERO << (0 if is_second else 4)
