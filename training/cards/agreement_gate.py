"""A chip's end of chip authentication (ICAO Doc 9303-11 §6.2): by a curve, or in a finite field.

A worked example holds the arithmetic to account that both sides share (`icao/finite_field.py`).
"""

from __future__ import annotations

import os
from functools import lru_cache
from typing import TYPE_CHECKING

from cryptography.hazmat.primitives.asymmetric import ec

from citizenspot.eid.icao.ciphers import SUITES
from citizenspot.eid.icao.finite_field import FieldSecret, field_secret, group_of
from citizenspot.eid.icao.objects import find_value, read_objects, written
from training.cards.chip_keys import chip_key, copied_key, public_key
from training.cards.secured_session import DONE, ChipSession

if TYPE_CHECKING:
    from training.cards.specimen import Document

KEY_NUMBER = b"\x01"
DH_PUBLIC_NUMBER = bytes.fromhex("2A8648CE3E0201")
NOT_CHOSEN, WRONG_DATA = bytes.fromhex("6985"), bytes.fromhex("6A80")
SET_KEY, OWN_KEY, WANTED_PROTOCOL, WANTED_KEY = 0xA6, 0x91, 0x80, 0x84
CIPHER_OF = {"3des": 1, "aes": 2}
KEY_IN = {"curve": "04007F000702020102", "field": "04007F000702020101"}
PROTOCOL_IN = {"curve": "04007F000702020302", "field": "04007F000702020301"}
GROUP = 2
"""2,048 bits with an order of 256, by its number (Doc 9303-11 §9.5.1)."""


@lru_cache
def field_secrets() -> tuple[FieldSecret, FieldSecret]:
    """Return the key of this process' chips in a finite field, and that of a copy."""
    group = group_of(GROUP)
    return field_secret(group, os.urandom), field_secret(group, os.urandom)


def field_info(secret: FieldSecret) -> bytes:
    """Return the public half as X9.42 has it (RFC 3279 §2.3.3)."""
    numbers = b"".join(written_integer(each) for each in group_of(GROUP))
    algorithm = written(0x06, DH_PUBLIC_NUMBER) + written(0x30, numbers)
    bits = written(0x03, b"\x00" + written_integer(secret.public))
    return written(0x30, written(0x30, algorithm) + bits)


def written_integer(number: int) -> bytes:
    """Return a number that is not negative, as ASN.1 has it."""
    return written(0x02, number.to_bytes(number.bit_length() // 8 + 1, "big"))


def agreement_infos(document: Document) -> bytes:
    """Return DG14 of a chip that offers chip authentication, or nothing."""
    if not document.agreement:
        return b""
    kind, number = document.agreement_in, written(0x02, KEY_NUMBER)
    key = written(0x06, bytes.fromhex(KEY_IN[kind])) + _key_info(kind) + number
    info = written(0x06, protocol_of(document)) + written(0x02, b"\x01") + number
    return written(0x6E, written(0x31, written(0x30, key) + written(0x30, info)))


def protocol_of(document: Document) -> bytes:
    """Return the identifier of a chip's protocol, whose last number is its cipher's."""
    cipher = CIPHER_OF[document.agreement]
    return bytes.fromhex(PROTOCOL_IN[document.agreement_in]) + bytes([cipher])


def _key_info(kind: str) -> bytes:
    return field_info(field_secrets()[0]) if kind == "field" else public_key(chip_key())


class AgreementGate:
    """Goes on under keys agreed with the chip's static key."""

    def __init__(self, document: Document, *, is_copy: bool) -> None:
        """Keep the protocol, and the key; a copy has not got the one that its DG14 names."""
        self._protocol = protocol_of(document)
        self._is_field, self._is_copy = document.agreement_in == "field", is_copy
        self._is_chosen = False

    def choose(self, second: int, data: bytes) -> tuple[bytes, ChipSession | None]:
        """Answer MSE:Set KAT, which opens the session with 3DES, or MSE:Set AT, which does not."""
        objects = dict(read_objects(data, "MSE"))
        if objects.get(WANTED_KEY) != KEY_NUMBER:
            return WRONG_DATA, None
        if second == SET_KEY and self._protocol[-1] == CIPHER_OF["3des"]:
            return DONE, self._session(objects[OWN_KEY])
        self._is_chosen = objects.get(WANTED_PROTOCOL) == self._protocol
        return (DONE if self._is_chosen else WRONG_DATA), None

    def agree(self, data: bytes) -> tuple[bytes, ChipSession | None]:
        """Answer GENERAL AUTHENTICATE, and return the session that follows."""
        other = find_value(read_objects(data, "step")[0][1], 0x80, "step")
        if not self._is_chosen or other is None:
            return NOT_CHOSEN, None
        return written(0x7C, b"") + DONE, self._session(other)

    def _session(self, other: bytes) -> ChipSession:
        suite = SUITES[self._protocol[-1]]
        return ChipSession(suite.session(self._shared(other)), suite.first_counter)

    def _shared(self, other: bytes) -> bytes:
        if self._is_field:
            return field_secrets()[self._is_copy].shared(int.from_bytes(other, "big"))
        point = ec.EllipticCurvePublicKey.from_encoded_point(ec.SECP256R1(), other)
        return (copied_key() if self._is_copy else chip_key()).exchange(ec.ECDH(), point)
