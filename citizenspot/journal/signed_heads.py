"""Signed heads: the workstation vouches for the chain up to a position, for whoever keeps it.

A chain does not see its own end cut off. Whoever has a signed head of later shows it: the paper
of a receipt, a file on another disk, another desk. `docs/journal.md` has the bytes.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator
from pathlib import Path
from typing import Self

import msgspec
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

from citizenspot.journal.entries import Head
from citizenspot.journal.schema import HeadRow

VISIT_ENDED = "visit ended"
DAY_CLOSED = "day closed"
RESTORED = "journal restored"
ROTATED = "key rotated"

_SIGNED = b"citizenspot head 1\n"


class SignedHead(msgspec.Struct, frozen=True):
    """A head of the chain of one journal, signed; every field of bytes is in hexadecimal.

    `journal` is the hash its chain begins from, `at` the time of the head's event in microseconds.
    """

    desk: str
    journal: str
    position: int
    hash: str
    at: int
    reason: str
    key: str
    signature: str

    @classmethod
    def of(cls, row: HeadRow, desk: str, genesis: bytes) -> Self:
        """Return the head of a row."""
        return cls(
            desk,
            genesis.hex(),
            row.position,
            row.hash.hex(),
            row.at,
            row.reason,
            row.key.hex(),
            row.signature.hex(),
        )

    @property
    def head(self) -> Head:
        """The head itself."""
        return Head(self.position, bytes.fromhex(self.hash))

    def message(self) -> bytes:
        """Return the bytes that are signed."""
        # As it is written, also where it is no hash: then no signature is good.
        return head_message(self.desk, self.journal, self.position, self.hash, self.at, self.reason)

    def is_signed_by(self, keys: Collection[bytes]) -> bool:
        """Return whether one of these public keys (32 bytes each) has signed it."""
        try:
            raw = bytes.fromhex(self.key)
            if raw not in keys:
                return False
            signature = bytes.fromhex(self.signature)
            Ed25519PublicKey.from_public_bytes(raw).verify(signature, self.message())
        except (InvalidSignature, ValueError):
            return False
        return True


def head_message(desk: str, journal: str, position: int, hash_: str, at: int, reason: str) -> bytes:
    """Return what is signed of a head: a line that names the format, and a JSON array.

    `journal` and `hash_` are in hexadecimal.
    """
    return _SIGNED + msgspec.json.encode([desk, journal, position, hash_, at, reason])


class HeadSigner:
    """Signs the heads of one journal."""

    def __init__(
        self, sign: Callable[[bytes], bytes], public: bytes, desk: str, genesis: bytes
    ) -> None:
        self._sign = sign
        self._public = public
        self._desk = desk
        self._journal = genesis.hex()

    def row(self, head: Head, at: int, reason: str) -> HeadRow:
        """Return the row of a head, signed."""
        hash_ = head.hash.hex()
        message = head_message(self._desk, self._journal, head.position, hash_, at, reason)
        return HeadRow(head.position, head.hash, at, reason, self._public, self._sign(message))


def read_heads(file: Path) -> Iterator[SignedHead]:
    """Yield the heads of a file, one JSON object a line; a line that is none says nothing.

    A line by halves is what a power cut leaves where a head was being written.
    """
    with file.open("rb") as lines:
        yield from heads_in(lines)


def heads_in(lines: Iterable[bytes]) -> Iterator[SignedHead]:
    """Yield the heads of lines, passing over what is none, whatever bytes it is of."""
    for line in lines:
        try:
            yield msgspec.json.decode(line, type=SignedHead)
        except (msgspec.DecodeError, UnicodeDecodeError):
            continue
