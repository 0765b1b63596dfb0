"""What desks and the queue's service say to each other: a line of JSON there, a line back.

A connection begins with the service's challenge. Every line of a desk carries the HMAC-SHA-256
(RFC 2104) of the challenge, the line's place in the connection and the line, under the spot's
shared secret; a line that is made up, changed or said again is not answered.
"""

from __future__ import annotations

import hashlib
import hmac
from typing import Literal

import msgspec

from citizenspot.waiting.ticket import Move, Ticket, Wish

CHALLENGE_BYTES = 32
MOST_BYTES = 1 << 20
"""A longer line ends the connection."""


class Asked(msgspec.Struct, frozen=True):
    """What a desk asks."""

    do: Literal["tickets", "add", "call_next", "move"]
    desk: str = ""
    wish: Wish = Wish()
    walk_in: bool = False
    move: Move | None = None


class Answered(msgspec.Struct, frozen=True):
    """What the service answers; `failed` says that it could not."""

    tickets: tuple[Ticket, ...] = ()
    failed: bool = False


class Line(msgspec.Struct, frozen=True):
    """A line with the proof that a desk of this spot has written it."""

    said: msgspec.Raw
    proof: str


def proof(secret: bytes, challenge: bytes, place: int, said: bytes) -> str:
    """Return the proof of a line, in hexadecimal; `place` counts the connection's lines."""
    text = challenge + place.to_bytes(8, "big") + said
    return hmac.new(secret, text, hashlib.sha256).hexdigest()


def line_of(asked: Asked, secret: bytes, challenge: bytes, place: int) -> bytes:
    """Return a line as a desk writes it, without its end."""
    said = msgspec.json.encode(asked)
    return msgspec.json.encode(Line(msgspec.Raw(said), proof(secret, challenge, place, said)))


def asked_in(line: bytes, secret: bytes, challenge: bytes, place: int) -> Asked | None:
    """Return what a line asks; none where its proof is not a desk's of this spot."""
    try:
        read = msgspec.json.decode(line, type=Line)
        said = bytes(read.said)
        wanted = proof(secret, challenge, place, said)
        if not hmac.compare_digest(wanted.encode(), read.proof.encode()):
            return None
        return msgspec.json.decode(said, type=Asked)
    except (msgspec.MsgspecError, UnicodeEncodeError):
        return None
