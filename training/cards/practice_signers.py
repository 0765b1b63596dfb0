"""Throw-away authorities and keys with which virtual cards are signed; made anew in every process.

No live workstation can be led to trust them: a chain to an authority needs one that the
administrator installs, and these are nowhere to be had. Practice trusts them
(`practice_trust.py`), so that a genuine virtual card is seen to be genuine.
"""

from __future__ import annotations

from datetime import UTC, date, datetime, time
from functools import lru_cache
from typing import NamedTuple

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec, padding, rsa
from cryptography.x509.oid import NameOID

ORGANISATION = "Citizen Spot practice, not a real authority"
NOT_BEFORE, NOT_AFTER = datetime(2020, 1, 1, tzinfo=UTC), datetime(2099, 1, 1, tzinfo=UTC)

PracticeKey = ec.EllipticCurvePrivateKey | rsa.RSAPrivateKey
PracticeHash = hashes.SHA256 | hashes.SHA384


class PracticeSigner(NamedTuple):
    """A key, its certificate, and the hash that goes with both."""

    key: PracticeKey
    certificate: x509.Certificate
    hash_algorithm: PracticeHash

    @property
    def certificate_der(self) -> bytes:
        """The certificate as a card holds it."""
        return self.certificate.public_bytes(serialization.Encoding.DER)

    def sign(self, message: bytes) -> bytes:
        """Return a signature: RSA with PKCS#1 padding, or ECDSA in ASN.1."""
        if isinstance(self.key, rsa.RSAPrivateKey):
            return self.key.sign(message, padding.PKCS1v15(), self.hash_algorithm)
        return self.key.sign(message, ec.ECDSA(self.hash_algorithm))


class PracticeAuthority(NamedTuple):
    """Who vouches for the signers of one family, and says which were revoked."""

    key: ec.EllipticCurvePrivateKey
    certificate: x509.Certificate

    @property
    def certificate_der(self) -> bytes:
        """The certificate as an administrator would install it."""
        return self.certificate.public_bytes(serialization.Encoding.DER)

    def signer(self, name: str, key: PracticeKey, hash_algorithm: PracticeHash) -> PracticeSigner:
        """Return a signer of a name that this authority vouches for."""
        builder = _builder(_name(name, self._country), self.certificate.subject, key)
        certificate = builder.add_extension(
            x509.BasicConstraints(ca=False, path_length=None), critical=True
        ).sign(self.key, hash_algorithm)
        return PracticeSigner(key, certificate, hash_algorithm)

    def holder(
        self, key: PracticeKey, subject: x509.Name, first: date, last: date
    ) -> x509.Certificate:
        """Return a card holder's certificate, valid from a day to another."""
        return (
            x509.CertificateBuilder()
            .subject_name(subject)
            .issuer_name(self.certificate.subject)
            .public_key(key.public_key())
            .serial_number(x509.random_serial_number())
            .not_valid_before(datetime.combine(first, time(), UTC))
            .not_valid_after(datetime.combine(last, time(23, 59), UTC))
            .add_extension(x509.BasicConstraints(ca=False, path_length=None), critical=True)
            .sign(self.key, hashes.SHA256())
        )

    def revoked_list(
        self, issued: datetime, until: datetime, revoked: tuple[PracticeSigner, ...] = ()
    ) -> bytes:
        """Return the list of those that were revoked, good from one moment until another."""
        builder = (
            x509.CertificateRevocationListBuilder()
            .issuer_name(self.certificate.subject)
            .last_update(issued)
            .next_update(until)
        )
        for each in revoked:
            entry = x509.RevokedCertificateBuilder()
            entry = entry.serial_number(each.certificate.serial_number).revocation_date(issued)
            builder = builder.add_revoked_certificate(entry.build())
        return builder.sign(self.key, hashes.SHA256()).public_bytes(serialization.Encoding.DER)

    @property
    def _country(self) -> str:
        found = self.certificate.subject.get_attributes_for_oid(NameOID.COUNTRY_NAME)
        return str(found[0].value)


def make_authority(name: str, country: str) -> PracticeAuthority:
    """Return an authority of a country, which vouches for itself."""
    key = ec.generate_private_key(ec.SECP256R1())
    subject = _name(name, country)
    certificate = (
        _builder(subject, subject, key)
        .add_extension(x509.BasicConstraints(ca=True, path_length=0), critical=True)
        .add_extension(_signs_certificates(), critical=True)
        .sign(key, hashes.SHA256())
    )
    return PracticeAuthority(key, certificate)


def make_signer(name: str, key: PracticeKey, hash_algorithm: PracticeHash) -> PracticeSigner:
    """Return a signer of a name that vouches for itself only, as a forger's does."""
    subject = _name(name, "XX")
    certificate = _builder(subject, subject, key).sign(key, hash_algorithm)
    return PracticeSigner(key, certificate, hash_algorithm)


@lru_cache
def practice_authority(family: str) -> PracticeAuthority:
    """Return the authority of a card family, in this process."""
    countries = {"be.eid": "BE", "pt.cc": "PT", "icao": "UT"}
    return make_authority(f"Practice authority {family}", countries.get(family, "XX"))


@lru_cache
def practice_rsa_key() -> rsa.RSAPrivateKey:
    """Return the one RSA key of this process; to make one takes a counter PC up to a second."""
    return rsa.generate_private_key(65537, 2048)


@lru_cache
def national_register() -> PracticeSigner:
    """Return the signer of Belgian cards: P-384 with SHA-384, as on applet 1.8."""
    key = ec.generate_private_key(ec.SECP384R1())
    return practice_authority("be.eid").signer("RRN", key, hashes.SHA384())


@lru_cache
def older_register() -> PracticeSigner:
    """Return the signer of older Belgian cards: RSA with SHA-256, as on applet 1.7."""
    return practice_authority("be.eid").signer("RRN", practice_rsa_key(), hashes.SHA256())


@lru_cache
def portuguese_issuer() -> PracticeSigner:
    """Return the signer of Portuguese security objects.

    P-256, where the real one is taken to be RSA: an RSA key takes a counter PC up to a second.
    """
    key = ec.generate_private_key(ec.SECP256R1())
    return practice_authority("pt.cc").signer("Practice issuer", key, hashes.SHA256())


@lru_cache
def passport_issuer() -> PracticeSigner:
    """Return the signer of the passports and residence cards of Utopia (ICAO's `UTO`)."""
    key = ec.generate_private_key(ec.SECP256R1())
    return practice_authority("icao").signer("Practice passport signer", key, hashes.SHA256())


def _name(name: str, country: str) -> x509.Name:
    return x509.Name(
        [
            x509.NameAttribute(NameOID.COUNTRY_NAME, country),
            x509.NameAttribute(NameOID.ORGANIZATION_NAME, ORGANISATION),
            x509.NameAttribute(NameOID.COMMON_NAME, name),
        ]
    )


def _builder(subject: x509.Name, issuer: x509.Name, key: PracticeKey) -> x509.CertificateBuilder:
    return (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(issuer)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(NOT_BEFORE)
        .not_valid_after(NOT_AFTER)
    )


def _signs_certificates() -> x509.KeyUsage:
    return x509.KeyUsage(
        digital_signature=False,
        content_commitment=False,
        key_encipherment=False,
        data_encipherment=False,
        key_agreement=False,
        key_cert_sign=True,
        crl_sign=True,
        encipher_only=False,
        decipher_only=False,
    )
