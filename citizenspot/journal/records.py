"""Between the values the program speaks of and the sealed rows the journal's file holds."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from citizenspot.journal.chain import Header, Source, body_digest, canonical, link
from citizenspot.journal.database import Row
from citizenspot.journal.entries import Delivery, Head, NewEvent, Recorded, SeriesNumber
from citizenspot.journal.schema import DeliveryRow, EventRow
from citizenspot.journal.sealing import Seal, SealBroken, Sealed, delivery_place
from citizenspot.journal.times import from_microseconds, to_microseconds


class _DeliveryText(msgspec.Struct, frozen=True, array_like=True):
    """What of a delivery may name people, and is sealed."""

    body: bytes
    detail: str


def linked(
    events: Sequence[NewEvent], source: Source, head: Head, seal: Seal, *, ends_visit: bool
) -> tuple[list[Row], list[Recorded]]:
    """Return the rows of events that stand one after the other behind the head, and the events.

    `ends_visit` is said of the last of them. A row has the fields of an `EventRow`, in order.
    """
    rows: list[Row] = []
    told: list[Recorded] = []
    hash_, position = head.hash, head.position
    last = position + len(events)
    for event in events:
        position += 1
        header = Header.of(event, source, position, ends_visit=ends_visit and position == last)
        known = canonical(header)
        sealed = seal.close(event.payload, known)
        digest = body_digest(sealed)
        hash_ = link(hash_, known, digest)
        # The desk stands in the header, and once for all rows in `identity`.
        rows.append((position, *header[2:], sealed.nonce, sealed.ciphertext, digest, hash_))
        told.append(Recorded.of(event, position, source.visit, hash_))
    return rows, told


def recorded(row: EventRow, desk: str, seal: Seal) -> Recorded:
    """Return the event of a row.

    Raises:
        SealBroken: the row is not what it was, or its payload was destroyed.
    """
    sealed = row.sealed()
    if sealed is None:
        raise SealBroken
    payload = seal.open(sealed, canonical(row.header(desk)))
    return Recorded(
        position=row.position,
        visit=row.visit,
        kind=row.kind,
        actor=row.actor,
        at=from_microseconds(row.at),
        payload=payload,
        hash=row.hash,
        number=_number(row),
    )


def opens(sealed: Sealed | None, seal: Seal, bound_to: bytes) -> bool:
    """Return whether a sealed text is there and opens at this place."""
    try:
        return sealed is not None and seal.open(sealed, bound_to) is not None
    except SealBroken:
        return False


def _number(row: EventRow) -> SeriesNumber | None:
    if row.series is None or row.number is None:
        return None
    return SeriesNumber(row.series, row.number)


def delivery_row(delivery: Delivery, desk: str, seal: Seal) -> DeliveryRow:
    """Return the row of a delivery."""
    bare = DeliveryRow(
        delivery.key,
        delivery.visit,
        delivery.case,
        delivery.provider,
        delivery.connector,
        delivery.state,
        delivery.attempts,
        to_microseconds(delivery.created_at),
        None if delivery.next_at is None else to_microseconds(delivery.next_at),
        nonce=b"",
        ciphertext=b"",
    )
    text = msgspec.msgpack.encode(_DeliveryText(delivery.body, delivery.detail))
    sealed = seal.close(text, delivery_place(desk, bare.known()))
    return bare._replace(nonce=sealed.nonce, ciphertext=sealed.ciphertext)


def delivery(row: DeliveryRow, desk: str, seal: Seal) -> Delivery:
    """Return the delivery of a row.

    Raises:
        SealBroken: the row is not what it was.
    """
    opened = seal.open(row.sealed(), delivery_place(desk, row.known()))
    text = msgspec.msgpack.decode(opened, type=_DeliveryText)
    return Delivery(
        key=row.key,
        visit=row.visit,
        case=row.case_id,
        provider=row.provider,
        connector=row.connector,
        body=text.body,
        state=row.state,
        attempts=row.attempts,
        created_at=from_microseconds(row.created_at),
        next_at=None if row.next_at is None else from_microseconds(row.next_at),
        detail=text.detail,
    )
