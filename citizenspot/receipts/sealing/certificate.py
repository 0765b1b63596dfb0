"""The desk's certificate: made by the desk itself, or issued to it by an authority.

Its key follows from the workstation's key, so there is nothing more to keep and nothing to hand
over: an authority is given a request (RFC 2986) and gives back a certificate.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives.asymmetric.ec import EllipticCurvePrivateKey
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat
from cryptography.x509.oid import NameOID

from citizenspot.receipts.files import write_whole

_LIVES = timedelta(days=3_653)
_CLOCKS_DIFFER = timedelta(days=1)
_LONGEST_NAME = 64
"""Characters of a common name (RFC 5280 appendix A.1, ub-common-name)."""

_LARGEST_FILE = 100_000


class UnusableCertificateError(Exception):
    """A certificate is not this desk's, or may not sign; the sentence is for an administrator."""


def desk_certificate(
    key: EllipticCurvePrivateKey, file: Path, names: tuple[str, str], now: datetime
) -> Sequence[x509.Certificate]:
    """Return the desk's certificate with those above it; make one if the file has none of its own.

    `names` are the desk's and the spot's.

    Raises:
        OSError: the file cannot be read or written.
    """
    try:
        kept = x509.load_pem_x509_certificates(file.read_bytes())
    except (FileNotFoundError, ValueError):
        kept = []
    if kept and _is_of(kept[0], key):
        return kept
    made = made_by_the_desk(key, names, now)
    keep_certificates([made], file)
    return [made]


def made_by_the_desk(
    key: EllipticCurvePrivateKey, names: tuple[str, str], now: datetime
) -> x509.Certificate:
    """Return a certificate that the desk vouches for itself, good for ten years."""
    subject = _subject(names)
    builder = (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(subject)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - _CLOCKS_DIFFER)
        .not_valid_after(now + _LIVES)
        .add_extension(x509.BasicConstraints(ca=False, path_length=None), critical=True)
        .add_extension(_may_sign(), critical=True)
    )
    return builder.sign(key, SHA256())


def request_for(key: EllipticCurvePrivateKey, names: tuple[str, str]) -> bytes:
    """Return the request (PKCS #10, PEM) with which an authority issues this desk a certificate."""
    builder = x509.CertificateSigningRequestBuilder().subject_name(_subject(names))
    builder = builder.add_extension(_may_sign(), critical=True)
    return builder.sign(key, SHA256()).public_bytes(Encoding.PEM)


def issued_certificates(
    pem: bytes, key: EllipticCurvePrivateKey, now: datetime
) -> Sequence[x509.Certificate]:
    """Return the certificates of an authority's answer, the desk's own first.

    Raises:
        UnusableCertificateError: the first is not of this desk's key, not valid now, or may not
            sign documents.
    """
    try:
        chain = x509.load_pem_x509_certificates(pem[:_LARGEST_FILE])
    except ValueError as error:
        raise UnusableCertificateError("This file has no certificate in PEM.") from error
    own = chain[0]
    if not _is_of(own, key):
        raise UnusableCertificateError("The first certificate is not of this desk's key.")
    if not own.not_valid_before_utc <= now <= own.not_valid_after_utc:
        raise UnusableCertificateError("The certificate is not valid today.")
    if not _signs_documents(own):
        raise UnusableCertificateError("The certificate may not be used to sign documents.")
    return chain


def keep_certificates(chain: Sequence[x509.Certificate], file: Path) -> None:
    """Keep certificates in one PEM file, the desk's own first."""
    file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    write_whole(file, b"".join(each.public_bytes(Encoding.PEM) for each in chain))


def public_half(certificate: x509.Certificate) -> bytes:
    """Return a certificate's public key (SubjectPublicKeyInfo, DER)."""
    return certificate.public_key().public_bytes(Encoding.DER, PublicFormat.SubjectPublicKeyInfo)


def _is_of(certificate: x509.Certificate, key: EllipticCurvePrivateKey) -> bool:
    own = key.public_key().public_bytes(Encoding.DER, PublicFormat.SubjectPublicKeyInfo)
    return public_half(certificate) == own


def _signs_documents(certificate: x509.Certificate) -> bool:
    try:
        usage = certificate.extensions.get_extension_for_class(x509.KeyUsage).value
    except x509.ExtensionNotFound:
        return True
    return usage.digital_signature or usage.content_commitment


def _subject(names: tuple[str, str]) -> x509.Name:
    desk, spot = (name.strip()[:_LONGEST_NAME] or "-" for name in names)
    return x509.Name(
        [
            x509.NameAttribute(NameOID.ORGANIZATION_NAME, spot),
            x509.NameAttribute(NameOID.COMMON_NAME, desk),
        ]
    )


def _may_sign() -> x509.KeyUsage:
    return x509.KeyUsage(
        digital_signature=True,
        content_commitment=True,
        key_encipherment=False,
        data_encipherment=False,
        key_agreement=False,
        key_cert_sign=False,
        crl_sign=False,
        encipher_only=False,
        decipher_only=False,
    )
