"""What the desk's own book says that a verification has to know before it walks the chain."""

from __future__ import annotations

from typing import Any, TypeVar

import msgspec
from sqlalchemy import Connection, select

from citizenspot.journal import schema
from citizenspot.journal.chain import canonical
from citizenspot.journal.desk_book import (
    DESK_BOOK,
    DeskEvent,
    EpochsDestroyed,
    ErasedVisit,
    KeyRotated,
    VisitsErased,
)
from citizenspot.journal.records import opens
from citizenspot.journal.schema import EventRow
from citizenspot.journal.sealing import Seal

Told = TypeVar("Told", bound=DeskEvent)


class BookSaid:
    """What was erased and destroyed, and which keys signed; only what the book's seal vouches for.

    What in the book is not as it was recorded says nothing here; the walk along the chain names it.
    """

    def __init__(self, core: Connection, desk: str, seal: Seal | None) -> None:
        """Read the book; without its seal it says nothing."""
        self.erased: dict[str, ErasedVisit] = {}
        self.destroyed: set[str] = set()
        self.rotations: list[KeyRotated] = []
        wanted = select(schema.events).where(
            schema.events.c.visit == DESK_BOOK,
            schema.events.c.kind.in_([VisitsErased.kind, EpochsDestroyed.kind, KeyRotated.kind]),
        )
        for row in map(EventRow._make, core.execute(wanted.order_by(schema.events.c.position))):
            if seal is not None and opens(row.sealed(), seal, canonical(row.header(desk))):
                self._take(row, desk, seal)

    def signing_keys(self, current: bytes) -> frozenset[bytes]:
        """Return the public keys that may have signed heads: this one, and those before it."""
        keys = {current}
        for rotation in reversed(self.rotations):
            if bytes.fromhex(rotation.public_after) in keys:
                keys.add(bytes.fromhex(rotation.public_before))
        return frozenset(keys)

    def _take(self, row: EventRow, desk: str, seal: Seal) -> None:
        def payload(kind: type[Told]) -> Told:
            sealed: Any = row.sealed()
            opened = seal.open(sealed, canonical(row.header(desk)))
            return msgspec.json.decode(opened, type=kind)

        if row.kind == VisitsErased.kind:
            self.erased |= {each.visit: each for each in payload(VisitsErased).visits}
        elif row.kind == EpochsDestroyed.kind:
            self.destroyed |= set(payload(EpochsDestroyed).epochs)
        else:
            self.rotations.append(payload(KeyRotated))
