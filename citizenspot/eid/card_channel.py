"""Commands to a card and its answers (ISO/IEC 7816-4), with bounds on all that comes back."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from citizenspot.eid.card_data_error import CardDataError
from citizenspot.eid.command_form import is_extended, longest_answer, short_command
from citizenspot.eid.icao.objects import value_of
from citizenspot.eid.pin.secret_pin import wipe

if TYPE_CHECKING:
    from collections.abc import Callable

DONE = 0x9000
END_REACHED = 0x6282
"""The file ended before as many bytes as were asked for."""
BEYOND_END = 0x6B00
ACCESS_REFUSED = 0x6982
"""The file is there, and wants a PIN first."""
LONGEST_PLAIN_PLACE = 0x7FFF
"""The last byte of a file that plain READ BINARY reaches."""
READ_FAR, PLACE, BYTES = bytes.fromhex("00B10000"), 0x54, 0x53
MORE_TO_FETCH, WRONG_LENGTH = 0x61, 0x6C
BLOCK = 256
"""The most a short command can ask for; its length byte is then 0."""
LONGEST_ANSWER = 65_536
"""Longest answer that is collected in parts."""
STATUS_LENGTH = 2
SHORT_HEADER, LONGEST_SHORT_LENGTH = 2, 0x7F


class Answer(NamedTuple):
    """What a card answered: its data and its two status bytes as one number."""

    data: bytes
    status: int


class CardRefusedError(CardDataError):
    """The card refused a command; `status` is its own number for why."""

    def __init__(self, what: str, status: int) -> None:
        """Keep what was asked for and the card's number."""
        super().__init__(f"{what}: status {status:04X}")
        self.status = status


