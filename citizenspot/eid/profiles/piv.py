"""Cards for Personal Identity Verification (NIST SP 800-73-4), by contact.

Objects and commands: SP 800-73-4 part 1 appendix A and part 2 §3. Such a card says who its holder
is in an organisation's own words; it has no birth date and no number of a person.
"""

from __future__ import annotations

import zlib
from typing import TYPE_CHECKING, ClassVar

from citizenspot.eid.authentication.card_authentication import Signed
from citizenspot.eid.authentication.signature_forms import (
    KeyKind,
    curve_bytes,
    digest,
    digest_info,
    key_kind,
    modulus_bytes,
)
from citizenspot.eid.card_channel import DONE
from citizenspot.eid.card_data_error import CardDataError
from citizenspot.eid.card_events import CardHolder
from citizenspot.eid.card_profile import AtrPattern, CardContent
from citizenspot.eid.certificate_subject import CertificateSubject, read_subject
from citizenspot.eid.pin.pin_form import PinCoding, PinForm
from citizenspot.eid.pin.pin_status import PinStatus, status_from_empty_verify
from citizenspot.eid.profiles.certificate_only import (
    LONGEST_CERTIFICATE,
    content_of,
)
from citizenspot.eid.tag_length_value import value_in

if TYPE_CHECKING:
    from collections.abc import Callable

    from citizenspot.eid.card_channel import CardChannel
    from citizenspot.eid.card_profile import Reading

APPLICATION = bytes.fromhex("A00000030800001000")
GET_DATA = bytes.fromhex("00CB3FFF055C03")
CHUID, AUTHENTICATION_CERTIFICATE = bytes.fromhex("5FC102"), bytes.fromhex("5FC105")
CONTENT, CERTIFICATE, COMPRESSION, UNIQUE_NUMBER = b"\x53", b"\x70", b"\x71", b"\x34"
DYNAMIC, CHALLENGE, RESPONSE = b"\x7c", b"\x81", b"\x82"
KEY_9A = 0x9A
GZIP = 16 + zlib.MAX_WBITS
RSA_ALGORITHMS = {128: 0x06, 256: 0x07, 384: 0x05}
CURVES = {32: (0x11, "sha256"), 48: (0x14, "sha384")}
"""The algorithm's number and the hash, by the bytes of a number (SP 800-78-4 table 6-2)."""
LONGEST_COMMAND = 0xFF


class PivAuthentication:
    """The application's PIN and the key 9A."""

    pin = PinForm(reference=0x80, shortest=6, longest=8, coding=PinCoding.ASCII_AND_FF)

    def certificate(self, channel: CardChannel) -> bytes:
        """Return the certificate of key 9A, unpacked where it is packed."""
        stored = _object(channel, AUTHENTICATION_CERTIFICATE, "authentication certificate")
        certificate = value_in(stored, CERTIFICATE)
        if value_in(stored, COMPRESSION, absent=b"\x00")[:1] == b"\x01":
            return _unpacked(certificate)
        return certificate

    def names(self, subject: CertificateSubject, holder: CardHolder) -> bool:
        """Compare the names: the card's unique number stands in no certificate."""
        return subject.names == (holder.family_name, holder.given_names)

    def pin_status(self, channel: CardChannel) -> PinStatus:
        """Return the counter that VERIFY without a PIN tells (part 2 §3.2.1)."""
        return status_from_empty_verify(channel.send(bytes.fromhex("00200080")).status)

    def sign(
        self,
        channel: CardChannel,
        certificate: bytes,
        message: bytes,
        verify_pin: Callable[[], None],
    ) -> Signed:
        """Sign with GENERAL AUTHENTICATE (part 2 §3.2.4)."""
        if key_kind(certificate) is KeyKind.RSA:
            length, hash_name = modulus_bytes(certificate), "sha256"
            algorithm = RSA_ALGORITHMS.get(length)
            to_sign = _padded(digest_info(message, hash_name), length)
        else:
            algorithm, hash_name = CURVES.get(curve_bytes(certificate), (None, ""))
            to_sign = digest(message, hash_name) if algorithm else b""
        if algorithm is None:
            raise CardDataError("authentication certificate: a key PIV does not have")
        verify_pin()
        template = b"\x82\x00" + _object_of(CHALLENGE, to_sign)
        answer = _send_in_parts(channel, algorithm, _object_of(DYNAMIC, template))
        return Signed(value_in(value_in(answer, DYNAMIC), RESPONSE), hash_name)


class PivProfile:
    """Reads whom the certificate of key 9A names, and the card's unique number."""

    family = "piv"
    atrs: ClassVar[tuple[AtrPattern, ...]] = ()
    authentication = PivAuthentication()

    def select(self, channel: CardChannel) -> bool:
        """Select the application; its answers to reset are many, its name is one.

        With what it says of itself: part 2 §3.1.1 knows no other way to select.
        """
        return channel.select_application(APPLICATION, wants_description=True) == DONE

    def read(self, channel: CardChannel, reading: Reading) -> CardContent:
        """Read the certificate and the unique number."""
        certificate = self.authentication.certificate(channel)
        subject = read_subject(certificate, "authentication certificate")
        unique = value_in(_object(channel, CHUID, "CHUID"), UNIQUE_NUMBER, absent=b"")
        family_name, given_names = subject.names
        if not family_name:
            raise CardDataError("authentication certificate: names nobody")
        holder = CardHolder(
            family_name=family_name,
            given_names=given_names,
            birth_date=None,
            number=unique.hex().upper() or subject.serial_number or family_name,
            number_kind="piv.guid" if unique else "piv.subject",
            nationality="",
            sex="",
            document_number="",
            card_family=self.family,
            valid_from=subject.valid_from,
            valid_until=subject.valid_until,
        )
        return content_of(holder, certificate, reading)


def _object(channel: CardChannel, name: bytes, what: str) -> bytes:
    return value_in(channel.demand(GET_DATA + name + b"\x00", what), CONTENT)


def _unpacked(packed: bytes) -> bytes:
    """Return a certificate from its gzip form, of which no more than a certificate is unpacked."""
    try:
        return zlib.decompressobj(GZIP).decompress(packed, LONGEST_CERTIFICATE)
    except zlib.error as error:
        raise CardDataError("authentication certificate: not packed as it says") from error


def _padded(info: bytes, length: int) -> bytes:
    """Return what an RSA key of a length is given (RFC 8017 §9.2)."""
    return b"\x00\x01" + b"\xff" * (length - len(info) - 3) + b"\x00" + info


def _object_of(tag: bytes, value: bytes) -> bytes:
    length = len(value)
    if length <= 0x7F:  # noqa: PLR2004 - ASN.1's short form
        return tag + bytes([length]) + value
    sized = length.to_bytes(2, "big").lstrip(b"\x00")
    return tag + bytes([0x80 | len(sized)]) + sized + value


def _send_in_parts(channel: CardChannel, algorithm: int, content: bytes) -> bytes:
    """Send a long GENERAL AUTHENTICATE by command chaining (ISO/IEC 7816-4 §5.3.3)."""
    while len(content) > LONGEST_COMMAND:
        part, content = content[:LONGEST_COMMAND], content[LONGEST_COMMAND:]
        header = bytes([0x10, 0x87, algorithm, KEY_9A, len(part)])
        channel.demand(header + part, "the signature")
    header = bytes([0x00, 0x87, algorithm, KEY_9A, len(content)])
    return channel.demand(header + content + b"\x00", "the signature")
