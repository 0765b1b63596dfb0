"""Seals: what is personal is encrypted, and bound to the place it belongs to.

AES-256-GCM (NIST SP 800-38D). Nonces are 96 random bits: a key seals one visit, some hundred
texts, far from the 2^32 that §8.3 allows; a counter would repeat after a failed transaction.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence

import msgspec
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

SECRET_BYTES = 32
_NONCE_BYTES = 12
_VISIT_KEY = b"citizenspot visit key 1\n"
_EPOCH_KEY = b"citizenspot epoch key 1\n"
_DELIVERY = b"citizenspot delivery 1\n"
_encode = msgspec.json.Encoder().encode

Random = Callable[[int], bytes]


class SealBroken(Exception):
    """What was sealed, or where it was bound to, is not what it was."""


class Sealed(msgspec.Struct, frozen=True):
    """A text no one reads without its key."""

    nonce: bytes
    ciphertext: bytes


class Seal:
    """One secret key, with which texts are sealed and opened."""

    def __init__(self, secret: bytes, random: Random = os.urandom) -> None:
        self._cipher = AESGCM(secret)
        self._random = random

    def close(self, text: bytes, bound_to: bytes) -> Sealed:
        """Encrypt a text so that it opens only together with `bound_to`."""
        nonce = self._random(_NONCE_BYTES)
        return Sealed(nonce, self._cipher.encrypt(nonce, text, bound_to))

    def open(self, sealed: Sealed, bound_to: bytes) -> bytes:
        """Return the text.

        Raises:
            SealBroken: the text, the key or `bound_to` differs from when it was sealed.
        """
        try:
            return self._cipher.decrypt(sealed.nonce, sealed.ciphertext, bound_to)
        except (InvalidTag, ValueError) as error:
            raise SealBroken from error

    def is_of(self, nonce: bytes, ciphertext: bytes, bound_to: bytes) -> bool:
        """Return whether this seal closed a text, there where it is bound to."""
        try:
            self._cipher.decrypt(nonce, ciphertext, bound_to)
        except (InvalidTag, ValueError):
            return False
        return True


def visit_key_place(
    desk: str, visit: str, first: int, key_id: str, epoch: str | None = None
) -> bytes:
    """Return what a visit's wrapped key is bound to; `first` is the visit's first position.

    Without an epoch the workstation's key wraps it, and the place is the one of release 1.
    """
    known = [desk, visit, first, key_id]
    return _VISIT_KEY + _encode(known if epoch is None else [*known, epoch])


def epoch_key_place(desk: str, epoch: str, key_id: str) -> bytes:
    """Return what a month's wrapped key is bound to."""
    return _EPOCH_KEY + _encode([desk, epoch, key_id])


def delivery_place(desk: str, known: Sequence[str | int | None]) -> bytes:
    """Return what a delivery's body and detail are bound to: all the rest of its row."""
    return _DELIVERY + _encode([desk, *known])
