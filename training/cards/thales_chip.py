"""A Thales chip, as Estonian cards of 2025 and Finnish cards have it; apart from the profiles."""

from __future__ import annotations

from typing import TYPE_CHECKING

from training.cards.file_chip import DONE, NOT_FOUND, UNKNOWN_COMMAND
from training.cards.key_chip import KeyChip

if TYPE_CHECKING:
    from cryptography import x509

    from training.cards.file_chip import Command
    from training.cards.pin_keeper import PinKeeper
    from training.cards.practice_signers import PracticeKey

APPLICATION = bytes.fromhex("A000000063504B43532D3135")
RSA_PSS = 0x05


class ThalesChip(KeyChip):
    """One application with everything in it."""

    applications = frozenset({APPLICATION})

    def __init__(
        self,
        key: PracticeKey,
        certificate: x509.Certificate,
        pin: PinKeeper,
        certificate_path: bytes,
        pin_reference: int,
    ) -> None:
        """Keep where one state's cards differ from the other's."""
        super().__init__(key, certificate, pin)
        self._path = certificate_path
        self._reference = pin_reference
        self._algorithm = 0
        self._hash = b""

    def own(self, raw: bytes, command: Command) -> bytes:
        """Answer what selects the certificate, counts, verifies and signs."""
        header = raw[1:4].hex().upper()
        if header == "A40804":
            return self.open_certificate(0x81) if command.data == self._path else NOT_FOUND
        if header == "CB00FF":
            return self._counter()
        if raw[1:3] == b"\x20\x00" and command.second == self._reference:
            return self.pin.verify(command.data.rstrip(b"\x00"))
        if header == "2A9E9A":
            return self.sign_hash(self._hash, pss=self._algorithm & 0x0F == RSA_PSS)
        return self._take(header, command)

    def _take(self, header: str, command: Command) -> bytes:
        if header == "2241B6":
            self._algorithm = command.data[2]
        elif header == "2A90A0":
            self._hash = command.data[2:]
        else:
            return UNKNOWN_COMMAND
        return DONE

    def _counter(self) -> bytes:
        changed = bytes([self.pin.was_changed])
        said = b"\xdf\x21\x01" + bytes([self.pin.left]) + b"\xdf\x2f\x01" + changed
        return b"\xa0" + bytes([len(said)]) + said + DONE
