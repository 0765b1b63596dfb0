"""An IDEMIA chip, as Estonian and Latvian cards have it; written apart from the profile."""

from __future__ import annotations

from typing import TYPE_CHECKING

from training.cards.file_chip import DONE, NOT_FOUND, UNKNOWN_COMMAND
from training.cards.key_chip import KeyChip

if TYPE_CHECKING:
    from training.cards.file_chip import Command

MAIN = bytes.fromhex("A000000077010800070000FE00000100")
KEYS = bytes.fromhex("E828BD080FF2504F5420415750")
ASK_COUNTER = bytes.fromhex("4D087006BF810102A080")


class IdemiaChip(KeyChip):
    """PIN1 in the main application, the authentication key in an application beside it."""

    applications = frozenset({MAIN, KEYS})
    _has_key = False

    def own(self, raw: bytes, command: Command) -> bytes:
        """Answer what selects the certificate, counts, verifies and signs."""
        header = raw[1:4].hex().upper()
        if header == "A40904" and self.application == MAIN:
            there = command.data == bytes.fromhex("ADF13401")
            return self.open_certificate(0x80) if there else NOT_FOUND
        if header == "CB3FFF" and command.data == ASK_COUNTER:
            return self._counter()
        if header == "2241A4" and self.application == KEYS:
            self._has_key = command.data[-1] == 0x81  # noqa: PLR2004 - the key's reference
            return DONE
        if header == "200001":
            return self.pin.verify(command.data.rstrip(b"\xff"))
        if header == "880000" and self._has_key:
            return self.sign_hash(command.data)
        return UNKNOWN_COMMAND

    def _counter(self) -> bytes:
        counters = bytes([0x9A, 1, self.pin.most, 0x9B, 1, self.pin.left])
        inner = b"\xa0" + bytes([len(counters)]) + counters
        object_ = b"\xbf\x81\x01" + bytes([len(inner)]) + inner
        return b"\x70" + bytes([len(object_)]) + object_ + DONE
