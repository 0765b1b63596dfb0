"""The Belgian card's PIN and its authentication key.

Applet manual 1.8 §6.9 (counter, PIN block) and Fedict/eid-mw @af30d6b7: one PIN for both keys; an
applet before 1.8 does not tell how many tries are left without one being spent.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from citizenspot.eid.authentication.card_authentication import Signed
from citizenspot.eid.authentication.signature_forms import (
    KeyKind,
    asn1_ecdsa,
    curve_bytes,
    digest,
    key_kind,
)
from citizenspot.eid.card_channel import DONE
from citizenspot.eid.pin.pin_form import PinCoding, PinForm
from citizenspot.eid.pin.pin_status import PinStatus, status_of
from citizenspot.eid.profiles.certificate_only import is_numbered

if TYPE_CHECKING:
    from collections.abc import Callable

    from citizenspot.eid.card_channel import CardChannel
    from citizenspot.eid.card_events import CardHolder
    from citizenspot.eid.certificate_subject import CertificateSubject

CERTIFICATE = bytes.fromhex("3F00DF005038")
LONGEST_CERTIFICATE = 4096
KEYS_FOLDER = bytes.fromhex("00A4080C043F00DF00")
GET_CARD_DATA, GET_PIN_DATA = bytes.fromhex("80E400001C"), bytes.fromhex("80E400011F")
APPLET_VERSION_AT, TRIES_AT = 21, 28
COUNTING_APPLET = 0x18
TRIES_MOST = 3
RSA_SHA256, ECDSA_SHA256, ECDSA_SHA384 = 0x08, 0x01, 0x02
KEY = 0x82
SEQUENCE = 0x30


class BelgianAuthentication:
    """The card's one PIN, and its key for authentication."""

    pin = PinForm(reference=0x01, shortest=4, longest=12, coding=PinCoding.GLOBAL_PLATFORM)

    def certificate(self, channel: CardChannel) -> bytes:
        """Return the authentication certificate, without the zeros behind it."""
        channel.select_file(CERTIFICATE)
        return channel.read_object(LONGEST_CERTIFICATE)

    def names(self, subject: CertificateSubject, holder: CardHolder) -> bool:
        """Compare the national number, which Belgian subjects have bare."""
        return is_numbered(subject, holder)

    def pin_status(self, channel: CardChannel) -> PinStatus:
        """Return the tries left, which applet 1.8 tells."""
        applet = channel.send(GET_CARD_DATA)
        version = applet.data[APPLET_VERSION_AT : APPLET_VERSION_AT + 1]
        if applet.status != DONE or version < bytes([COUNTING_APPLET]):
            return PinStatus(tries_most=TRIES_MOST)
        told = channel.send(GET_PIN_DATA)
        if told.status != DONE or len(told.data) <= TRIES_AT:
            return PinStatus(tries_most=TRIES_MOST)
        return status_of(told.data[TRIES_AT], TRIES_MOST)

    def sign(
        self,
        channel: CardChannel,
        certificate: bytes,
        message: bytes,
        verify_pin: Callable[[], None],
    ) -> Signed:
        """Sign with PSO: COMPUTE DIGITAL SIGNATURE; the card is given the hash."""
        algorithm, hash_name = _algorithm_for(certificate)
        channel.demand(KEYS_FOLDER, "the keys")
        key = bytes([0x00, 0x22, 0x41, 0xB6, 0x05, 0x04, 0x80, algorithm, 0x84, KEY])
        channel.demand(key, "choosing the key")
        verify_pin()
        hashed = digest(message, hash_name)
        command = bytes([0x00, 0x2A, 0x9E, 0x9A, len(hashed)]) + hashed
        answer = channel.demand(command, "the signature")
        if algorithm == RSA_SHA256 or _is_asn1(answer):
            return Signed(answer, hash_name)
        return Signed(asn1_ecdsa(answer), hash_name)


def _algorithm_for(certificate: bytes) -> tuple[int, str]:
    if key_kind(certificate) is KeyKind.RSA:
        return RSA_SHA256, "sha256"
    is_large = curve_bytes(certificate) > 32  # noqa: PLR2004 - P-256's bytes
    return (ECDSA_SHA384, "sha384") if is_large else (ECDSA_SHA256, "sha256")


def _is_asn1(signature: bytes) -> bool:
    return signature[:1] == bytes([SEQUENCE]) and len(signature) == 2 + signature[1]
