"""The card's end of T=1 (ISO/IEC 7816-3 §11): commands and answers cut into blocks.

The line is a pseudo terminal, on which nothing is lost: a block that makes no sense is answered by
asking for it again, and that is all of error handling there is.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from training.cards.pinpad.serial_frames import checksum

if TYPE_CHECKING:
    from collections.abc import Callable

PROLOGUE_LENGTH, EPILOGUE_LENGTH = 3, 1
LONGEST_PART = 254
"""What a reader takes in one block, once it has said so (IFSD)."""
CHAINED, SENT_NUMBER = 0x20, 0x40
IS_RECEIPT, RECEIPT_NUMBER = 0x80, 0x10
IS_SUPERVISORY, IS_ANSWER, RESYNCHRONISE = 0xC0, 0x20, 0xC0
EDC_ERROR = 0x01


class BlockProtocol:
    """One card's conversation in blocks; `answer` is what the card says to a whole command."""

    def __init__(self, answer: Callable[[bytes], bytes]) -> None:
        """Begin with both numbers at nought."""
        self._answer = answer
        self.reset()

    def reset(self) -> None:
        """Begin anew, as after an answer to reset."""
        self._own_number = self._their_number = 0
        self._command = b""
        self._parts: list[bytes] = []

    def exchange(self, block: bytes) -> bytes:
        """Return the block that answers a block."""
        prologue, control = block[:PROLOGUE_LENGTH], block[1]
        content = block[PROLOGUE_LENGTH : PROLOGUE_LENGTH + prologue[2]]
        if checksum(block) or len(block) != len(prologue) + len(content) + EPILOGUE_LENGTH:
            return self._receipt(EDC_ERROR)
        if control & IS_SUPERVISORY == IS_SUPERVISORY:
            if control == RESYNCHRONISE:
                self.reset()
            return _block(control | IS_ANSWER, content)
        if control & IS_RECEIPT:
            return self._next_part()
        return self._take(control, content)

    def _take(self, control: int, content: bytes) -> bytes:
        self._their_number ^= 1
        self._command += content
        if control & CHAINED:
            return self._receipt()
        command, self._command = self._command, b""
        whole = self._answer(command)
        self._parts = [whole[at : at + LONGEST_PART] for at in range(0, len(whole), LONGEST_PART)]
        return self._next_part()

    def _next_part(self) -> bytes:
        if not self._parts:
            return self._receipt()
        part = self._parts.pop(0)
        control = self._own_number * SENT_NUMBER | (CHAINED if self._parts else 0)
        self._own_number ^= 1
        return _block(control, part)

    def _receipt(self, error: int = 0) -> bytes:
        return _block(IS_RECEIPT | self._their_number * RECEIPT_NUMBER | error, b"")


def _block(control: int, content: bytes) -> bytes:
    whole = bytes([0, control, len(content)]) + content
    return whole + bytes([checksum(whole)])
