"""What goes into the journal and what comes out of it: frozen values, without behaviour."""

from __future__ import annotations

import base64
from datetime import datetime, timedelta
from typing import Self

import msgspec


class SeriesNumber(msgspec.Struct, frozen=True):
    """The place of an event in a series of its own, such as the receipts of a desk: 1, 2, 3, ..."""

    series: str
    number: int


class NewEvent(msgspec.Struct, frozen=True):
    """Something that has happened and is not recorded yet.

    `payload` is the personal part, encrypted when it is recorded; `kind`, `actor`, `at` and
    `number` are not personal and stay readable when the payload is destroyed.

    Raises:
        ValueError: `at` is not an aware time in UTC.
    """

    kind: str
    actor: str
    at: datetime
    payload: bytes
    number: SeriesNumber | None = None

    def __post_init__(self) -> None:
        if self.at.utcoffset() != timedelta(0):
            raise ValueError(f"the time of {self.kind} is not in UTC: {self.at!r}")


class Recorded(msgspec.Struct, frozen=True):
    """An event as the journal holds it; `hash` is the chain up to and including it."""

    position: int
    visit: str
    kind: str
    actor: str
    at: datetime
    payload: bytes
    hash: bytes
    number: SeriesNumber | None = None

    @classmethod
    def of(cls, event: NewEvent, position: int, visit: str, hash_: bytes) -> Self:
        """Return the event as it stands at its position of the chain."""
        return cls(
            position,
            visit,
            event.kind,
            event.actor,
            event.at,
            event.payload,
            hash_,
            event.number,
        )


class Head(msgspec.Struct, frozen=True):
    """The end of the chain: the position and hash of the last event; position 0 when empty."""

    position: int
    hash: bytes

    @property
    def characters(self) -> str:
        """The four characters printed on receipts, so that paper witnesses the journal."""
        return witness_characters(self.hash)


def witness_characters(hash_: bytes) -> str:
    """Return the first 20 bits of a hash as four characters of base 32 (RFC 4648 §6).

    The alphabet has neither 0 nor 1, so nothing on paper is mistaken for O or I.
    """
    return base64.b32encode(hash_)[:4].decode("ascii")


def shown_head(position: int, characters: str) -> str:
    """Return a head as papers show it and `journal verify --head` takes it, such as 1204:K7QD."""
    return f"{position}:{characters}"


class Delivery(msgspec.Struct, frozen=True):
    """A submission on its way to a provider; `key` is its once-only key, fixed before sending.

    `body` and `detail` may name people and are encrypted with the visit's key. `next_at` is the
    time of the next attempt, `None` when nothing more is planned.
    """

    key: str
    visit: str
    case: str
    provider: str
    connector: str
    body: bytes
    state: str
    attempts: int
    created_at: datetime
    next_at: datetime | None
    detail: str
