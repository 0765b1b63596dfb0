"""What a card is given to sign, and how what comes back is turned into what can be checked."""

from __future__ import annotations

import hashlib
from enum import Enum

from citizenspot.eid.signatures import CertificateError, read_certificate

DIGEST_INFOS = {
    "sha256": bytes.fromhex("3031300D060960864801650304020105000420"),
    "sha384": bytes.fromhex("3041300D060960864801650304020205000430"),
    "sha512": bytes.fromhex("3051300D060960864801650304020305000440"),
}
"""What stands before a hash in a PKCS#1 signature (RFC 8017 §9.2, note 1)."""


class KeyKind(Enum):
    """What kind of key a certificate is for."""

    RSA = "rsa"
    ELLIPTIC_CURVE = "ec"


def key_kind(certificate: bytes) -> KeyKind:
    """Return the kind of key in a certificate.

    Raises:
        CertificateError: it is not a certificate, or its key is of another kind.
    """
    from cryptography.hazmat.primitives.asymmetric import ec, rsa  # noqa: PLC0415 - costs 40 ms

    key = _public_key(certificate)
    if isinstance(key, rsa.RSAPublicKey):
        return KeyKind.RSA
    if isinstance(key, ec.EllipticCurvePublicKey):
        return KeyKind.ELLIPTIC_CURVE
    raise CertificateError("a key that is neither RSA nor of an elliptic curve")


def curve_bytes(certificate: bytes) -> int:
    """Return how many bytes a number of a certificate's elliptic curve has.

    Raises:
        CertificateError: as `key_kind`, or the key is RSA.
    """
    from cryptography.hazmat.primitives.asymmetric import ec  # noqa: PLC0415 - as above

    key = _public_key(certificate)
    if not isinstance(key, ec.EllipticCurvePublicKey):
        raise CertificateError("a key that is not of an elliptic curve")
    return (key.curve.key_size + 7) // 8


def modulus_bytes(certificate: bytes) -> int:
    """Return how many bytes an RSA key's modulus has.

    Raises:
        CertificateError: as `key_kind`, or the key is not RSA.
    """
    from cryptography.hazmat.primitives.asymmetric import rsa  # noqa: PLC0415 - as above

    key = _public_key(certificate)
    if not isinstance(key, rsa.RSAPublicKey):
        raise CertificateError("a key that is not RSA")
    return (key.key_size + 7) // 8


def digest(message: bytes, hash_name: str) -> bytes:
    """Return a message's hash."""
    return hashlib.new(hash_name, message).digest()


def digest_info(message: bytes, hash_name: str) -> bytes:
    """Return a message's hash as a PKCS#1 signature holds it."""
    return DIGEST_INFOS[hash_name] + digest(message, hash_name)


def asn1_ecdsa(raw: bytes) -> bytes:
    """Return a signature r‖s, both of the same length, as ASN.1.

    Raises:
        CertificateError: it is empty, or of an odd length.
    """
    from cryptography.hazmat.primitives.asymmetric.utils import (  # noqa: PLC0415 - as above
        encode_dss_signature,
    )

    half, odd = divmod(len(raw), 2)
    if odd or not half:
        raise CertificateError("a signature that is not of two numbers")
    return encode_dss_signature(
        int.from_bytes(raw[:half], "big"), int.from_bytes(raw[half:], "big")
    )


def _public_key(certificate: bytes) -> object:
    from cryptography.exceptions import UnsupportedAlgorithm  # noqa: PLC0415 - as above
    from cryptography.hazmat.primitives.serialization import load_der_public_key  # noqa: PLC0415

    spki = read_certificate(certificate, "certificate").public_key
    try:
        return load_der_public_key(spki)
    except (ValueError, UnsupportedAlgorithm) as error:
        raise CertificateError("a key that cannot be used") from error
