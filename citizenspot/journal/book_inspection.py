"""What the desk's own book says that a verification has to know before it walks the chain."""

from __future__ import annotations

from typing import Any, TypeVar

import msgspec

from citizenspot.journal import queries
from citizenspot.journal.chain import canonical
from citizenspot.journal.database import Database
from citizenspot.journal.desk_book import (
    DESK_BOOK,
    DeskEvent,
    EpochsDestroyed,
    ErasedVisit,
    KeyRotated,
    VisitsErased,
    signing_keys,
)
from citizenspot.journal.records import opens
from citizenspot.journal.schema import EventRow
from citizenspot.journal.sealing import Seal

Told = TypeVar("Told", bound=DeskEvent)


class BookSaid:
    """What was erased and destroyed, and which keys signed; only what the book's seal vouches for.

    What in the book is not as it was recorded says nothing here; the walk along the chain names it.
    """

    def __init__(self, database: Database, desk: str, seal: Seal | None) -> None:
        """Read the book; without its seal it says nothing."""
        self.erased: dict[str, ErasedVisit] = {}
        self.destroyed: set[str] = set()
        self.rotations: list[KeyRotated] = []
        kinds = queries.several([VisitsErased.kind, EpochsDestroyed.kind, KeyRotated.kind])
        rows = database.rows(queries.EVENTS_OF_KINDS, [DESK_BOOK, kinds])
        for row in map(EventRow._make, rows):
            if seal is not None and opens(row.sealed(), seal, canonical(row.header(desk))):
                self._take(row, desk, seal)

    def signing_keys(self, current: bytes) -> frozenset[bytes]:
        """Return the public keys that may have signed heads: this one, and those before it."""
        return signing_keys(self.rotations, current)

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
