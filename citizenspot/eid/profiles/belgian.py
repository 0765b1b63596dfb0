"""The Belgian electronic identity card, applets 1.7 and 1.8, by contact.

Files, tags and signatures: content of the Belgian card v5.4 §4.4 and §6.1; the answers to reset
and the two application names as the open middlewares know them (`docs/cards.md`).
"""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING, ClassVar

import msgspec
from msgspec.structs import replace

from citizenspot.eid.card_channel import DONE, CardRefusedError
from citizenspot.eid.card_data_error import CardDataError
from citizenspot.eid.card_events import CardAddress, CardHolder, Check
from citizenspot.eid.card_profile import AtrPattern, CardContent
from citizenspot.eid.card_text import read_day, read_day_if_any, read_required_text, read_text
from citizenspot.eid.finding import HELD, Finding, failed, unchecked
from citizenspot.eid.profiles.belgian_pin import BelgianAuthentication
from citizenspot.eid.signatures import CertificateError, is_signed_by, read_certificate
from citizenspot.eid.tag_length_value import read_fields
from citizenspot.eid.trust.chain_question import ChainQuestion

if TYPE_CHECKING:
    from collections.abc import Mapping

    from citizenspot.eid.card_channel import CardChannel
    from citizenspot.eid.card_profile import Reading
    from citizenspot.eid.signatures import SigningCertificate

IDENTITY = bytes.fromhex("3F00DF014031")
IDENTITY_SIGNATURE = bytes.fromhex("3F00DF014032")
ADDRESS = bytes.fromhex("3F00DF014033")
ADDRESS_SIGNATURE = bytes.fromhex("3F00DF014034")
PHOTO = bytes.fromhex("3F00DF014035")
BASIC_KEY = bytes.fromhex("3F00DF014040")
REGISTER_CERTIFICATE = bytes.fromhex("3F00DF00503C")
LONGEST_FILE = 4096
"""Files of text are below 500 bytes, certificates below 1,300 and filled with zeros."""
LONGEST_PHOTO = 16_384
"""Bytes; those that are known have 3,000."""

APPLICATIONS = (
    bytes.fromhex("A000000177504B43532D3135"),
    bytes.fromhex("A00000003029057000AD13100101FF"),
)
REGISTER_NAMES = ("RRN", "test RRN")
"""Common names of the national register's certificates. Citizens' certificates lead to the same
root, and a citizen's card signs what it is told to: the name keeps one from issuing identities."""
CARD_NUMBER, VALID_FROM, VALID_UNTIL = 0x01, 0x03, 0x04
NATIONAL_NUMBER, FAMILY_NAME, GIVEN_NAMES = 0x06, 0x07, 0x08
NATIONALITY, BIRTH_DATE, SEX = 0x0A, 0x0C, 0x0D
PHOTO_HASH, BASIC_KEY_HASH = 0x11, 0x1A
HASH_BY_LENGTH = {20: "sha1", 32: "sha256", 48: "sha384", 64: "sha512"}
STREET, POSTAL_CODE, LOCALITY = 0x01, 0x02, 0x03
SEXES = {"M": "M", "F": "F", "V": "F", "W": "F"}
"""Vrouw, femme and Weiblich; anything else is left empty."""


class BelgianFiles(msgspec.Struct, frozen=True):
    """What is read from the card, byte for byte."""

    identity: bytes
    address: bytes = b""
    identity_signature: bytes = b""
    address_signature: bytes = b""
    register_certificate: bytes = b""
    photo: bytes = b""


class BelgianProfile:
    """Reads name, number and address, and checks the national register's signatures."""

    family = "be.eid"
    atrs: ClassVar = (
        AtrPattern("3B98??40??A503010101AD13??"),
        AtrPattern("3B7F96000080318065B085040120120FFF829000"),
    )

    authentication = BelgianAuthentication()

    def select(self, channel: CardChannel) -> bool:
        """Select the application, by either of its names."""
        return any(channel.select_application(name) == DONE for name in APPLICATIONS)

    def read(self, channel: CardChannel, reading: Reading) -> CardContent:
        """Read the text first, then what its signatures are checked with."""
        channel.select_file(IDENTITY)
        text = BelgianFiles(
            identity=channel.read_bytes(LONGEST_FILE), address=_read_if_there(channel, ADDRESS)
        )
        holder = read_holder(text)
        reading.text_read(holder)
        files = replace(
            text,
            identity_signature=_read_if_there(channel, IDENTITY_SIGNATURE),
            address_signature=_read_if_there(channel, ADDRESS_SIGNATURE),
            register_certificate=_read_certificate(channel),
            photo=_read_if_there(channel, PHOTO, LONGEST_PHOTO),
        )
        findings = check_signatures(files) | check_photo(files)
        findings |= _chip_finding(channel, files)
        return CardContent(holder, findings, signer_of(files), files.photo.rstrip(b"\0"))


def read_holder(files: BelgianFiles) -> CardHolder:
    """Return the holder that the files name.

    Raises:
        CardDataError: a field is missing, or is not what it has to be.
    """
    identity = read_fields(files.identity, "identity")
    return CardHolder(
        family_name=read_required_text(identity.get(FAMILY_NAME, b""), "family name"),
        given_names=read_text(identity.get(GIVEN_NAMES, b""), "given names"),
        birth_date=read_day(identity.get(BIRTH_DATE, b""), "birth date"),
        number=_national_number(identity),
        number_kind="be.rrn",
        nationality=_nationality(identity),
        sex=SEXES.get(read_text(identity.get(SEX, b""), "sex"), ""),
        document_number=read_text(identity.get(CARD_NUMBER, b""), "card number"),
        card_family=BelgianProfile.family,
        valid_from=read_day_if_any(identity.get(VALID_FROM, b""), "valid from"),
        valid_until=read_day_if_any(identity.get(VALID_UNTIL, b""), "valid until"),
        address=_address(files.address),
    )


