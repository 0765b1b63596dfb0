"""What a citizen does at the keypad, and how a reader puts a PIN into the command for the card."""

from __future__ import annotations

from collections import deque
from enum import Enum
from typing import NamedTuple

APDU_HEADER_LENGTH = 5
NIBBLE = 4


class Act(Enum):
    """What a citizen does instead of typing a PIN."""

    CANCELS = "cancels"
    LETS_TIME_PASS = "lets the time pass"  # noqa: S105 - no password


class Keypad:
    """What will be done at the keypad, one entry for each time a PIN is asked for.

    Nobody waits: time that a citizen lets pass is over at once. Where nothing was planned, nobody
    is there.
    """

    def __init__(self) -> None:
        """Begin with nobody there."""
        self._planned: deque[str | Act] = deque()
        self.asked: list[bytes] = []

    def will(self, entry: str | Act) -> None:
        """Plan what is done next: digits, or something else than typing."""
        self._planned.append(entry)

    def enter(self, order: bytes) -> str | Act:
        """Return what is done, where a PIN is asked for by an order."""
        self.asked.append(order)
        entry = self._planned.popleft() if self._planned else Act.LETS_TIME_PASS
        if isinstance(entry, Act):
            return entry
        shortest, longest = PinOrder.read(order).lengths
        # The reader itself takes no more keys than it is told, and no OK key before there are
        # enough: a citizen who typed something else ends by giving up.
        return entry if shortest <= len(entry) <= longest else Act.CANCELS


class PinOrder(NamedTuple):
    """The parts of abPINDataStructure for a verification (USB CCID rev 1.1 §6.1.11)."""

    timeout_s: int
    format_string: int
    block_string: int
    length_format: int
    lengths: tuple[int, int]
    prologue: bytes
    command: bytes

    @classmethod
    def read(cls, order: bytes) -> PinOrder:
        """Take an order apart; its first byte, 0 for a verification, is left out already."""
        return cls(
            timeout_s=order[0],
            format_string=order[1],
            block_string=order[2],
            length_format=order[3],
            lengths=(order[5], order[4]),
            prologue=order[11:14],
            command=order[14:],
        )

    def filled(self, digits: str) -> bytes:
        """Return the command with the PIN in its place, coded as the order says."""
        data = bytearray(self.command[APDU_HEADER_LENGTH:])
        self._put_digits(data, digits)
        self._put_length(data, len(digits))
        return self.command[:APDU_HEADER_LENGTH] + bytes(data)

    def _put_digits(self, data: bytearray, digits: str) -> None:
        is_bytes, at = self.format_string & 0x80, self.format_string >> 3 & 0x0F
        nibbles = at * 2 if is_bytes else at // NIBBLE
        if self.format_string & 0x03 == 0x01:
            coded = [int(each) for each in digits]
        else:
            coded = [half for each in digits.encode("ascii") for half in divmod(each, 16)]
        for place, half in enumerate(coded, start=nibbles):
            _put(data, place, half)

    def _put_length(self, data: bytearray, count: int) -> None:
        if self.block_string >> NIBBLE:
            at = self.length_format & 0x0F
            _put(data, at * 2 if self.length_format & 0x10 else at // NIBBLE, count)


def _put(data: bytearray, place: int, half: int) -> None:
    """Write half a byte, counted from the first half of the first byte."""
    at, is_second = divmod(place, 2)
    data[at] = data[at] & 0xF0 | half if is_second else data[at] & 0x0F | half << NIBBLE
