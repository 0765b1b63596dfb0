"""The keys with which virtual passports prove to be no copies, and how they sign and agree."""

from __future__ import annotations

import hashlib
from functools import lru_cache
from typing import TYPE_CHECKING

from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec, rsa, utils
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

from citizenspot.eid.icao.ciphers import SUITES
from citizenspot.eid.icao.objects import find_value, read_objects, written
from training.cards.secured_session import DONE, ChipSession

if TYPE_CHECKING:
    from collections.abc import Callable

KEY_NUMBER = b"\x01"
AGREEMENT_KEY, AGREEMENT = "04007F000702020102", "04007F000702020302"
NOT_CHOSEN, WRONG_DATA = bytes.fromhex("6985"), bytes.fromhex("6A80")
RSA_HEADER, RSA_TRAILER = b"\x6a", bytes.fromhex("34CC")
CIPHER_OF = {"3des": 1, "aes": 2}


@lru_cache
def chip_key() -> ec.EllipticCurvePrivateKey:
    """Return the key that the chips of this process prove themselves with."""
    return ec.generate_private_key(ec.SECP256R1())


@lru_cache
def copied_key() -> ec.EllipticCurvePrivateKey:
    """Return another key, which a copy has in its place."""
    return ec.generate_private_key(ec.SECP256R1())


@lru_cache
def chip_rsa_key() -> rsa.RSAPrivateKey:
    """Return the RSA key of such a chip: as long as a signature fits a short protected answer."""
    return rsa.generate_private_key(65537, 1024)  # noqa: S505 - of practice, and as chips have it


def public_key(key: ec.EllipticCurvePrivateKey | rsa.RSAPrivateKey) -> bytes:
    """Return the public half, as DG14 and DG15 have it."""
    return key.public_key().public_bytes(Encoding.DER, PublicFormat.SubjectPublicKeyInfo)


def sign_with_curve(key: ec.EllipticCurvePrivateKey) -> Callable[[bytes], bytes]:
    """Return how a chip answers challenges with a curve: r and s, one behind the other."""

    def sign(challenge: bytes) -> bytes:
        pair = utils.decode_dss_signature(key.sign(challenge, ec.ECDSA(hashes.SHA256())))
        return b"".join(each.to_bytes(32, "big") for each in pair)

    return sign


def sign_with_rsa(key: rsa.RSAPrivateKey, *, is_copy: bool = False) -> Callable[[bytes], bytes]:
    """Return how a chip answers with RSA: ISO/IEC 9796-2, scheme 1, with SHA-256.

    What is recovered from the signature is a number of the chip's own, which stands before the
    challenge in what is hashed. A copy can say all that, and not sign it.
    """

    def sign(challenge: bytes) -> bytes:
        numbers = key.private_numbers()
        modulus = numbers.public_numbers.n
        size = (modulus.bit_length() + 7) // 8
        own = hashlib.sha256(b"practice").digest().ljust(size - 35, b"\x5a")
        message = RSA_HEADER + own + hashlib.sha256(own + challenge).digest() + RSA_TRAILER
        if is_copy:
            return message
        return pow(int.from_bytes(message, "big"), numbers.d, modulus).to_bytes(size, "big")

    return sign


def chip_proof(kind: str, *, is_copy: bool) -> tuple[bytes, Callable[[bytes], bytes] | None]:
    """Return DG15's key and how the chip signs with it: a curve's, RSA, or none."""
    if kind == "rsa":
        key = chip_rsa_key()
        return public_key(key), sign_with_rsa(key, is_copy=is_copy)
    if kind == "curve":
        return public_key(chip_key()), sign_with_curve(copied_key() if is_copy else chip_key())
    return b"", None


def agreement_infos(kind: str) -> bytes:
    """Return DG14 of a chip that offers chip authentication, or nothing."""
    if not kind:
        return b""
    number = written(0x02, KEY_NUMBER)
    key = written(0x06, bytes.fromhex(AGREEMENT_KEY)) + public_key(chip_key()) + number
    protocol = bytes.fromhex(AGREEMENT) + bytes([CIPHER_OF[kind]])
    info = written(0x06, protocol) + written(0x02, b"\x01") + number
    return written(0x6E, written(0x31, written(0x30, key) + written(0x30, info)))


class AgreementGate:
    """A chip's end of chip authentication: it goes on under keys agreed with its static key."""

    def __init__(self, kind: str, *, is_copy: bool) -> None:
        """Keep the cipher, and the key; a copy has not got the one that its DG14 names."""
        self._cipher = CIPHER_OF[kind]
        self._key = copied_key() if is_copy else chip_key()
        self._is_chosen = False

    def choose(self, second: int, data: bytes) -> tuple[bytes, ChipSession | None]:
        """Answer MSE:Set KAT, which opens the session with 3DES, or MSE:Set AT, which does not."""
        objects = dict(read_objects(data, "MSE"))
        if objects.get(0x84) != KEY_NUMBER:
            return WRONG_DATA, None
        if second == 0xA6 and self._cipher == CIPHER_OF["3des"]:  # noqa: PLR2004 - Set KAT
            return DONE, self._session(objects[0x91])
        wanted = bytes.fromhex(AGREEMENT) + bytes([self._cipher])
        self._is_chosen = objects.get(0x80) == wanted
        return (DONE if self._is_chosen else WRONG_DATA), None

    def agree(self, data: bytes) -> tuple[bytes, ChipSession | None]:
        """Answer GENERAL AUTHENTICATE, and return the session that follows."""
        other = find_value(read_objects(data, "step")[0][1], 0x80, "step")
        if not self._is_chosen or other is None:
            return NOT_CHOSEN, None
        return written(0x7C, b"") + DONE, self._session(other)

    def _session(self, other: bytes) -> ChipSession:
        public = ec.EllipticCurvePublicKey.from_encoded_point(ec.SECP256R1(), other)
        shared = self._key.exchange(ec.ECDH(), public)
        suite = SUITES[self._cipher]
        return ChipSession(suite.session(shared), suite.first_counter)
