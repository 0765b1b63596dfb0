"""Commands and answers under a session's keys (ICAO Doc 9303-11 §9.8)."""

from __future__ import annotations

import hmac
from typing import TYPE_CHECKING

from citizenspot.eid.card_channel import DONE, Answer, CardChannel
from citizenspot.eid.card_data_error import CardDataError
from citizenspot.eid.icao.objects import find_value, read_objects, written

if TYPE_CHECKING:
    from citizenspot.eid.icao.ciphers import SessionCipher

ENCRYPTED, WANTED, STATUS, CODE = 0x87, 0x97, 0x99, 0x8E
NOT_RAW = 0x01
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
        """Return a short command encrypted and with its code."""
        self._count()
        header = bytes([command[0] | SECURED]) + command[1:4]
        data, wanted = _parts(command)
        body = b""
        if data:
            closed = self._cipher.encrypt(self._counter, self._cipher.padded(data))
            body = written(ENCRYPTED, bytes([NOT_RAW]) + closed)
        if wanted is not None:
            body += written(WANTED, wanted)
        signed = self._counter + self._cipher.padded(header)
        code = self._cipher.mac(self._cipher.padded(signed + body) if body else signed)
        body += written(CODE, code)
        return header + bytes([len(body)]) + body + b"\x00"

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
        return Answer(self._opened(found.get(ENCRYPTED, b"")), status)

    def _opened(self, value: bytes) -> bytes:
        if not value:
            return b""
        if value[0] != NOT_RAW or (len(value) - 1) % self._cipher.block or len(value) == 1:
            raise CardDataError(f"{WHAT}: not whole blocks")
        opened = self._cipher.decrypt(self._counter, value[1:]).rstrip(b"\0")
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


def _parts(command: bytes) -> tuple[bytes, bytes | None]:
    """Return a command's data, and the one byte of the length it wants back, if it wants any."""
    body = command[4:]
    if len(body) <= 1:
        return b"", body or None
    length = body[0]
    return body[1 : 1 + length], body[1 + length :] or None