def check_signatures(files: BelgianFiles) -> dict[Check, Finding]:
    """Check the register's signatures against the register's certificate on the same card.

    Whose certificate that is, is another question: it is asked with `signer_of`.
    """
    address = files.address.rstrip(b"\0")
    signed = {
        Check.IDENTITY_SIGNATURE: (files.identity_signature, {files.identity}),
        # The address is signed without the zeros that fill its file, and with the other signature
        # behind it; whether that keeps the zeros of its own file, no source says for applet 1.8.
        Check.ADDRESS_SIGNATURE: (
            files.address_signature,
            {address + files.identity_signature, address + _trimmed(files.identity_signature)},
        ),
    }
    try:
        certificate = read_certificate(files.register_certificate, "register's certificate")
        return {check: _signed(certificate, *pair) for check, pair in signed.items()}
    except CertificateError as error:
        return dict.fromkeys(signed, unchecked(str(error)))


def check_photo(files: BelgianFiles) -> dict[Check, Finding]:
    """Check the photograph against its hash in the signed identity (its length says which hash)."""
    expected = read_fields(files.identity, "identity").get(PHOTO_HASH, b"")
    hash_name = HASH_BY_LENGTH.get(len(expected))
    if hash_name is None or not files.photo:
        return {Check.PHOTO_HASH: unchecked("no photograph, or no hash of it")}
    # The file may be filled up, or end as the image does: zeros behind it are not the image's.
    contents = {files.photo, files.photo.rstrip(b"\0")}
    fits = any(hashlib.new(hash_name, each).digest() == expected for each in contents)
    return {Check.PHOTO_HASH: HELD if fits else failed("not the photograph that was signed")}


def _chip_finding(channel: CardChannel, files: BelgianFiles) -> dict[Check, Finding]:
    """Return whether the chip is no copy, on cards whose identity names its basic key."""
    from citizenspot.eid.profiles.belgian_basic_key import prove_chip  # noqa: PLC0415 - late

    expected = read_fields(files.identity, "identity").get(BASIC_KEY_HASH, b"")
    if not expected:
        return {}
    return {Check.CHIP: prove_chip(channel, _read_if_there(channel, BASIC_KEY), expected)}


def signer_of(files: BelgianFiles) -> ChainQuestion | None:
    """Return whether the certificate of the register is the register's, as a question."""
    if not any(files.register_certificate):
        return None
    return ChainQuestion(
        files.register_certificate, BelgianProfile.family, signer_names=REGISTER_NAMES
    )


def _signed(certificate: SigningCertificate, signature: bytes, messages: set[bytes]) -> Finding:
    if not any(signature):
        return unchecked("no signature")
    is_signed = _is_signed(certificate, signature, messages)
    return HELD if is_signed else failed("not signed by the register")


def _is_signed(certificate: SigningCertificate, signature: bytes, messages: set[bytes]) -> bool:
    """Say whether one of the messages is what was signed, with the certificate's own hash."""
    return any(
        is_signed_by(certificate, _trimmed(signature), message, certificate.hash_name)
        for message in messages
    )


def _trimmed(signature: bytes) -> bytes:
    """Return a signature without the zeros behind it; only those of elliptic curves have any.

    Those are an ASN.1 sequence, whose second byte is the length of what follows.
    """
    is_sequence = len(signature) > 1 and signature[0] == 0x30  # noqa: PLR2004 - ASN.1's SEQUENCE
    length = signature[1] + 2 if is_sequence else 0
    rest = signature[length:]
    return signature[:length] if is_sequence and not any(rest) else signature


def _read_if_there(channel: CardChannel, path: bytes, limit: int = LONGEST_FILE) -> bytes:
    """Return a file without which the holder can still be read."""
    try:
        channel.select_file(path)
        return channel.read_bytes(limit)
    except CardRefusedError:
        return b""


def _read_certificate(channel: CardChannel) -> bytes:
    try:
        channel.select_file(REGISTER_CERTIFICATE)
        return channel.read_object(LONGEST_FILE)
    except CardRefusedError:
        return b""


def _national_number(identity: Mapping[int, bytes]) -> str:
    number = read_text(identity.get(NATIONAL_NUMBER, b""), "national number")
    if not (number.isascii() and number.isdigit()):
        raise CardDataError("national number: not digits")
    return number


def _nationality(identity: Mapping[int, bytes]) -> str:
    """Return `BEL` for a Belgian in any of the card's languages, else the card's own word."""
    word = read_text(identity.get(NATIONALITY, b""), "nationality")
    return "BEL" if word.casefold().startswith("belg") else word


def _address(content: bytes) -> CardAddress | None:
    fields = read_fields(content, "address")
    street, postal_code, locality = (
        read_text(fields.get(tag, b""), "address") for tag in (STREET, POSTAL_CODE, LOCALITY)
    )
    has_any = street or postal_code or locality
    return CardAddress(street, postal_code, locality) if has_any else None
