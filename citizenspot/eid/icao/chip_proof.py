"""Proof that a chip is no copy: active authentication (ICAO Doc 9303-11 §6.1).

The chip signs a challenge with a key that never leaves it; the public half stands in DG15, and that
in the security object. RSA signs by ISO/IEC 9796-2, scheme 1; curves sign plainly (r and s).
"""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from citizenspot.eid.card_channel import DONE
from citizenspot.eid.card_data_error import CardDataError
from citizenspot.eid.command_form import extended_command, short_command
from citizenspot.eid.finding import HELD, Finding, failed, unchecked
from citizenspot.eid.icao.long_commands import knows_long_commands, send_long
from citizenspot.eid.icao.objects import value_of
from citizenspot.eid.icao.secure_messaging import LONGEST_SECURED_READ
from citizenspot.eid.icao.security_infos import hash_of_curves

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.asymmetric import ec, rsa

    from citizenspot.eid.card_channel import Answer, CardChannel
    from citizenspot.eid.icao.randomness import Randomness

CHALLENGE_LENGTH = 8
KEY_GROUP = 0x6F
INTERNAL_AUTHENTICATE = bytes.fromhex("00880000")
TRAILERS = {0xBC: "sha1", 0x38CC: "sha224", 0x34CC: "sha256", 0x36CC: "sha384", 0x35CC: "sha512"}
"""The last bytes of an ISO/IEC 9796-2 signature, and the hash that they name."""
PARTIAL_RECOVERY = 0x6A


def prove_chip(
    channel: CardChannel,
    application: bytes,
    key_group: bytes,
    security_infos: bytes,
    randomness: Randomness,
) -> Finding:
    """Challenge the chip of a selected application, and return whether it has DG15's key.

    Raises:
        CardDataError: DG15 or the answer is malformed.
        LongCommandsError: the reader does not carry commands as long as the key wants.
        ReaderError: the card or the reader is gone.
    """
    key_info = value_of(key_group, KEY_GROUP, "DG15")
    challenge = randomness(CHALLENGE_LENGTH)
    if _rsa_length(key_info) <= LONGEST_SECURED_READ:
        answer = channel.send(short_command(INTERNAL_AUTHENTICATE, challenge, b"\x00"))
        refused = failed
    else:
        says = knows_long_commands(channel, application)
        answer = _long_answer(channel, challenge, is_extended=says)
        refused = failed if says else unchecked
    if answer.status != DONE:
        return refused(f"the chip does not prove itself: status {answer.status:04X}")
    return check_proof(key_info, answer.data, challenge, hash_of_curves(security_infos))


def _long_answer(channel: CardChannel, challenge: bytes, *, is_extended: bool) -> Answer:
    """Return the answer that no short one can hold once it is protected.

    A chip that does not say that it knows extended lengths is asked shortly first, and gives its
    answer in parts (GET RESPONSE, ISO/IEC 7816-4 §5.3.4); where it does not, it may know them all
    the same.
    """
    if not is_extended:
        answer = channel.send(short_command(INTERNAL_AUTHENTICATE, challenge, b"\x00"))
        if answer.status == DONE:
            return answer
    return send_long(channel, extended_command(INTERNAL_AUTHENTICATE, challenge, b"\x00\x00"))


def _rsa_length(key_info: bytes) -> int:
    """Return how many bytes a signature with an RSA key has; 0 for other keys.

    Raises:
        CardDataError: no key that is known here.
    """
    from cryptography.hazmat.primitives.asymmetric import rsa  # noqa: PLC0415 - only for a card

    key = _public_key(key_info)
    return (key.key_size + 7) // 8 if isinstance(key, rsa.RSAPublicKey) else 0


def _public_key(key_info: bytes) -> object:
    from cryptography.exceptions import UnsupportedAlgorithm  # noqa: PLC0415 - only for a card
    from cryptography.hazmat.primitives.serialization import load_der_public_key  # noqa: PLC0415

    try:
        return load_der_public_key(key_info)
    except (ValueError, UnsupportedAlgorithm) as error:
        raise CardDataError("DG15: no key that is known here") from error


def check_proof(key_info: bytes, signature: bytes, challenge: bytes, hash_name: str) -> Finding:
    """Return whether a signature over a challenge is of a public key (SubjectPublicKeyInfo)."""
    from cryptography.hazmat.primitives.asymmetric import ec, rsa  # noqa: PLC0415 - only for a card

    key = _public_key(key_info)
    if isinstance(key, rsa.RSAPublicKey):
        is_proven = _is_signed_by_rsa(key, signature, challenge)
    elif isinstance(key, ec.EllipticCurvePublicKey):
        is_proven = _is_signed_by_curve(key, signature, challenge, hash_name)
    else:
        return unchecked("the key of DG15 is neither RSA nor a curve")
    return HELD if is_proven else failed("the chip does not have the key that its card says")


def _is_signed_by_curve(
    key: ec.EllipticCurvePublicKey, signature: bytes, challenge: bytes, hash_name: str
) -> bool:
    from cryptography.exceptions import InvalidSignature  # noqa: PLC0415 - only for a card
    from cryptography.hazmat.primitives import hashes  # noqa: PLC0415 - as above
    from cryptography.hazmat.primitives.asymmetric import ec, utils  # noqa: PLC0415 - as above

    half = len(signature) // 2
    r, s = (int.from_bytes(each, "big") for each in (signature[:half], signature[half:]))
    try:
        encoded = utils.encode_dss_signature(r, s)
        key.verify(encoded, challenge, ec.ECDSA(getattr(hashes, hash_name.upper())()))
    except InvalidSignature:
        return False
    return True


def _is_signed_by_rsa(key: rsa.RSAPublicKey, signature: bytes, challenge: bytes) -> bool:
    """Recover what was signed, and compare its digest (ISO/IEC 9796-2 §8, scheme 1)."""
    numbers = key.public_numbers()
    size = (key.key_size + 7) // 8
    number = int.from_bytes(signature, "big")
    if len(signature) != size or number >= numbers.n:
        return False
    message = pow(number, numbers.e, numbers.n).to_bytes(size, "big")
    trailer = 1 if message[-1] == 0xBC else 2  # noqa: PLR2004 - the norm's first trailer
    hash_name = TRAILERS.get(int.from_bytes(message[-trailer:], "big"))
    if hash_name is None or message[0] != PARTIAL_RECOVERY:
        return False
    digest_length = hashlib.new(hash_name).digest_size
    recovered = message[1 : -trailer - digest_length]
    digest = message[-trailer - digest_length : -trailer]
    return hashlib.new(hash_name, recovered + challenge).digest() == digest
