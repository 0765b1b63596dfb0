"""Throw-away keys with which virtual cards are signed; made anew in every process, never stored.

No live workstation can be led to trust them: a chain to an authority needs an anchor that the
administrator installs, and there is none for these.
"""

from __future__ import annotations

from datetime import UTC, datetime
from functools import lru_cache
from typing import NamedTuple

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec, padding, rsa
from cryptography.x509.oid import NameOID

ORGANISATION = "Citizen Spot practice, not a real authority"
NOT_BEFORE, NOT_AFTER = datetime(2020, 1, 1, tzinfo=UTC), datetime(2099, 1, 1, tzinfo=UTC)

PracticeKey = ec.EllipticCurvePrivateKey | rsa.RSAPrivateKey


class PracticeSigner(NamedTuple):
    """A key, the certificate that it signed for itself, and the hash that goes with both."""

    key: PracticeKey
    certificate: x509.Certificate
    hash_algorithm: hashes.SHA256 | hashes.SHA384

    @property
    def certificate_der(self) -> bytes:
        """The certificate as a card holds it."""
        return self.certificate.public_bytes(serialization.Encoding.DER)

    def sign(self, message: bytes) -> bytes:
        """Return a signature: RSA with PKCS#1 padding, or ECDSA in ASN.1."""
        if isinstance(self.key, rsa.RSAPrivateKey):
            return self.key.sign(message, padding.PKCS1v15(), self.hash_algorithm)
        return self.key.sign(message, ec.ECDSA(self.hash_algorithm))


def make_signer(
    name: str, key: PracticeKey, hash_algorithm: hashes.SHA256 | hashes.SHA384
) -> PracticeSigner:
    """Return a signer of a name."""
    subject = x509.Name(
        [
            x509.NameAttribute(NameOID.ORGANIZATION_NAME, ORGANISATION),
            x509.NameAttribute(NameOID.COMMON_NAME, name),
        ]
    )
    certificate = (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(subject)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(NOT_BEFORE)
        .not_valid_after(NOT_AFTER)
        .sign(key, hash_algorithm)
    )
    return PracticeSigner(key, certificate, hash_algorithm)


@lru_cache
def national_register() -> PracticeSigner:
    """Return the signer of Belgian cards: P-384 with SHA-384, as on applet 1.8."""
    return make_signer(
        "Practice register", ec.generate_private_key(ec.SECP384R1()), hashes.SHA384()
    )


@lru_cache
def portuguese_issuer() -> PracticeSigner:
    """Return the signer of Portuguese security objects.

    P-256, where the real one is taken to be RSA: an RSA key takes a counter PC up to a second.
    """
    return make_signer("Practice issuer", ec.generate_private_key(ec.SECP256R1()), hashes.SHA256())
