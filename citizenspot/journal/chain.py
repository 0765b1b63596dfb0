"""The hash chain: what of an event is hashed, and how each hash follows from the last.

An event's hash covers the hash before it, the digest of its sealed payload, and its header. It
covers the digest and not the payload, so that key and ciphertext can be destroyed for good and
the chain still verifies. `docs/journal.md` has the bytes, for a verifier in another language.
"""

from __future__ import annotations

from hashlib import sha256
from typing import NamedTuple, Self

import msgspec

from citizenspot.journal.entries import NewEvent
from citizenspot.journal.sealing import Sealed
from citizenspot.journal.times import to_microseconds

_JOURNAL = b"citizenspot journal 1\n"
_EVENT = b"citizenspot event 1\n"
_encode = msgspec.json.Encoder().encode


class Source(msgspec.Struct, frozen=True):
    """Where events come from; `key_id` names the workstation's key that wraps the visit's."""

    desk: str
    visit: str
    key_id: str


class Header(NamedTuple):
    """What is known of an event without its payload; the order of the fields is hashed.

    `at` is in microseconds (`times`); an event outside every series has `None` for `series` and
    `number`; `ends_visit` is 1 for the event that ends its visit, else 0.
    """

    position: int
    desk: str
    visit: str
    kind: str
    actor: str
    at: int
    key_id: str
    series: str | None
    number: int | None
    ends_visit: int

    @classmethod
    def of(cls, event: NewEvent, source: Source, position: int, *, ends_visit: bool) -> Self:
        """Return the header of an event at its position."""
        number = event.number
        # What `cls(…)` does, without the call of a function made of text that a named tuple has.
        return tuple.__new__(
            cls,
            (
                position,
                source.desk,
                source.visit,
                event.kind,
                event.actor,
                to_microseconds(event.at),
                source.key_id,
                None if number is None else number.series,
                None if number is None else number.number,
                int(ends_visit),
            ),
        )


def genesis(desk: str, journal: str) -> bytes:
    """Return what the first event follows: a hash of the desk and of the journal's random name."""
    return sha256(_JOURNAL + _encode([desk, journal])).digest()


def canonical(header: Header) -> bytes:
    """Return the one byte form of a header: a JSON array, UTF-8, without spaces."""
    return _EVENT + _encode(header)


def body_digest(payload: Sealed) -> bytes:
    """Return the digest that stands for a sealed payload, also when the payload is destroyed."""
    return sha256(payload.nonce + payload.ciphertext).digest()


def link(previous: bytes, header: bytes, digest: bytes) -> bytes:
    """Return the hash of an event from the hash before it, its canonical header and its digest.

    The two hashes have 32 bytes each and stand first, so no other parts give the same bytes.
    """
    return sha256(previous + digest + header).digest()
