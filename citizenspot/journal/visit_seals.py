"""The seals of the visits: each visit's own key, unwrapped when it is needed."""

from __future__ import annotations

from citizenspot.journal.database import Database
from citizenspot.journal.errors import RecordUnreadable
from citizenspot.journal.queries import unended_visits, visit_row
from citizenspot.journal.records import seal_of
from citizenspot.journal.schema import VisitRow
from citizenspot.journal.sealing import Seal, SealBroken


class VisitSeals:
    """Finds the seal of a visit, and keeps those of the visits going on in memory.

    The key of an ended visit does not stay there; a late answer fetches it each time.
    """

    def __init__(self, database: Database, desk: str, wrapping: Seal) -> None:
        self._database = database
        self._desk = desk
        self._wrapping = wrapping
        self._kept: dict[str, Seal] = {}
        with database.reading() as core:
            self._going_on = set(core.execute(unended_visits()).scalars())

    def find(self, visit: str) -> Seal | None:
        """Return the seal of a visit, or `None` if the visit has not begun.

        Raises:
            RecordUnreadable: the visit's key is not what was recorded.
        """
        seal = self._kept.get(visit)
        if seal is None:
            seal = self._unwrapped(visit)
            if seal is not None and visit in self._going_on:
                self._kept[visit] = seal
        return seal

    def begin(self, visit: str, seal: Seal) -> None:
        """Keep the seal of a visit that has begun."""
        self._going_on.add(visit)
        self._kept[visit] = seal

    def end(self, visit: str) -> None:
        """Let go of the seal of a visit that has ended."""
        self._going_on.discard(visit)
        self._kept.pop(visit, None)

    def _unwrapped(self, visit: str) -> Seal | None:
        with self._database.reading() as core:
            row = core.execute(visit_row(visit)).one_or_none()
        if row is None:
            return None
        try:
            return seal_of(VisitRow._make(row), self._desk, self._wrapping)
        except SealBroken as error:
            raise RecordUnreadable(record=f"the key of visit {visit}") from error
