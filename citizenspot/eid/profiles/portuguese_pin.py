"""The authentication PIN of Portuguese cards, and the key it opens; by contact.

As the state's own open middleware has them (amagovpt/autenticacao.gov @72ecfd45,
cardlayer/PKCS15.cpp and PteidCard.cpp): both generations sign alike. The number of the key is fixed
on the card of 2024; on the older one its directory says it.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from citizenspot.eid.authentication.card_authentication import Signed
from citizenspot.eid.authentication.signature_forms import (
    KeyKind,
    asn1_ecdsa,
    digest,
    key_kind,
)
from citizenspot.eid.card_channel import DONE
from citizenspot.eid.card_data_error import CardDataError
from citizenspot.eid.pin.pin_form import PinCoding, PinForm
from citizenspot.eid.pin.pin_status import status_from_empty_verify
from citizenspot.eid.profiles.pkcs15 import (
    CERTIFICATES,
    PRIVATE_KEYS,
    directory_file,
    key_reference,
    number_of_certificate,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from citizenspot.eid.card_channel import CardChannel
    from citizenspot.eid.card_events import CardHolder
    from citizenspot.eid.certificate_subject import CertificateSubject
    from citizenspot.eid.pin.pin_status import PinStatus

TRIES_MOST = 3
RSA_SHA256, ECDSA_SHA256 = 0x42, 0x44
LONGEST_CERTIFICATE, LONGEST_DIRECTORY = 4096, 2048
OBJECT_DIRECTORY = bytes.fromhex("4F005031")
FOLDER = bytes.fromhex("4F00")


class PortugueseAuthentication:
    """The PIN and the key of one generation."""

    pin = PinForm(reference=0x81, shortest=4, longest=8, coding=PinCoding.ASCII_AND_FF)

    def __init__(
        self, application: bytes, certificate_path: bytes, key_number: int | None = None
    ) -> None:
        """Keep where the certificate is; without a key's number, the card's directory says it."""
        self._application = application
        self._certificate_path = certificate_path
        self._key_number = key_number

    def certificate(self, channel: CardChannel) -> bytes:
        """Return the authentication certificate; its application stays selected."""
        if channel.select_application(self._application) != DONE:
            raise CardDataError("the application of the keys: not there")
        channel.select_file(self._certificate_path, wants_description=True)
        return channel.read_object(LONGEST_CERTIFICATE)

    def names(self, subject: CertificateSubject, holder: CardHolder) -> bool:
        """Compare the civil number, which follows `BI`; a check digit may stand behind it."""
        number = re.escape(holder.number)
        return bool(number and re.fullmatch(rf"BI{number}\d?", subject.serial_number))

    def pin_status(self, channel: CardChannel) -> PinStatus:
        """Return the counter that VERIFY without a PIN tells."""
        command = bytes([0x00, 0x20, 0x00, self.pin.reference])
        return status_from_empty_verify(channel.send(command).status, TRIES_MOST)

    def sign(
        self,
        channel: CardChannel,
        certificate: bytes,
        message: bytes,
        verify_pin: Callable[[], None],
    ) -> Signed:
        """Sign a hash that is given to the card, and let it forget the PIN after."""
        is_rsa = key_kind(certificate) is KeyKind.RSA
        algorithm = RSA_SHA256 if is_rsa else ECDSA_SHA256
        number = self._key_number or self._listed_key(channel)
        verify_pin()
        key = bytes([0x00, 0x22, 0x41, 0xB6, 6, 0x80, 1, algorithm, 0x84, 1, number])
        channel.demand(key, "choosing the key")
        given = b"\x90\x20" + digest(message, "sha256")
        channel.demand(bytes([0x00, 0x2A, 0x90, 0xA0, len(given)]) + given, "giving the hash")
        signature = channel.demand(bytes.fromhex("002A9E9A00"), "the signature")
        # The PIN was for this one signature; a card that does not know the command refuses it.
        channel.send(bytes([0x00, 0x20, 0xFF, self.pin.reference]))
        return Signed(signature if is_rsa else asn1_ecdsa(signature), "sha256")

    def _listed_key(self, channel: CardChannel) -> int:
        directory = self._file(channel, OBJECT_DIRECTORY)
        certificates = self._file(channel, directory_file(directory, CERTIFICATES))
        keys = self._file(channel, directory_file(directory, PRIVATE_KEYS))
        return key_reference(keys, number_of_certificate(certificates, self._certificate_path))

    @staticmethod
    def _file(channel: CardChannel, path: bytes) -> bytes:
        """Return a directory file; its path begins with the master file, the folder, or neither."""
        below = path.removeprefix(bytes.fromhex("3F00"))
        whole = below if below.startswith(FOLDER) else FOLDER + below
        channel.select_file(whole, wants_description=True)
        return channel.read_bytes(LONGEST_DIRECTORY)
