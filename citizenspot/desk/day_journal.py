"""Between the desk's own events and the journal's: how they are written down and read again."""

from __future__ import annotations

from collections.abc import Iterable

import msgspec

from citizenspot.day.events import AnyDayEvent, DayHappened
from citizenspot.desk.history import acted, who_acted
from citizenspot.journal.entries import NewEvent, Recorded

_encoder = msgspec.json.Encoder()
_decoder: msgspec.json.Decoder[AnyDayEvent] = msgspec.json.Decoder(AnyDayEvent)


def written(happened: DayHappened) -> NewEvent:
    """Return an event of the desk as the journal records it."""
    return NewEvent(
        kind=str(happened.event.__struct_config__.tag),
        actor=acted(happened.actor, happened.by),
        at=happened.at,
        payload=_encoder.encode(happened.event),
    )


def read_all(records: Iterable[Recorded]) -> tuple[DayHappened, ...]:
    """Return recorded events of the desk as they happened.

    Raises:
        msgspec.DecodeError: a payload is not an event this program knows.
    """
    return tuple(_read(recorded) for recorded in records)


def _read(recorded: Recorded) -> DayHappened:
    actor, by = who_acted(recorded.actor)
    return DayHappened(_decoder.decode(recorded.payload), actor, recorded.at, by)
