"""The seals of the visits: each visit's own key, unwrapped when it is needed."""

from __future__ import annotations

from citizenspot.journal import queries
from citizenspot.journal.database import Database
from citizenspot.journal.desk_book import DESK_BOOK
from citizenspot.journal.errors import RecordUnreadable, VisitErased
from citizenspot.journal.key_ladder import KeyLadder
from citizenspot.journal.schema import VisitRow
from citizenspot.journal.sealing import Seal, SealBroken


class VisitSeals:
    """Finds the seal of a visit, and keeps those of the visits going on in memory.

    The key of an ended visit does not stay there; a late answer fetches it each time.
    """

    def __init__(self, database: Database, ladder: KeyLadder) -> None:
        self._database = database
        self._ladder = ladder
        self._kept: dict[str, Seal] = {}
        found = database.rows(queries.UNENDED_VISITS, [DESK_BOOK])
        self._going_on = dict.fromkeys(visit for (visit,) in found)

    @property
    def going_on(self) -> tuple[str, ...]:
        """The visits without an end, but for the desk's own book; the one begun first first."""
        return tuple(visit for visit in self._going_on if visit != DESK_BOOK)

    def find(self, visit: str) -> Seal | None:
        """Return the seal of a visit, or `None` if the visit has not begun.

        Raises:
            VisitErased: its key was destroyed.
            RecordUnreadable: the visit's key is not what was recorded.
        """
        seal = self._kept.get(visit)
        if seal is None:
            seal = self._unwrapped(visit)
            if seal is not None and visit in self._going_on:
                self._kept[visit] = seal
        return seal

    def is_over(self, visit: str) -> bool:
        """Return whether a visit that has begun is over; the desk's own book never is."""
        return visit not in self._going_on and visit != DESK_BOOK

    def begin(self, visit: str, seal: Seal) -> None:
        """Keep the seal of a visit that has begun."""
        self._going_on[visit] = None
        self._kept[visit] = seal

    def end(self, visit: str) -> None:
        """Let go of the seal of a visit that has ended."""
        self._going_on.pop(visit, None)
        self._kept.pop(visit, None)

    def _unwrapped(self, visit: str) -> Seal | None:
        row = self._database.first(queries.VISIT, [visit])
        if row is None:
            return None
        known = VisitRow._make(row)
        if known.wrapped is None:
            raise VisitErased(visit)
        try:
            return self._ladder.visit_seal(known)
        except SealBroken as error:
            raise RecordUnreadable(record=f"the key of visit {visit}") from error
