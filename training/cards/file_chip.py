"""An emulated chip with a file system: SELECT, READ BINARY and GET RESPONSE of ISO/IEC 7816-4.

It answers as a card does that speaks T=0: long answers are announced (61xx) and fetched, and a read
beyond the end of a file is told how much is left (6Cxx) or warned (6282), as its family does.
"""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

SELECT, READ_BINARY, GET_RESPONSE = 0xA4, 0xB0, 0xC0
BY_NAME, BY_PATH = 0x04, 0x08
NO_REPLY_WANTED = 0x0C
HEADER_LENGTH = 4
LONGEST_REPLY = 256

DONE = bytes.fromhex("9000")
END_REACHED = bytes.fromhex("6282")
WRONG_LENGTH = bytes.fromhex("6700")
ACCESS_REFUSED = bytes.fromhex("6982")
NOTHING_TO_FETCH = bytes.fromhex("6985")
NO_FILE_SELECTED = bytes.fromhex("6986")
NOT_FOUND = bytes.fromhex("6A82")
BEYOND_END = bytes.fromhex("6B00")
UNKNOWN_COMMAND = bytes.fromhex("6D00")
UNKNOWN_CLASS = bytes.fromhex("6E00")


class PastEnd(Enum):
    """What a chip does when more is asked for than a file still holds."""

    TELLS_LENGTH = "6Cxx"
    WARNS = "6282"


class Command(NamedTuple):
    """A command's header; its data; and how many bytes are wanted back, 0 meaning 256."""

    instruction: int
    first: int
    second: int
    data: bytes
    wanted: int


class FileChip:
    """Files by the paths that select them, some of them protected by a PIN.

    `own_commands` are a family's own, each with its one answer.
    """

    def __init__(
        self,
        applications: frozenset[bytes] = frozenset(),
        files: Mapping[bytes, bytes | Callable[[], bytes]] | None = None,
        protected: frozenset[bytes] = frozenset(),
        past_end: PastEnd = PastEnd.TELLS_LENGTH,
        own_commands: dict[bytes, bytes] | None = None,
    ) -> None:
        """Keep what the chip holds; without files it is a card that knows nothing it is asked.

        A file that takes long to make is made when it is first asked for.
        """
        self._applications = applications
        self._files = dict(files or {})
        self._protected = protected
        self._past_end = past_end
        self._own_commands = own_commands or {}
        self._selected: bytes | None = None
        self._to_fetch = b""

    def reset(self) -> None:
        """Forget what was selected, as a chip does that loses its power."""
        self._selected, self._to_fetch = None, b""

    def answer(self, raw: bytes) -> bytes:
        """Return the answer to a command, status bytes included."""
        if raw in self._own_commands:
            return self._own_commands[raw]
        if len(raw) < HEADER_LENGTH:
            return WRONG_LENGTH
        if raw[0] != 0x00:
            return UNKNOWN_CLASS
        command = parse(raw)
        if command.instruction == GET_RESPONSE:
            return self._fetch(command)
        self._to_fetch = b""
        known = {SELECT: self._select, READ_BINARY: self._read}
        return known.get(command.instruction, lambda _: UNKNOWN_COMMAND)(command)

    def _select(self, command: Command) -> bytes:
        if command.first == BY_NAME:
            self._selected = None
            return DONE if command.data in self._applications else NOT_FOUND
        if command.first != BY_PATH or command.data not in self._files:
            return NOT_FOUND
        self._selected = command.data
        if command.second == NO_REPLY_WANTED:
            return DONE
        size = len(self._content(command.data)).to_bytes(2, "big")
        self._to_fetch = b"\x6f\x04\x81\x02" + size
        return bytes([0x61, len(self._to_fetch)])

    def _content(self, path: bytes) -> bytes:
        held = self._files[path]
        content = held if isinstance(held, bytes) else held()
        self._files[path] = content
        return content

    def _fetch(self, command: Command) -> bytes:
        if not self._to_fetch:
            return NOTHING_TO_FETCH
        wanted = command.wanted or LONGEST_REPLY
        part, self._to_fetch = self._to_fetch[:wanted], self._to_fetch[wanted:]
        left = min(len(self._to_fetch), 0xFF)
        return part + (bytes([0x61, left]) if left else DONE)

    def _read(self, command: Command) -> bytes:
        if self._selected is None:
            return NO_FILE_SELECTED
        if self._selected in self._protected:
            return ACCESS_REFUSED
        rest = self._content(self._selected)[command.first << 8 | command.second :]
        wanted = command.wanted or LONGEST_REPLY
        if not rest:
            return BEYOND_END
        if len(rest) >= wanted:
            return rest[:wanted] + DONE
        if self._past_end is PastEnd.TELLS_LENGTH:
            return bytes([0x6C, len(rest)])
        return rest + END_REACHED


def parse(raw: bytes) -> Command:
    """Return a short command in its parts (ISO/IEC 7816-4 §5.1)."""
    _, instruction, first, second, *body = raw
    if len(body) <= 1:
        return Command(instruction, first, second, b"", body[0] if body else 0)
    data = bytes(body[1 : 1 + body[0]])
    wanted = body[1 + body[0]] if len(body) > 1 + body[0] else 0
    return Command(instruction, first, second, data, wanted)
