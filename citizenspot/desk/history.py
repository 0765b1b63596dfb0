"""Between the visit's events and the journal's: how they are written down and read again."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import msgspec

from citizenspot.journal.entries import NewEvent, Recorded, SeriesNumber
from citizenspot.visit.events import AnyEvent, Happened, kind_of
from citizenspot.visit.evolve import evolve, replay
from citizenspot.visit.receipt_events import ReceiptIssued
from citizenspot.visit.state import Visit
from citizenspot.visit.words import Actor


class Payload(msgspec.Struct, frozen=True, omit_defaults=True):
    """The personal part of an event: all of it but kind, actor and time."""

    event: AnyEvent
    assisted: str = ""


def acted(actor: Actor, by: str) -> str:
    """Return who acted as it stands in the journal's header: the actor, and the account."""
    return f"{actor.value}:{by}" if by else actor.value


def who_acted(written: str) -> tuple[Actor, str]:
    """Return the actor and the account of a header; journals of before accounts have none."""
    actor, _, by = written.partition(":")
    return Actor(actor), by


_encoder = msgspec.json.Encoder()
_decoder = msgspec.json.Decoder(Payload)


def written(happened: Happened) -> NewEvent:
    """Return an event as the journal records it; a receipt's number is taken with it."""
    event = happened.event
    number = None
    if isinstance(event, ReceiptIssued):
        number = SeriesNumber(event.series, event.running)
    return NewEvent(
        kind=kind_of(event),
        actor=acted(happened.actor, happened.by),
        at=happened.at,
        payload=_encoder.encode(Payload(event, happened.assisted)),
        number=number,
    )


def read(recorded: Recorded) -> Happened:
    """Return a recorded event as it happened.

    Raises:
        msgspec.DecodeError: the payload is not an event this program knows.
    """
    payload = _decoder.decode(recorded.payload)
    actor, by = who_acted(recorded.actor)
    return Happened(payload.event, actor, recorded.at, payload.assisted, by)


def visit_of(records: Iterable[Recorded]) -> Visit | None:
    """Return the visit that recorded events lead to."""
    return replay(read(record) for record in records)


def visit_after(visit: Visit | None, history: Sequence[Happened]) -> Visit:
    """Return what a visit is once something has happened.

    Raises:
        ValueError: nothing has.
    """
    for happened in history:
        visit = evolve(visit, happened)
    if visit is None:
        raise ValueError("nothing has happened")
    return visit


def write_all(history: Sequence[Happened]) -> tuple[NewEvent, ...]:
    """Return events as the journal records them, in order."""
    return tuple(written(happened) for happened in history)
