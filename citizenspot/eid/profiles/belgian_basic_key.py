"""Proof without a PIN that a Belgian chip of applet 1.8 is no copy: its basic key.

Applet 1.8 manual §5.2 and §6.12: INTERNAL AUTHENTICATE signs a challenge of 48 bytes with the basic
key (P-384), whose public half stands in a file of its own, and the SHA-384 of that file in the
signed identity. The card allows 5,000 of these between two PINs. In which form the file holds the
key no source at hand says: a point at its end, or a SubjectPublicKeyInfo, is understood.
"""

from __future__ import annotations

import hashlib
import os
from typing import TYPE_CHECKING

from citizenspot.eid.card_channel import DONE
from citizenspot.eid.finding import HELD, Finding, failed, unchecked

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.asymmetric import ec

    from citizenspot.eid.card_channel import CardChannel

CHALLENGE_LENGTH, COORDINATE = 48, 48
POINT_LENGTH, UNCOMPRESSED = 97, 0x04
INTERNAL_AUTHENTICATE = bytes.fromhex("00880281329430")


def prove_chip(channel: CardChannel, key_file: bytes, key_hash: bytes) -> Finding:
    """Challenge the chip, and return whether it has the key whose hash the identity holds.

    Raises:
        CardDataError: an answer is none that a short command can have.
        ReaderError: the card or the reader is gone.
    """
    if hashlib.sha384(key_file).digest() != key_hash:
        return failed("the chip's key is not the one that was signed")
    key = read_basic_key(key_file)
    if key is None:
        return unchecked("the chip's key is in a form that is not known here")
    challenge = os.urandom(CHALLENGE_LENGTH)
    answer = channel.send(INTERNAL_AUTHENTICATE + challenge)
    if answer.status != DONE:
        return unchecked(f"the chip gave no proof: status {answer.status:04X}")
    is_proven = _is_signed(key, answer.data, challenge)
    return HELD if is_proven else failed("the chip does not have the key that was signed")


def read_basic_key(key_file: bytes) -> ec.EllipticCurvePublicKey | None:
    """Return the public key of the file, or nothing where its form is not known here."""
    from cryptography.exceptions import UnsupportedAlgorithm  # noqa: PLC0415 - only for a card
    from cryptography.hazmat.primitives.asymmetric import ec  # noqa: PLC0415 - as above
    from cryptography.hazmat.primitives.serialization import load_der_public_key  # noqa: PLC0415

    try:
        point = key_file.rstrip(b"\0")[-POINT_LENGTH:]
        if len(point) == POINT_LENGTH and point[0] == UNCOMPRESSED:
            return ec.EllipticCurvePublicKey.from_encoded_point(ec.SECP384R1(), point)
        key = load_der_public_key(key_file)
    except (ValueError, UnsupportedAlgorithm):
        return None
    return key if isinstance(key, ec.EllipticCurvePublicKey) else None


def _is_signed(key: ec.EllipticCurvePublicKey, answer: bytes, challenge: bytes) -> bool:
    """Say whether r and s, one behind the other, are of a key and a challenge."""
    from cryptography.exceptions import InvalidSignature  # noqa: PLC0415 - only for a card
    from cryptography.hazmat.primitives import hashes  # noqa: PLC0415 - as above
    from cryptography.hazmat.primitives.asymmetric import ec, utils  # noqa: PLC0415 - as above

    if len(answer) != 2 * COORDINATE:
        return False
    pair = (int.from_bytes(each, "big") for each in (answer[:COORDINATE], answer[COORDINATE:]))
    try:
        signature = utils.encode_dss_signature(*pair)
        key.verify(signature, challenge, ec.ECDSA(utils.Prehashed(hashes.SHA384())))
    except InvalidSignature:
        return False
    return True
