"""The desk's own book: what happened to the journal itself, recorded in it like everything else.

A visit of its own name, sealed by a key that the workstation's key wraps, and without any
person in it. It never ends, and nothing in it is ever erased.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import ClassVar, TypeVar

import msgspec

from citizenspot.journal.entries import NewEvent, Recorded

DESK_BOOK = "desk"
"""The name the desk's own events are recorded under; no visit may have it."""

STREAMS = "desk/"
"""What the names of the desk's other streams begin with: who works here, and each day."""

SYSTEM = "system"


class DeskEvent(msgspec.Struct, frozen=True):
    """Something that happened to the journal; `kind` is its name in the header."""

    kind: ClassVar[str]


class DayClosed(DeskEvent, frozen=True):
    """A day's work is over: what was recorded since the last closing, and since the beginning.

    `day` is a date (ISO 8601); `counts` and `totals` have the number of events by their kind.
    """

    kind: ClassVar[str] = "day.closed"
    day: str
    counts: dict[str, int]
    totals: dict[str, int]


class ErasedVisit(msgspec.Struct, frozen=True):
    """What was erased of a visit: so many payloads from one position to another, and deliveries."""

    visit: str
    first: int
    last: int
    events: int
    deliveries: int


class VisitsErased(DeskEvent, frozen=True):
    """The keys, payloads and deliveries of visits were destroyed; `rule` says by which rule."""

    kind: ClassVar[str] = "visits.erased"
    rule: str
    visits: tuple[ErasedVisit, ...]


class EpochsDestroyed(DeskEvent, frozen=True):
    """The keys of months were destroyed, when no visit needed them any more."""

    kind: ClassVar[str] = "epochs.destroyed"
    epochs: tuple[str, ...]


class JournalRestored(DeskEvent, frozen=True):
    """A copy was put in the place of the journal; `seen` is the last position known of before."""

    kind: ClassVar[str] = "journal.restored"
    restored_to: int
    seen: int


class KeyRotated(DeskEvent, frozen=True):
    """Another key of the workstation took over; ids, and public halves in hexadecimal."""

    kind: ClassVar[str] = "key.rotated"
    before: str
    after: str
    public_before: str
    public_after: str


class SubjectAnswered(DeskEvent, frozen=True):
    """Somebody was told, on a card that was checked, what is held about them: so many visits."""

    kind: ClassVar[str] = "subject.answered"
    visits: int


class VisitRead(DeskEvent, frozen=True):
    """A visit that is over was read by a command, `by` this account of the machine, and why."""

    kind: ClassVar[str] = "visit.read"
    visit: str
    by: str
    why: str


def signing_keys(rotations: Sequence[KeyRotated], current: bytes) -> frozenset[bytes]:
    """Return the public keys that may have signed heads: this one, and those before it."""
    keys = {current}
    for rotation in reversed(rotations):
        if bytes.fromhex(rotation.public_after) in keys:
            keys.add(bytes.fromhex(rotation.public_before))
    return frozenset(keys)


AnyDeskEvent = TypeVar("AnyDeskEvent", bound=DeskEvent)


def is_of_desk(visit: str) -> bool:
    """Return whether a name is one of the desk's own streams, and no visit's."""
    return visit == DESK_BOOK or visit.startswith(STREAMS)


def noted(event: DeskEvent, at: datetime) -> NewEvent:
    """Return an event of the desk as the journal records it."""
    return NewEvent(event.kind, SYSTEM, at, msgspec.json.encode(event))


def told(recorded: Recorded, kind: type[AnyDeskEvent]) -> AnyDeskEvent:
    """Return a recorded event of the desk.

    Raises:
        msgspec.DecodeError: it is none of this kind.
    """
    return msgspec.json.decode(recorded.payload, type=kind)
