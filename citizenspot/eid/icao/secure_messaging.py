"""Commands and answers under a session's keys (ICAO Doc 9303-11 §9.8)."""

from __future__ import annotations

import hmac
from typing import TYPE_CHECKING

from citizenspot.eid.card_channel import DONE, Answer, CardChannel
from citizenspot.eid.card_data_error import CardDataError
from citizenspot.eid.command_form import (
    LONGEST_SHORT_DATA,
    command_parts,
    extended_command,
    short_command,
)
from citizenspot.eid.icao.objects import find_value, read_objects, written

if TYPE_CHECKING:
    from citizenspot.eid.icao.ciphers import SessionCipher

ENCRYPTED, WANTED, STATUS, CODE = 0x87, 0x97, 0x99, 0x8E
OBJECTS = 0x85
"""What is encrypted in commands of odd instructions, and in their answers: no byte before it says
how it is filled up (ISO/IEC 7816-4 §10.4)."""
FILLED_UP = b"\x01"
"""Filled up by ISO/IEC 9797-1, method 2."""
SECURED = 0x0C
LONGEST_SECURED_READ = 223
"""Bytes of a file that fit, encrypted and with their code, into one short answer."""
WHAT = "secure messaging"


class SecureMessaging:
    """One session: its keys, and the counter that both sides add to."""

    def __init__(self, cipher: SessionCipher, counter: bytes) -> None:
        """Begin with the counter that opening the card has left."""
        self._cipher = cipher
        self._counter = counter

    def wrap(self, command: bytes) -> bytes:
        """Return a command encrypted and with its code; a long one is extended (§9.8.4)."""
        self._count()
        parts = command_parts(command)
        header = bytes([parts.header[0] | SECURED]) + parts.header[1:]
        body = b""
        if parts.data:
            closed = self._cipher.encrypt(self._counter, self._cipher.padded(parts.data))
            is_odd = bool(parts.header[1] & 1)
            body = written(OBJECTS, closed) if is_odd else written(ENCRYPTED, FILLED_UP + closed)
        if parts.wanted:
            body += written(WANTED, parts.wanted)
        signed = self._counter + self._cipher.padded(header)
        code = self._cipher.mac(self._cipher.padded(signed + body) if body else signed)
        body += written(CODE, code)
        if parts.is_extended or len(body) > LONGEST_SHORT_DATA:
            return extended_command(header, body, b"\x00\x00")
        return short_command(header, body, b"\x00")

    def unwrap(self, answer: Answer) -> Answer:
        """Return what an answer says, once its code was found to be right.

        An answer without objects is a refusal: the card has then ended the session.

        Raises:
            CardDataError: the code is wrong, or the answer is no protected one.
        """
        self._count()
        if not answer.data:
            if answer.status == DONE:
                raise CardDataError(f"{WHAT}: success without a code")
            return answer
        objects = read_objects(answer.data, WHAT)
        signed = b"".join(written(tag, value) for tag, value in objects if tag != CODE)
        code = self._cipher.mac(self._cipher.padded(self._counter + signed))
        if not hmac.compare_digest(code, find_value(answer.data, CODE, WHAT) or b""):
            raise CardDataError(f"{WHAT}: a wrong code")
        found = dict(objects)
        status = int.from_bytes(found.get(STATUS, b""), "big") or answer.status
        closed = found.get(ENCRYPTED, b"")
        if closed and not closed.startswith(FILLED_UP):
            raise CardDataError(f"{WHAT}: not filled up in a way that is known here")
        is_there = ENCRYPTED in found or OBJECTS in found
        closed = closed[len(FILLED_UP) :] or found.get(OBJECTS, b"")
        return Answer(self._opened(closed) if is_there else b"", status)

    def _opened(self, closed: bytes) -> bytes:
        if not closed or len(closed) % self._cipher.block:
            raise CardDataError(f"{WHAT}: not whole blocks")
        opened = self._cipher.decrypt(self._counter, closed).rstrip(b"\0")
        if not opened.endswith(b"\x80"):
            raise CardDataError(f"{WHAT}: not filled up as it should be")
        return opened[:-1]

    def _count(self) -> None:
        size = len(self._counter)
        number = (int.from_bytes(self._counter, "big") + 1) % 256**size
        self._counter = number.to_bytes(size, "big")


def secure_channel(below: CardChannel, messaging: SecureMessaging) -> CardChannel:
    """Return a channel that protects what is said, over one that does not.

    An answer that was changed on its way raises `CardDataError`.
    """

    def transmit(command: bytes) -> bytes:
        answer = messaging.unwrap(below.send(messaging.wrap(command)))
        return answer.data + answer.status.to_bytes(2, "big")

    return CardChannel(transmit, longest_read=LONGEST_SECURED_READ)
