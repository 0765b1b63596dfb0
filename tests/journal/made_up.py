"""Events, deliveries and keys of made-up visits, for the tests of the journal."""

from datetime import UTC, datetime, timedelta

from msgspec.structs import replace

from citizenspot.journal.entries import Delivery, NewEvent, SeriesNumber
from citizenspot.journal.keys import FixedKeys

DESK = "Desk 1"
KEYS = FixedKeys(bytes(range(32)))
OTHER_KEYS = FixedKeys(bytes(32))
OPENING = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)


_EVENT = NewEvent(
    kind="field.entered",
    actor="citizen",
    at=OPENING,
    payload=b'{"name":"Maria Exemplo"}',
)
_DELIVERY = Delivery(
    key="once-1",
    visit="visit-1",
    case="case-1",
    provider="town",
    connector="rest",
    body=b'{"name":"Maria Exemplo"}',
    state="queued",
    attempts=0,
    created_at=OPENING,
    next_at=OPENING + timedelta(seconds=5),
    detail="",
)


def event(kind: str = "field.entered", **changes: object) -> NewEvent:
    return replace(_EVENT, kind=kind, **changes)


def receipt(number: int, series: str = "receipts") -> NewEvent:
    return event("receipt.issued", number=SeriesNumber(series, number))


def delivery(key: str = "once-1", **changes: object) -> Delivery:
    return replace(_DELIVERY, key=key, **changes)
