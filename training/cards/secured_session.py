"""A chip's end of secure messaging, basic access control and PACE (ICAO Doc 9303-11).

The keys and codes are those of `citizenspot.eid.icao`, which the norm's worked examples hold to
account; what a chip does with them is written here a second time.
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from citizenspot.eid.access_key import AccessKey, CardAccessNumber, MrzKey
from citizenspot.eid.icao.ciphers import FOR_PASSWORD, SUITES, SessionCipher, derived_key
from citizenspot.eid.icao.elliptic import (
    Point,
    Secret,
    point_bytes,
    read_point,
)
from citizenspot.eid.icao.objects import find_value, read_objects, written
from citizenspot.eid.icao.pace import OfferedPace, PaceAgreement
from citizenspot.eid.icao.printed_key import basic_access_seed, pace_reference, pace_secret
from training.cards.chip_commands import taken, under_protection

if TYPE_CHECKING:
    from training.cards.chip_commands import ChipCommand

PACE_AES_128 = OfferedPace(bytes.fromhex("04007F00070202040202"), 13)
CARD_ACCESS = written(
    0x31,
    written(
        0x30,
        written(0x06, PACE_AES_128.identifier)
        + written(0x02, b"\x02")
        + written(0x02, bytes([PACE_AES_128.parameter_id])),
    ),
)
"""EF.CardAccess: PACE with brainpoolP256r1 and AES-128, as in the norm's own example."""
DONE, WRONG_KEY = bytes.fromhex("9000"), bytes.fromhex("6300")
NO_SESSION = bytes.fromhex("6988")
SECRET_BITS = 248
CODE = 0x8E
MAPPING_KEY, SESSION_KEY = 0x81, 0x83


class ChipSession:
    """One session of a chip: it understands commands and protects answers."""

    def __init__(self, cipher: SessionCipher, counter: bytes) -> None:
        """Begin with the counter that opening has left."""
        self._cipher = cipher
        self._counter = int.from_bytes(counter, "big")
        self._size = len(counter)
        self._is_odd = False

    def understand(self, command: bytes) -> ChipCommand | None:
        """Return what a protected command asks for; nothing where its code is wrong."""
        self._counter += 1
        objects = dict(read_objects(taken(command).data, "command"))
        signed = b"".join(written(tag, value) for tag, value in objects.items() if tag != CODE)
        start = self._count() + self._cipher.padded(command[:4])
        code = self._cipher.mac(self._cipher.padded(start + signed) if signed else start)
        if objects.get(CODE) != code:
            return None
        # Odd instructions have their data in an object of its own, without a byte before it.
        closed = objects.get(0x87, b"")[1:] or objects.get(0x85, b"")
        self._is_odd = bool(command[1] & 1)
        data = self._cipher.decrypt(self._count(), closed).rstrip(b"\0")[:-1] if closed else b""
        header = bytes([command[0] & 0xF3]) + command[1:4]
        return under_protection(header, data, objects.get(0x97, b""))

    def protect(self, answer: bytes) -> bytes:
        """Return an answer under this session's keys."""
        self._counter += 1
        data, status = answer[:-2], answer[-2:]
        body = b""
        if data:
            closed = self._cipher.encrypt(self._count(), self._cipher.padded(data))
            body = written(0x85, closed) if self._is_odd else written(0x87, b"\x01" + closed)
        body += written(0x99, status)
        code = self._cipher.mac(self._cipher.padded(self._count() + body))
        return body + written(0x8E, code) + status

    def _count(self) -> bytes:
        return self._counter.to_bytes(self._size, "big")


