"""The IDEMIA applet that Estonia and Latvia have on their cards: files, PIN and signature.

Selecting, reading, the PIN's counter and the key: web-eid/libelectronic-id @c9ee1599,
src/electronic-ids/pcsc/EIDIDEMIA.cpp, and the script of one card that comes with it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from citizenspot.eid.authentication.card_authentication import Signed
from citizenspot.eid.authentication.signature_forms import (
    KeyKind,
    asn1_ecdsa,
    digest,
    digest_info,
    key_kind,
)
from citizenspot.eid.card_data_error import CardDataError
from citizenspot.eid.pin.pin_form import PinCoding, PinForm
from citizenspot.eid.pin.pin_status import PinStatus, status_of
from citizenspot.eid.profiles.certificate_only import described_length, is_numbered

if TYPE_CHECKING:
    from collections.abc import Callable

    from citizenspot.eid.card_channel import CardChannel
    from citizenspot.eid.card_events import CardHolder
    from citizenspot.eid.certificate_subject import CertificateSubject

MAIN_APPLICATION = bytes.fromhex("A000000077010800070000FE00000100")
KEY_APPLICATION = bytes.fromhex("E828BD080FF2504F5420415750")
SELECT_CERTIFICATE = bytes.fromhex("00A4090404ADF1340100")
GET_PIN_COUNTER = bytes.fromhex("00CB3FFF0A4D087006BF810102A08000")
LENGTH_TAG = 0x80
BLOCK = 0xC0
"""Some readers lose longer answers of this card (Alcor AU9540 with Cosmo X)."""
MOST_AT, LEFT_AT = 10, 13
"""Where the PIN's counters stand in the answer: the values of tags 9A and 9B."""
SET_KEY = {
    KeyKind.ELLIPTIC_CURVE: bytes.fromhex("002241A406800104840181"),
    KeyKind.RSA: bytes.fromhex("002241A406800102840181"),
}
CURVE_HASH, RSA_HASH = "sha384", "sha256"


class IdemiaAuthentication:
    """PIN1 and the authentication key."""

    pin = PinForm(reference=0x01, shortest=4, longest=12, coding=PinCoding.ASCII_AND_FF,
                  block_length=12)  # fmt: skip

    def __init__(self, number_prefix: str) -> None:
        """Keep what stands before a number in the state's certificates, as `PNOEE-`."""
        self._number_prefix = number_prefix

    def certificate(self, channel: CardChannel) -> bytes:
        """Return the authentication certificate."""
        description = channel.demand(SELECT_CERTIFICATE, "authentication certificate")
        length = described_length(description, LENGTH_TAG, "authentication certificate")
        return channel.read_bytes(length, BLOCK)

    def names(self, subject: CertificateSubject, holder: CardHolder) -> bool:
        """Compare the personal code, after the state's prefix."""
        return is_numbered(subject, holder, self._number_prefix)

    def pin_status(self, channel: CardChannel) -> PinStatus:
        """Return PIN1's counter."""
        channel.select_application(MAIN_APPLICATION)
        counter = channel.demand(GET_PIN_COUNTER, "the PIN's counter")
        if len(counter) <= LEFT_AT:
            raise CardDataError("the PIN's counter: too short")
        return status_of(counter[LEFT_AT], counter[MOST_AT])

    def sign(
        self,
        channel: CardChannel,
        certificate: bytes,
        message: bytes,
        verify_pin: Callable[[], None],
    ) -> Signed:
        """Sign with INTERNAL AUTHENTICATE: the bare hash with a curve, DigestInfo with RSA."""
        kind = key_kind(certificate)
        channel.select_application(KEY_APPLICATION)
        channel.demand(SET_KEY[kind], "choosing the key")
        verify_pin()
        if kind is KeyKind.RSA:
            to_sign, hash_name = digest_info(message, RSA_HASH), RSA_HASH
        else:
            to_sign, hash_name = digest(message, CURVE_HASH), CURVE_HASH
        command = bytes([0x00, 0x88, 0x00, 0x00, len(to_sign)]) + to_sign + b"\x00"
        answer = channel.demand(command, "the signature")
        return Signed(answer if kind is KeyKind.RSA else asn1_ecdsa(answer), hash_name)
