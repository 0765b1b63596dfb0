"""What emulated chips with a key of their own share: a certificate, a PIN, and the last command.

Such a chip answers as one does that speaks T=1: whole answers, and no fetching.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec, padding, rsa, utils

from training.cards.file_chip import (
    BEYOND_END,
    DONE,
    NOT_FOUND,
    UNKNOWN_COMMAND,
    Command,
    parse,
)

if TYPE_CHECKING:
    from cryptography import x509

    from training.cards.pin_keeper import PinKeeper
    from training.cards.practice_signers import PracticeKey

SECURITY_NOT_SATISFIED = bytes.fromhex("6982")
SHA_256_INFO_LENGTH = 51
"""Bytes of a DigestInfo of SHA-256."""


class KeyChip:
    """Selecting and reading the certificate, and the PIN; families add their own commands."""

    applications: frozenset[bytes] = frozenset()

    def __init__(self, key: PracticeKey, certificate: x509.Certificate, pin: PinKeeper) -> None:
        """Keep what the chip holds."""
        self.key = key
        self.certificate = certificate.public_bytes(serialization.Encoding.DER)
        self.pin = pin
        self.reset()

    def reset(self) -> None:
        """Forget what was selected and verified."""
        self.application = b""
        self.pin.is_verified = False
        self._is_reading = False

    def answer(self, raw: bytes) -> bytes:
        """Return the answer to a command, status bytes included."""
        command = parse(raw)
        if command.instruction == 0xA4 and command.first == 0x04:  # noqa: PLR2004 - SELECT by AID
            return self._select(command)
        if command.instruction == 0xB0:  # noqa: PLR2004 - READ BINARY
            return self._read(command)
        return self.own(raw, command)

    def own(self, raw: bytes, command: Command) -> bytes:
        """Return the answer to a command of the family's own."""
        del raw, command
        return UNKNOWN_COMMAND

    def open_certificate(self, length_tag: int) -> bytes:
        """Select the certificate, and return its control information with its length."""
        self._is_reading = True
        size = len(self.certificate).to_bytes(2, "big")
        return bytes([0x62, 0x04, length_tag, 0x02]) + size + DONE

    def sign_hash(self, hashed: bytes, *, pss: bool = False) -> bytes:
        """Return a signature over a hash, or a DigestInfo, if the PIN was verified: r‖s, or RSA."""
        if not self.pin.is_verified:
            return SECURITY_NOT_SATISFIED
        if isinstance(self.key, rsa.RSAPrivateKey):
            given = hashed[-32:] if len(hashed) == SHA_256_INFO_LENGTH else hashed
            scheme = padding.PSS(padding.MGF1(hashes.SHA256()), 32) if pss else padding.PKCS1v15()
            return self.key.sign(given, scheme, utils.Prehashed(hashes.SHA256())) + DONE
        algorithm = hashes.SHA384() if len(hashed) == hashes.SHA384.digest_size else hashes.SHA256()
        signature = self.key.sign(hashed, ec.ECDSA(utils.Prehashed(algorithm)))
        size = (self.key.curve.key_size + 7) // 8
        r, s = utils.decode_dss_signature(signature)
        return r.to_bytes(size, "big") + s.to_bytes(size, "big") + DONE

    def _select(self, command: Command) -> bytes:
        self._is_reading = False
        if command.data not in self.applications:
            return NOT_FOUND
        self.application = command.data
        return DONE

    def _read(self, command: Command) -> bytes:
        rest = self.certificate[command.first << 8 | command.second :] if self._is_reading else b""
        return rest[: command.wanted or 256] + DONE if rest else BEYOND_END
