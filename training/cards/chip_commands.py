"""How an emulated chip by radio takes commands, short and extended, and cuts answers that are long.

Written here a second time, apart from the reader's (`citizenspot/eid/command_form.py`).
"""

from __future__ import annotations

from typing import NamedTuple

SHORTEST_EXTENDED = 7
WRONG_LENGTH = bytes.fromhex("6700")
GET_RESPONSE, PART = 0xC0, 256


class ChipCommand(NamedTuple):
    """A command as the chip sees it; `wanted` is how many bytes it may answer, 0 for none."""

    header: bytes
    data: bytes
    wanted: int

    @property
    def instruction(self) -> int:
        """Which command it is."""
        return self.header[1]


def taken(raw: bytes) -> ChipCommand:
    """Return a command of either form (ISO/IEC 7816-4 §5.1)."""
    if came_extended(raw):
        if len(raw) == SHORTEST_EXTENDED:
            return ChipCommand(raw[:4], b"", _wanted(raw[5:], 65_536))
        count = raw[5] << 8 | raw[6]
        return ChipCommand(raw[:4], raw[7 : 7 + count], _wanted(raw[7 + count :], 65_536))
    if len(raw) <= 5:  # noqa: PLR2004 - a header, and the length wanted
        return ChipCommand(raw[:4], b"", _wanted(raw[4:], 256))
    return ChipCommand(raw[:4], raw[5 : 5 + raw[4]], _wanted(raw[5 + raw[4] :], 256))


def came_extended(raw: bytes) -> bool:
    """Say whether a command came with extended lengths."""
    return len(raw) >= SHORTEST_EXTENDED and raw[4] == 0


def under_protection(header: bytes, data: bytes, wanted: bytes) -> ChipCommand:
    """Return a command whose length wanted stood in its own object."""
    return ChipCommand(header, data, _wanted(wanted, 65_536 if len(wanted) > 1 else 256))


class LongAnswers:
    """What a chip does with an answer that is longer than its command lets it be.

    One that `knows_extended` takes long commands, and refuses a short one whose answer does not
    fit; another refuses long commands, and gives its answer in parts.
    """

    def __init__(self, *, knows_extended: bool) -> None:
        """Keep which of the two it is."""
        self.knows_extended = knows_extended
        self._rest = b""

    def reset(self) -> None:
        """Forget what was not fetched."""
        self._rest = b""

    def fetched(self, raw: bytes) -> bytes | None:
        """Return the next part, where one is asked for that is there."""
        rest, self._rest = self._rest, b""
        return self._part(rest) if raw[1] == GET_RESPONSE and rest else None

    def given(self, raw: bytes, answer: bytes) -> bytes:
        """Return what the chip gives at once of a whole answer to a command."""
        fits = len(answer) - 2 <= PART or came_extended(raw)
        if fits:
            return answer
        return WRONG_LENGTH if self.knows_extended else self._part(answer)

    def _part(self, answer: bytes) -> bytes:
        data, status = answer[:-2], answer[-2:]
        if len(data) <= PART:
            return answer
        self._rest = data[PART:] + status
        left = len(data) - PART
        return data[:PART] + bytes([0x61, left if left < PART else 0])


def _wanted(field: bytes, most: int) -> int:
    return (int.from_bytes(field, "big") or most) if field else 0
