"""Says whether the signature in a receipt's file covers all of that file, and whose it is.

Nothing of the file is interpreted but that one place: whatever else is in it is only hashed.
"""

from __future__ import annotations

from hashlib import sha256

from asn1crypto.cms import ContentInfo, SignedData, SignerIdentifier
from cryptography import x509
from cryptography.exceptions import InvalidSignature, UnsupportedAlgorithm
from cryptography.hazmat.primitives.asymmetric.ec import ECDSA, EllipticCurvePublicKey
from cryptography.hazmat.primitives.hashes import SHA256

from citizenspot.receipts.sealing.certificate import public_half
from citizenspot.receipts.sealing.place import place_of, signed_parts

_NOT_WHAT_IT_CLAIMS = (
    *(ValueError, TypeError, KeyError, IndexError, AttributeError),
    *(UnsupportedAlgorithm, x509.InvalidVersion),
)
"""What asn1crypto and cryptography raise where a structure is not what it claims to be."""


def sealed_by(pdf: bytes) -> bytes | None:
    """Return the public key (SubjectPublicKeyInfo, DER) whose signature covers the whole file.

    None where no signature does. What the certificate is worth is not asked: readers of PDF do.
    """
    try:
        begun, end = place_of(pdf)
        if (pdf[begun - 1 : begun], pdf[end : end + 1]) != (b"<", b">"):
            return None
        signed = ContentInfo.load(bytes.fromhex(pdf[begun:end].decode("ascii")))["content"]
        return _signer_of(signed, pdf)
    except _NOT_WHAT_IT_CLAIMS:
        return None


def _signer_of(signed: SignedData, pdf: bytes) -> bytes | None:
    signer = signed["signer_infos"][0]
    attributes = {each["type"].native: each["values"] for each in signer["signed_attrs"]}
    whole = sha256()
    for part in signed_parts(pdf):
        whole.update(part)
    if attributes["message_digest"][0].native != whole.digest():
        return None
    certificate = x509.load_der_x509_certificate(_named(signed, signer["sid"]))
    key = certificate.public_key()
    if not isinstance(key, EllipticCurvePublicKey):
        return None
    try:
        key.verify(
            signer["signature"].native, signer["signed_attrs"].untag().dump(), ECDSA(SHA256())
        )
    except InvalidSignature:
        return None
    return public_half(certificate)


def _named(signed: SignedData, signer_id: SignerIdentifier) -> bytes:
    """Return the certificate, in DER, that a signer's issuer and serial number name."""
    serial = signer_id.chosen["serial_number"].native
    for each in signed["certificates"]:
        if each.chosen.serial_number == serial:
            return bytes(each.chosen.dump())
    raise KeyError(serial)
