"""Checks signatures with the public key of a certificate; no chain is followed here.

Certificates are opened with asn1crypto and not with cryptography, which refuses some that states
have issued (Finland, v4) and warns of others. Only the key goes on to cryptography.
"""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING

import msgspec

from citizenspot.eid.card_data_error import CardDataError
from citizenspot.eid.plain_asn1 import plain_asn1

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.asymmetric import padding
    from cryptography.hazmat.primitives.hashes import HashAlgorithm

MALFORMED = (ValueError, TypeError, KeyError, IndexError, AttributeError, OverflowError)
"""What asn1crypto raises, lazily, where bytes are not what their tags say."""
HASHES = frozenset({"sha1", "sha224", "sha256", "sha384", "sha512"})


class CertificateError(CardDataError):
    """A certificate is missing, is not one, or has a key that is not for signatures."""


class RsaPadding(Enum):
    """How an RSA signature is padded; elliptic curves have no such choice."""

    PKCS1 = "pkcs1"
    PSS = "pss"


class SigningCertificate(msgspec.Struct, frozen=True):
    """What of a certificate a signature is checked with.

    `public_key` is a SubjectPublicKeyInfo in DER; `hash_name` the hash of the certificate's own
    signature.
    """

    public_key: bytes
    hash_name: str


def read_certificate(der: bytes, what: str) -> SigningCertificate:
    """Read the certificate at the start of a file; zeros that fill the file are left out.

    Raises:
        CertificateError: there is none, or it is not one.
    """
    # Not at the top: it costs a start 40 ms, and only a card that is being checked needs it.
    from asn1crypto import parser, x509  # noqa: PLC0415

    if not any(der):
        raise CertificateError(f"{what}: no certificate")
    try:
        _, _, _, header, content, trailer = parser.parse(plain_asn1(der))
        certificate = x509.Certificate.load(header + content + trailer)
        return SigningCertificate(certificate.public_key.dump(), certificate.hash_algo)
    except MALFORMED as error:
        raise CertificateError(f"{what}: not a certificate") from error


def is_signed_by(
    certificate: SigningCertificate,
    signature: bytes,
    message: bytes,
    hash_name: str,
    rsa_padding: RsaPadding = RsaPadding.PKCS1,
) -> bool:
    """Say whether a signature over a message is of a certificate's key.

    Raises:
        CertificateError: the key is neither RSA nor of an elliptic curve, or the hash is unknown.
    """
    from cryptography.exceptions import InvalidSignature, UnsupportedAlgorithm  # noqa: PLC0415
    from cryptography.hazmat.primitives.asymmetric import ec, rsa  # noqa: PLC0415
    from cryptography.hazmat.primitives.serialization import load_der_public_key  # noqa: PLC0415

    hash_algorithm = _hash_of(hash_name)
    try:
        key = load_der_public_key(certificate.public_key)
        if isinstance(key, rsa.RSAPublicKey):
            key.verify(signature, message, _padding(rsa_padding, hash_algorithm), hash_algorithm)
        elif isinstance(key, ec.EllipticCurvePublicKey):
            key.verify(signature, message, ec.ECDSA(hash_algorithm))
        else:
            raise CertificateError("a key that is neither RSA nor of an elliptic curve")
    except InvalidSignature:
        return False
    except (UnsupportedAlgorithm, ValueError) as error:
        raise CertificateError("a key that cannot be used") from error
    return True


def _hash_of(name: str) -> HashAlgorithm:
    from cryptography.hazmat.primitives import hashes  # noqa: PLC0415 - as above

    if name not in HASHES:
        raise CertificateError("a signature with an unknown hash")
    algorithm: HashAlgorithm = getattr(hashes, name.upper())()
    return algorithm


def _padding(
    rsa_padding: RsaPadding, hash_algorithm: HashAlgorithm
) -> padding.PKCS1v15 | padding.PSS:
    from cryptography.hazmat.primitives.asymmetric import padding  # noqa: PLC0415 - as above

    if rsa_padding is RsaPadding.PKCS1:
        return padding.PKCS1v15()
    return padding.PSS(padding.MGF1(hash_algorithm), padding.PSS.AUTO)
