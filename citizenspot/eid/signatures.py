"""Checks signatures with the public key of a certificate; no chain is followed here."""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING

from citizenspot.eid.card_data_error import CardDataError

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.asymmetric import padding
    from cryptography.hazmat.primitives.hashes import HashAlgorithm
    from cryptography.x509 import Certificate


class CertificateError(CardDataError):
    """A certificate is missing, is not one, or has a key that is not for signatures."""


class RsaPadding(Enum):
    """How an RSA signature is padded; elliptic curves have no such choice."""

    PKCS1 = "pkcs1"
    PSS = "pss"


def read_certificate(der: bytes, what: str) -> Certificate:
    """Return the certificate at the start of a file; zeros that fill the file are left out.

    Raises:
        CertificateError: there is none, or it is not one.
    """
    # Not at the top: these cost a start 60 ms, and only a card that is being checked needs them.
    from asn1crypto import parser  # noqa: PLC0415
    from cryptography.x509 import load_der_x509_certificate  # noqa: PLC0415

    if not any(der):
        raise CertificateError(f"{what}: no certificate")
    try:
        _, _, _, header, content, trailer = parser.parse(der)
        return load_der_x509_certificate(header + content + trailer)
    except ValueError as error:
        raise CertificateError(f"{what}: not a certificate") from error


def is_signed_by(
    certificate: Certificate,
    signature: bytes,
    message: bytes,
    hash_algorithm: HashAlgorithm | None,
    rsa_padding: RsaPadding = RsaPadding.PKCS1,
) -> bool:
    """Say whether a signature over a message is of a certificate's key.

    Raises:
        CertificateError: the key is neither RSA nor of an elliptic curve, or the hash is unknown.
    """
    from cryptography.exceptions import InvalidSignature, UnsupportedAlgorithm  # noqa: PLC0415
    from cryptography.hazmat.primitives.asymmetric import ec, rsa  # noqa: PLC0415

    if hash_algorithm is None:
        raise CertificateError("a signature without a hash")
    try:
        key = certificate.public_key()
        if isinstance(key, rsa.RSAPublicKey):
            key.verify(signature, message, _padding(rsa_padding, hash_algorithm), hash_algorithm)
        elif isinstance(key, ec.EllipticCurvePublicKey):
            key.verify(signature, message, ec.ECDSA(hash_algorithm))
        else:
            raise CertificateError("a key that is neither RSA nor of an elliptic curve")
    except InvalidSignature:
        return False
    except (UnsupportedAlgorithm, ValueError) as error:
        raise CertificateError("a key or a hash that cannot be used") from error
    return True


def _padding(
    rsa_padding: RsaPadding, hash_algorithm: HashAlgorithm
) -> padding.PKCS1v15 | padding.PSS:
    from cryptography.hazmat.primitives.asymmetric import padding  # noqa: PLC0415 - as above

    if rsa_padding is RsaPadding.PKCS1:
        return padding.PKCS1v15()
    return padding.PSS(padding.MGF1(hash_algorithm), padding.PSS.AUTO)
