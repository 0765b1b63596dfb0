"""The card's end of T=0 (ISO/IEC 7816-3 §10 and §12.2): data go one way in each command.

A command that has data and wants some back is sent without the length that it wants: the card says
how much there is (61xx), and gives it when it is asked (GET RESPONSE).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

HEADER_LENGTH, LENGTH_AT = 5, 4
GET_RESPONSE, LONGEST_PART = 0xC0, 256
STATUS_LENGTH = 2


class NoCommandError(Exception):
    """What came is no command of T=0: its length is not that of its data."""


class ByteProtocol:
    """One card's conversation byte by byte; `answer` is what the card says to a whole command."""

    def __init__(self, answer: Callable[[bytes], bytes]) -> None:
        """Begin with nothing to fetch."""
        self._answer = answer
        self.reset()

    def reset(self) -> None:
        """Begin anew, as after an answer to reset."""
        self._to_fetch = b""

    def exchange(self, command: bytes) -> bytes:
        """Return what the card says at once.

        Raises:
            NoCommandError: more or fewer bytes came than the header says.
        """
        waiting, self._to_fetch = self._to_fetch, b""
        if command[1] == GET_RESPONSE and waiting:
            return self._part(waiting, command[LENGTH_AT] or LONGEST_PART)
        has_data = len(command) > HEADER_LENGTH
        if has_data and len(command) != HEADER_LENGTH + command[LENGTH_AT]:
            raise NoCommandError
        answer = self._answer(command)
        if not has_data or len(answer) == STATUS_LENGTH:
            return answer
        return self._announced(answer)

    def _announced(self, waiting: bytes) -> bytes:
        self._to_fetch = waiting
        return bytes([0x61, (len(waiting) - STATUS_LENGTH) & 0xFF])

    def _part(self, waiting: bytes, wanted: int) -> bytes:
        data, status = waiting[:-STATUS_LENGTH], waiting[-STATUS_LENGTH:]
        rest = data[wanted:]
        return data[:wanted] + (self._announced(rest + status) if rest else status)
