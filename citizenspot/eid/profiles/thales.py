"""The Thales application of Estonian cards of 2025 and Finnish cards: files, PIN and signature.

PKCS#15's name, the PIN's counter and the key: web-eid/libelectronic-id @c9ee1599,
src/electronic-ids/pcsc/EIDThales.cpp and FinEID.cpp.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from citizenspot.eid.authentication.card_authentication import Signed
from citizenspot.eid.authentication.signature_forms import asn1_ecdsa, digest
from citizenspot.eid.card_channel import DONE
from citizenspot.eid.pin.pin_form import PinCoding, PinForm
from citizenspot.eid.pin.pin_status import PinProblem, PinStatus, status_of
from citizenspot.eid.profiles.certificate_only import described_length, is_numbered
from citizenspot.eid.signatures import RsaPadding
from citizenspot.eid.tag_length_value import value_in

if TYPE_CHECKING:
    from collections.abc import Callable

    from citizenspot.eid.card_channel import CardChannel
    from citizenspot.eid.card_events import CardHolder
    from citizenspot.eid.certificate_subject import CertificateSubject

APPLICATION = bytes.fromhex("A000000063504B43532D3135")
LENGTH_TAG = 0x81
PIN_OBJECT, TRIES_LEFT, WAS_CHANGED = b"\xa0", b"\xdf\x21", b"\xdf\x2f"
KEY = 0x01


class SignatureScheme(msgspec.Struct, frozen=True):
    """How the key signs: the card's number for it, the hash, and the padding of RSA."""

    algorithm: int
    hash_name: str
    rsa_padding: RsaPadding | None = None


ECDSA_SHA384 = SignatureScheme(0x54, "sha384")
RSA_PSS_SHA256 = SignatureScheme(0x45, "sha256", RsaPadding.PSS)


class ThalesAuthentication:
    """The first PIN and the authentication key of one family."""

    def __init__(
        self,
        pin_reference: int,
        certificate_path: bytes,
        tries_most: int,
        scheme: SignatureScheme = ECDSA_SHA384,
        *,
        number_prefix: str = "",
        first_pin_must_be_changed: bool = False,
    ) -> None:
        """Keep in what one family differs from the other."""
        self.pin = PinForm(pin_reference, 4, 12, PinCoding.ASCII_AND_00, block_length=12)
        path = certificate_path
        self._select = bytes([0x00, 0xA4, 0x08, 0x04, len(path)]) + path + b"\x00"
        self._tries_most = tries_most
        self._scheme = scheme
        self._number_prefix = number_prefix
        self._first_pin_must_be_changed = first_pin_must_be_changed

    def certificate(self, channel: CardChannel) -> bytes:
        """Return the authentication certificate."""
        description = channel.demand(self._select, "authentication certificate")
        length = described_length(description, LENGTH_TAG, "authentication certificate")
        return channel.read_bytes(length)

    def has_certificate(self, channel: CardChannel) -> bool:
        """Say whether the certificate is where this family keeps it."""
        return channel.send(self._select).status == DONE

    def names(self, subject: CertificateSubject, holder: CardHolder) -> bool:
        """Compare the number, after the state's prefix where it has one."""
        return is_numbered(subject, holder, self._number_prefix)

    def pin_status(self, channel: CardChannel) -> PinStatus:
        """Return the PIN's counter; a card as it was shipped may want its PIN changed first."""
        ask = bytes.fromhex("00CB00FF05A0038301") + bytes([self.pin.reference, 0x00])
        said = value_in(channel.demand(ask, "the PIN's counter"), PIN_OBJECT)
        status = status_of(int.from_bytes(value_in(said, TRIES_LEFT)), self._tries_most)
        was_changed = any(value_in(said, WAS_CHANGED, absent=b"\x01"))
        if status.problem is None and self._first_pin_must_be_changed and not was_changed:
            return msgspec.structs.replace(status, problem=PinProblem.MUST_BE_CHANGED)
        return status

    def sign(
        self,
        channel: CardChannel,
        certificate: bytes,
        message: bytes,
        verify_pin: Callable[[], None],
    ) -> Signed:
        """Sign with a hash that is given to the card, and fetched signed."""
        del certificate
        scheme = self._scheme
        verify_pin()
        key = bytes([0x00, 0x22, 0x41, 0xB6, 6, 0x80, 1, scheme.algorithm, 0x84, 1, KEY])
        channel.demand(key, "choosing the key")
        hashed = digest(message, scheme.hash_name)
        given = bytes([0x90, len(hashed)]) + hashed
        channel.demand(bytes([0x00, 0x2A, 0x90, 0xA0, len(given)]) + given, "giving the hash")
        answer = channel.demand(bytes.fromhex("002A9E9A00"), "the signature")
        if scheme.rsa_padding is not None:
            return Signed(answer, scheme.hash_name, scheme.rsa_padding)
        return Signed(asn1_ecdsa(answer), scheme.hash_name)
