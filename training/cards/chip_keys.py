"""The keys with which virtual passports prove to be no copies, and how they sign."""

from __future__ import annotations

import hashlib
from functools import lru_cache
from typing import TYPE_CHECKING

from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec, rsa, utils
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

if TYPE_CHECKING:
    from collections.abc import Callable

SHORT_RSA, LONG_RSA = 1024, 2048
RSA_HEADER, RSA_TRAILER = b"\x6a", bytes.fromhex("34CC")
RSA_BITS = {"rsa": SHORT_RSA, "rsa-2048": LONG_RSA}


@lru_cache
def chip_key() -> ec.EllipticCurvePrivateKey:
    """Return the key that the chips of this process prove themselves with."""
    return ec.generate_private_key(ec.SECP256R1())


@lru_cache
def copied_key() -> ec.EllipticCurvePrivateKey:
    """Return another key, which a copy has in its place."""
    return ec.generate_private_key(ec.SECP256R1())


@lru_cache
def chip_rsa_key(bits: int = SHORT_RSA) -> rsa.RSAPrivateKey:
    """Return the RSA key of such a chip: a short one's signature fits a short protected answer."""
    return rsa.generate_private_key(65537, bits)


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
    """Return DG15's key and how the chip signs with it: a curve's, RSA of two lengths, or none."""
    if kind in RSA_BITS:
        key = chip_rsa_key(RSA_BITS[kind])
        return public_key(key), sign_with_rsa(key, is_copy=is_copy)
    if kind == "curve":
        return public_key(chip_key()), sign_with_curve(copied_key() if is_copy else chip_key())
    return b"", None
