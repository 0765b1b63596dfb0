"""The authentication PIN of Portuguese cards, and the key it opens; by contact.

As the state's own open middleware has them (amagovpt/autenticacao.gov @72ecfd45,
cardlayer/PKCS15.cpp and PteidCard.cpp): both generations sign alike, the older one with RSA and
that of 2024 on a curve. The number of the key is fixed on the newer one; on the older its directory
says it.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from citizenspot.eid.authentication.card_authentication import Signed
from citizenspot.eid.authentication.signature_forms import (
    KeyKind,
    asn1_ecdsa,
    curve_bytes,
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
from citizenspot.eid.signatures import RsaPadding

if TYPE_CHECKING:
    from collections.abc import Callable

    from citizenspot.eid.card_channel import CardChannel
    from citizenspot.eid.card_events import CardHolder
    from citizenspot.eid.certificate_subject import CertificateSubject
    from citizenspot.eid.pin.pin_status import PinStatus

TRIES_MOST = 3
WITH_RSA, WITH_PSS, WITH_CURVE = 0x02, 0x05, 0x04
ALGORITHM_OF = {"sha256": 0x40, "sha384": 0x50, "sha512": 0x60}
"""The number of an algorithm is that of its hash and that of how it signs."""
HASH_OF_CURVE = {32: "sha256", 48: "sha384", 66: "sha512"}
"""As long as the curve's numbers are, in bytes."""
ASK_VERSION, VERSION_AT, KNOWS_PSS = bytes.fromhex("00CADF3000"), 3, b"4"
"""Applets of version 4 sign with PSS and with SHA-384; of others nothing is told, and not asked."""
LONGEST_CERTIFICATE, LONGEST_DIRECTORY = 4096, 2048
OBJECT_DIRECTORY = bytes.fromhex("4F005031")
FOLDER = bytes.fromhex("4F00")


class SignatureForm(NamedTuple):
    """How a card signs, and over which hash."""

    way: int
    hash_name: str

    @property
    def algorithm(self) -> int:
        """The number by which the card knows it."""
        return ALGORITHM_OF[self.hash_name] | self.way


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
        form = self._form(channel, certificate)
        number = self._key_number or self._listed_key(channel)
        verify_pin()
        key = bytes([0x00, 0x22, 0x41, 0xB6, 6, 0x80, 1, form.algorithm, 0x84, 1, number])
        channel.demand(key, "choosing the key")
        hashed = digest(message, form.hash_name)
        given = bytes([0x90, len(hashed)]) + hashed
        channel.demand(bytes([0x00, 0x2A, 0x90, 0xA0, len(given)]) + given, "giving the hash")
        signature = channel.demand(bytes.fromhex("002A9E9A00"), "the signature")
        # The PIN was for this one signature; a card that does not know the command refuses it.
        channel.send(bytes([0x00, 0x20, 0xFF, self.pin.reference]))
        if form.way == WITH_CURVE:
            return Signed(asn1_ecdsa(signature), form.hash_name)
        padding = RsaPadding.PSS if form.way == WITH_PSS else RsaPadding.PKCS1
        return Signed(signature, form.hash_name, padding)

    @staticmethod
    def _form(channel: CardChannel, certificate: bytes) -> SignatureForm:
        """Return the best that a card can sign with: by its curve, or by its applet's version."""
        if key_kind(certificate) is KeyKind.ELLIPTIC_CURVE:
            return SignatureForm(WITH_CURVE, HASH_OF_CURVE.get(curve_bytes(certificate), "sha256"))
        version = channel.send(ASK_VERSION).data[VERSION_AT:].lstrip(b"v")
        if version.startswith(KNOWS_PSS):
            return SignatureForm(WITH_PSS, "sha384")
        return SignatureForm(WITH_RSA, "sha256")

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