class CardChannel:
    """Speaks to one card, and hides how its transmission protocol cuts answers into parts."""

    def __init__(
        self,
        transmit: Callable[[bytes], bytes],
        transmit_secret: Callable[[bytearray], bytes] | None = None,
        longest_read: int = BLOCK,
    ) -> None:
        """Keep the way to send one command and receive its answer.

        `transmit_secret` takes a command that can be wiped; without it, as for a chip in this
        process, a PIN is sent like anything else. `longest_read` is how many bytes of a file one
        command asks for.
        """
        self._longest_read = longest_read
        self._transmit = transmit
        self._transmit_secret = transmit_secret or (lambda command: transmit(bytes(command)))

    def select_application(self, name: bytes, *, wants_description: bool = False) -> int:
        """Select an application by its AID, and return the status.

        `wants_description` is for cards that select only with what they say of the application.
        """
        header = bytes([0x00, 0xA4, 0x04, 0x00 if wants_description else 0x0C])
        return self.send(short_command(header, name, b"\x00" * wants_description)).status

    def select_file(self, path: bytes, *, wants_description: bool = False) -> None:
        """Select a file by its path, which begins with the master file in some families only.

        `wants_description` is for cards that select only with their file control information.

        Raises:
            CardRefusedError: the file is not there.
        """
        header = bytes([0x00, 0xA4, 0x08, 0x00 if wants_description else 0x0C])
        answer = self.send(short_command(header, path, b"\x00" * wants_description))
        if answer.status != DONE:
            raise CardRefusedError(f"file {path.hex().upper()}", answer.status)

    def select_identifier(self, identifier: bytes) -> None:
        """Select a file of the current application by its two bytes.

        Raises:
            CardRefusedError: the file is not there.
        """
        answer = self.send(bytes([0x00, 0xA4, 0x02, 0x0C, len(identifier)]) + identifier)
        if answer.status != DONE:
            raise CardRefusedError(f"file {identifier.hex().upper()}", answer.status)

    def read_bytes(self, limit: int, block: int = BLOCK) -> bytes:
        """Return the first bytes of the selected file, or all it has; `block` at most a command.

        Raises:
            CardRefusedError: the file is not to be read.
            CardDataError: the answers make no sense.
        """
        return self._read_on(b"", limit, block)

    def read_on(self, content: bytes, limit: int) -> bytes:
        """Return what was read of the selected file already, and what follows it up to the limit.

        Raises:
            CardRefusedError: the file is not to be read.
            CardDataError: the answers make no sense.
        """
        return self._read_on(content, limit)

    def read_object(self, limit: int) -> bytes:
        """Return the ASN.1 object at the start of the selected file, and not what fills the rest.

        Raises:
            CardRefusedError: the file is not to be read.
            CardDataError: the answers make no sense.
        """
        start = self._read_on(b"", min(self._longest_read, limit))
        length = min(object_length(start), limit)
        return self._read_on(start, length)[:length]

    def _read_on(self, content: bytes, limit: int, block: int = BLOCK) -> bytes:
        """Return what was read already, and what follows it up to the limit."""
        while len(content) < limit:
            wanted = min(block, self._longest_read, limit - len(content))
            answer = self._read_at(len(content), wanted)
            if answer.status == BEYOND_END and content:
                break
            if answer.status not in {DONE, END_REACHED}:
                raise CardRefusedError(f"byte {len(content)} of a file", answer.status)
            if len(answer.data) > wanted:
                raise CardDataError("a file: more bytes than were asked for")
            content += answer.data
            if not answer.data or answer.status == END_REACHED:
                break
        return content

    def _read_at(self, at: int, wanted: int) -> Answer:
        """Return some bytes of a file; beyond what plain READ BINARY reaches, its odd form does.

        There the place is an object, and so are the bytes (ISO/IEC 7816-4 §11.3.3).
        """
        if at <= LONGEST_PLAIN_PLACE:
            return self.send(bytes([0x00, 0xB0, *divmod(at, 256), wanted % 256]))
        place = at.to_bytes((at.bit_length() + 7) // 8, "big")
        data = bytes([PLACE, len(place)]) + place
        header = SHORT_HEADER if wanted <= LONGEST_SHORT_LENGTH else SHORT_HEADER + 1
        whole = min(wanted + header, self._longest_read)
        answer = self.send(short_command(READ_FAR, data, bytes([whole % 256])))
        if answer.status not in {DONE, END_REACHED}:
            return answer
        return answer._replace(data=value_of(answer.data, BYTES, "a far part of a file"))

    def send(self, command: bytes) -> Answer:
        """Send a command and return the whole answer, fetched in parts where the card wants it.

        Raises:
            CardDataError: the answer has no status, or never ends.
            ReaderError: the card or the reader is gone.
        """
        answer = self._send_once(command)
        data = bytearray(answer.data)
        while answer.status >> 8 == MORE_TO_FETCH:
            answer = self._send_once(bytes([0x00, 0xC0, 0x00, 0x00, answer.status & 0xFF]))
            if not answer.data or len(data) > LONGEST_ANSWER:
                raise CardDataError("an answer in parts that does not end")
            data += answer.data
        return Answer(bytes(data), answer.status)

    def demand(self, command: bytes, what: str) -> bytes:
        """Send a command that has to succeed, and return its data.

        Raises:
            CardRefusedError: it did not.
            CardDataError, ReaderError: as `send`.
        """
        answer = self.send(command)
        if answer.status != DONE:
            raise CardRefusedError(what, answer.status)
        return answer.data

    def send_secret(self, command: bytearray) -> int:
        """Send a command with a PIN in it once, wipe it whatever happens, and return the status.

        Raises:
            CardDataError, ReaderError: as `send`.
        """
        try:
            return _answer(self._transmit_secret(command)).status
        finally:
            wipe(command)

    def _send_once(self, command: bytes) -> Answer:
        answer = self._exchange(command)
        if answer.status >> 8 == WRONG_LENGTH and not is_extended(command):
            # Only commands that end in the wanted length are answered so.
            answer = self._exchange(command[:-1] + bytes([answer.status & 0xFF]))
        return answer

    def _exchange(self, command: bytes) -> Answer:
        return _answer(self._transmit(command), longest_answer(command))


def _answer(raw: bytes, longest: int = BLOCK) -> Answer:
    if not STATUS_LENGTH <= len(raw) <= longest + STATUS_LENGTH:
        raise CardDataError("an answer that its command cannot have")
    status = int.from_bytes(raw[-STATUS_LENGTH:], "big")
    return Answer(raw[:-STATUS_LENGTH], status)


def object_length(start: bytes) -> int:
    """Return how long the ASN.1 object is that begins here, its header included.

    Only the forms are known that files on cards have: one byte for the tag, three for the length.
    """
    if len(start) > SHORT_HEADER and start[1] > LONGEST_SHORT_LENGTH:
        count = start[1] & 0x7F
        return SHORT_HEADER + count + int.from_bytes(start[2 : 2 + count], "big")
    return SHORT_HEADER + start[1] if len(start) >= SHORT_HEADER else len(start)
