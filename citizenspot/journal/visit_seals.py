"""The seals of the visits: each visit's own key, unwrapped when it is needed."""

from __future__ import annotations

from citizenspot.journal.database import Database
from citizenspot.journal.errors import RecordUnreadable
from citizenspot.journal.queries import visit_row
from citizenspot.journal.records import seal_of
from citizenspot.journal.schema import VisitRow
from citizenspot.journal.sealing import Seal, SealBroken


class VisitSeals:
    """Finds the seal of a visit, and keeps those of the visits going on in memory."""

    def __init__(self, database: Database, desk: str, wrapping: Seal) -> None:
        self._database = database
        self._desk = desk
        self._wrapping = wrapping
        self._kept: dict[str, Seal] = {}

    def find(self, visit: str) -> Seal | None:
        """Return the seal of a visit, or `None` if the visit has not begun.

        Raises:
            RecordUnreadable: the visit's key is not what was recorded.
        """
        return self._kept.get(visit) or self._unwrapped(visit)

    def keep(self, visit: str, seal: Seal | None) -> None:
        """Keep the seal of a visit in memory; with `None` let go of it."""
        if seal is None:
            self._kept.pop(visit, None)
        else:
            self._kept[visit] = seal

    def _unwrapped(self, visit: str) -> Seal | None:
        with self._database.reading() as core:
            row = core.execute(visit_row(visit)).one_or_none()
        if row is None:
            return None
        try:
            return seal_of(VisitRow._make(row), self._desk, self._wrapping)
        except SealBroken as error:
            raise RecordUnreadable(record=f"the key of visit {visit}") from error
