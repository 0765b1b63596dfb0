"""A PIV chip with one key; written apart from the profile (NIST SP 800-73-4 part 2)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cryptography.hazmat.primitives.asymmetric import rsa, utils

from training.cards.file_chip import DONE, NOT_FOUND, UNKNOWN_COMMAND
from training.cards.key_chip import SECURITY_NOT_SATISFIED, KeyChip

if TYPE_CHECKING:
    from cryptography import x509

    from training.cards.file_chip import Command
    from training.cards.pin_keeper import PinKeeper
    from training.cards.practice_signers import PracticeKey

APPLICATION = bytes.fromhex("A00000030800001000")
UNIQUE_NUMBER = b"SPECIMEN"
"""What a card's unique number begins with; its own number follows."""
LONGEST_ANSWER = 256


PROPERTIES = bytes.fromhex("61114F0600001000010079074F05A000000308")
"""The application property template: the application's version, and who gives out its name."""


class PivChip(KeyChip):
    """GET DATA, VERIFY and GENERAL AUTHENTICATE; long answers are fetched in parts."""

    applications = frozenset({APPLICATION})

    def __init__(
        self, key: PracticeKey, certificate: x509.Certificate, pin: PinKeeper, number: int
    ) -> None:
        """Keep the card's number, too."""
        super().__init__(key, certificate, pin)
        self._number = UNIQUE_NUMBER + number.to_bytes(8, "big")

    def reset(self) -> None:
        """Forget what was selected, verified and begun."""
        super().reset()
        self._chained = self._to_fetch = b""

    def answer(self, raw: bytes) -> bytes:
        """Answer a selection with what is selected, where that is wanted (part 2 §3.1.1)."""
        answer = super().answer(raw)
        is_selection = raw[1:3] == b"\xa4\x04" and raw[3] == 0
        return PROPERTIES + answer if is_selection and answer == DONE else answer

    def own(self, raw: bytes, command: Command) -> bytes:
        """Answer the commands of PIV."""
        if raw[:2] == b"\x00\xc0":
            return self._in_parts(self._to_fetch)
        if raw[1:4] == b"\xcb\x3f\xff":
            return self._get(command.data[2:])
        if raw[1:4] == b"\x20\x00\x80":
            return self.pin.verify(command.data.rstrip(b"\xff")) if command.data else self.pin.ask()
        if raw[1] == 0x87:  # noqa: PLR2004 - GENERAL AUTHENTICATE
            self._chained += command.data
            return DONE if raw[0] & 0x10 else self._authenticate()
        return UNKNOWN_COMMAND

    def _get(self, name: bytes) -> bytes:
        if name == bytes.fromhex("5FC105"):
            whole = _tagged(b"\x70", self.certificate) + b"\x71\x01\x00\xfe\x00"
        elif name == bytes.fromhex("5FC102"):
            whole = _tagged(b"\x34", self._number) + _tagged(b"\x35", b"20990101") + b"\xfe\x00"
        else:
            return NOT_FOUND
        return self._in_parts(_tagged(b"\x53", whole))

    def _authenticate(self) -> bytes:
        given, self._chained = self._chained, b""
        if not self.pin.is_verified:
            return SECURITY_NOT_SATISFIED
        if isinstance(self.key, rsa.RSAPrivateKey):
            numbers = self.key.private_numbers()
            modulus = numbers.public_numbers.n
            length = (modulus.bit_length() + 7) // 8
            raised = pow(int.from_bytes(given[-length:], "big"), numbers.d, modulus)
            signature = raised.to_bytes(length, "big")
        else:
            size = (self.key.curve.key_size + 7) // 8
            raw = self.sign_hash(given[-size:])[:-2]
            r, s = (int.from_bytes(part, "big") for part in (raw[:size], raw[size:]))
            signature = utils.encode_dss_signature(r, s)
        return self._in_parts(_tagged(b"\x7c", _tagged(b"\x82", signature)))

    def _in_parts(self, whole: bytes) -> bytes:
        part, self._to_fetch = whole[:LONGEST_ANSWER], whole[LONGEST_ANSWER:]
        left = min(len(self._to_fetch), 0xFF)
        return part + (bytes([0x61, left]) if left else DONE)


def _tagged(tag: bytes, value: bytes) -> bytes:
    length = len(value)
    if length <= 0x7F:  # noqa: PLR2004 - ASN.1's short form
        return tag + bytes([length]) + value
    return tag + b"\x82" + length.to_bytes(2, "big") + value