class BasicAccessGate:
    """Opens a chip to who knows its MRZ."""

    def __init__(self, key: MrzKey) -> None:
        """Keep the key."""
        self._cipher = SUITES[1].session(basic_access_seed(key))
        self._challenge = b""

    def challenge(self) -> bytes:
        """Return a new challenge, with its status."""
        self._challenge = os.urandom(8)
        return self._challenge + DONE

    def authenticate(self, data: bytes) -> tuple[bytes, ChipSession | None]:
        """Return the answer to EXTERNAL AUTHENTICATE, and the session it opens, if it does."""
        cryptogram, code = data[:32], data[32:]
        if self._cipher.token_mac(cryptogram) != code:
            return WRONG_KEY, None
        said = self._cipher.decrypt(bytes(8), cryptogram)
        other_nonce, challenge, other_key = said[:8], said[8:16], said[16:]
        if challenge != self._challenge:
            return WRONG_KEY, None
        own_key = os.urandom(16)
        answer = self._cipher.encrypt(bytes(8), challenge + other_nonce + own_key)
        secret = bytes(one ^ other for one, other in zip(own_key, other_key, strict=True))
        session = ChipSession(SUITES[1].session(secret), challenge[4:] + other_nonce[4:])
        return answer + self._cipher.token_mac(answer) + DONE, session


class PaceGate:
    """Opens a chip by PACE to who knows its MRZ or its access number."""

    def __init__(self, mrz: MrzKey, number: CardAccessNumber | None) -> None:
        """Keep both keys."""
        self._keys: dict[int, AccessKey] = {pace_reference(mrz): mrz}
        if number is not None:
            self._keys[pace_reference(number)] = number
        self._agreement: PaceAgreement | None = None
        self._nonce = 0
        self._generator = Point(0, 0)
        self._cipher: SessionCipher | None = None
        self._tokens = (b"", b"")

    def choose(self, data: bytes) -> bytes:
        """Answer MSE:Set AT."""
        reference = (find_value(data, 0x83, "MSE") or b"\0")[0]
        if reference not in self._keys or find_value(data, 0x80, "MSE") != PACE_AES_128.identifier:
            return bytes.fromhex("6A80")
        self._agreement = PaceAgreement(PACE_AES_128, pace_secret(self._keys[reference]))
        self._secret = pace_secret(self._keys[reference])
        return DONE

    def step(self, data: bytes) -> tuple[bytes, ChipSession | None]:
        """Answer one GENERAL AUTHENTICATE, and return the session that the last one opens."""
        if self._agreement is None:
            return bytes.fromhex("6985"), None
        objects = dict(read_objects(read_objects(data, "step")[0][1], "step"))
        curve = self._agreement.curve
        if not objects:
            nonce = os.urandom(16)
            self._nonce = int.from_bytes(nonce, "big")
            key = derived_key(self._secret, FOR_PASSWORD, PACE_AES_128.suite.key_length)
            return _said(0x80, PACE_AES_128.suite.closed(key, nonce)), None
        if MAPPING_KEY in objects:
            own = Secret(curve, _secret_number())
            other = read_point(curve, objects[MAPPING_KEY])
            self._generator = self._agreement.mapped(self._nonce, own, other)
            return _said(0x82, point_bytes(curve, own.public)), None
        if SESSION_KEY in objects:
            own = Secret(curve, _secret_number())
            other = read_point(curve, objects[SESSION_KEY])
            public = own.times(self._generator)
            shared = own.shared_x(other).to_bytes(curve.size, "big")
            self._cipher = PACE_AES_128.suite.session(shared)
            self._tokens = (
                self._agreement.token(self._cipher, public),
                self._agreement.token(self._cipher, other),
            )
            return _said(0x84, point_bytes(curve, public)), None
        if self._cipher is None or objects.get(0x85) != self._tokens[0]:
            return WRONG_KEY, None
        session = ChipSession(self._cipher, PACE_AES_128.suite.first_counter)
        return _said(0x86, self._tokens[1]), session


def _said(tag: int, value: bytes) -> bytes:
    return written(0x7C, written(tag, value)) + DONE


def _secret_number() -> int:
    return int.from_bytes(os.urandom(SECRET_BITS // 8), "big") | 1
