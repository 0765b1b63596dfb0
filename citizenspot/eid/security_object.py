"""The security object of a card: hashes of what it holds, signed by its issuer.

ICAO Doc 9303-10 §4.6.2 (EF.SOD: tag 77 around CMS SignedData) and RFC 5652; the Portuguese card
has the same form. The signature covers attributes, one of which is the digest of the list of
hashes: a list is signed only when both hold.
"""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING, ClassVar

import msgspec

from citizenspot.eid.card_data_error import CardDataError
from citizenspot.eid.plain_asn1 import plain_asn1
from citizenspot.eid.signatures import (
    HASHES,
    MALFORMED,
    CertificateError,
    RsaPadding,
    is_signed_by,
    read_certificate,
)

if TYPE_CHECKING:
    from asn1crypto import cms

WRAPPER = 0x77
MOST_CERTIFICATES = 8


class SecurityObject(msgspec.Struct, frozen=True):
    """The hashes by the number of what they are of, and whether the issuer signed them.

    `certificate` is the signer's and `others` are what came along with it, in DER; nobody vouches
    for them yet.
    """

    is_signed: bool
    hash_name: str
    hashes: dict[int, bytes]
    certificate: bytes
    others: tuple[bytes, ...]

    def fits(self, number: int, content: bytes) -> bool | None:
        """Say whether a content has its hash; nothing where the list does not name it."""
        expected = self.hashes.get(number)
        if expected is None:
            return None
        return hashlib.new(self.hash_name, content).digest() == expected


def read_security_object(file: bytes) -> SecurityObject:
    """Read the file, and check its signature with the certificate that it brings along.

    Raises:
        CardDataError: it is not a security object.
        CertificateError: it cannot be checked: no certificate, or one that cannot be used.
    """
    from asn1crypto import parser  # noqa: PLC0415 - only a card that is being checked needs it

    try:
        _, _, tag, _, content, _ = parser.parse(plain_asn1(file))
        if file[0] != WRAPPER:
            raise CardDataError(f"security object: tag {tag:02X}")
        return _read(content)
    except MALFORMED as error:
        raise CardDataError("security object: malformed") from error


def _read(content: bytes) -> SecurityObject:
    from asn1crypto import cms  # noqa: PLC0415 - only a card that is being checked needs it

    message = cms.ContentInfo.load(content)
    if message["content_type"].native != "signed_data":
        raise CardDataError("security object: not signed data")
    signed = message["content"]
    signed_list = bytes(signed["encap_content_info"]["content"])
    hash_name, hashes = _read_list(signed_list)
    signers = signed["signer_infos"]
    if len(signers) != 1:
        raise CardDataError("security object: not one signer")
    certificate = _certificate_of(signed, signers[0])
    others = tuple(bytes(each.chosen.dump()) for each in signed["certificates"])
    is_signed = _is_signed(certificate, signers[0], signed_list)
    return SecurityObject(is_signed, hash_name, hashes, certificate, others[:MOST_CERTIFICATES])


def _read_list(signed_list: bytes) -> tuple[str, dict[int, bytes]]:
    """Read the LDSSecurityObject: version, algorithm of the hashes, and the hashes."""
    from asn1crypto import algos, core  # noqa: PLC0415 - as above

    class NumberedHash(core.Sequence):  # type: ignore[misc]  # asn1crypto ships no types
        _fields: ClassVar = [("number", core.Integer), ("hash", core.OctetString)]

    class NumberedHashes(core.SequenceOf):  # type: ignore[misc]  # as above
        _child_spec = NumberedHash

    class HashList(core.Sequence):  # type: ignore[misc]  # as above
        _fields: ClassVar = [
            ("version", core.Integer),
            ("algorithm", algos.DigestAlgorithm),
            ("hashes", NumberedHashes),
        ]

    # Field by field: to turn the whole into Python's own types recurses as deep as a forger likes.
    found = HashList.load(signed_list)
    name = found["algorithm"]["algorithm"].native
    if name not in HASHES:
        raise CardDataError("security object: unknown hash")
    return name, {each["number"].native: each["hash"].native for each in found["hashes"]}


def _is_signed(certificate: bytes, signer: cms.SignerInfo, signed_list: bytes) -> bool:
    attributes = signer["signed_attrs"]
    said = {each["type"].native: each["values"] for each in attributes}
    digest = hashlib.new(signer["digest_algorithm"]["algorithm"].native, signed_list).digest()
    if [each.native for each in said.get("message_digest", ())] != [digest]:
        return False
    return is_signed_by(
        read_certificate(certificate, "security object's certificate"),
        signer["signature"].native,
        # What is signed is the set itself, not the form with which it stands in the message.
        attributes.untag().dump(),
        _signing_hash(signer),
        _padding(signer),
    )


def _certificate_of(signed: cms.SignedData, signer: cms.SignerInfo) -> bytes:
    for choice in signed["certificates"]:
        certificate, wanted = choice.chosen, signer["sid"].chosen
        if signer["sid"].name == "subject_key_identifier":
            is_wanted = certificate.key_identifier == wanted.native
        else:
            is_wanted = certificate.serial_number == wanted["serial_number"].native
        if is_wanted:
            return bytes(certificate.dump())
    raise CertificateError("security object: the signer's certificate is not there")


def _signing_hash(signer: cms.SignerInfo) -> str:
    try:
        name = signer["signature_algorithm"].hash_algo
    except ValueError:  # plain RSA names no hash; it is the digest's
        name = signer["digest_algorithm"]["algorithm"].native
    return str(name)


def _padding(signer: cms.SignerInfo) -> RsaPadding:
    is_pss = signer["signature_algorithm"].signature_algo == "rsassa_pss"
    return RsaPadding.PSS if is_pss else RsaPadding.PKCS1
