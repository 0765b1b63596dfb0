"""Visits that are over: which there were, what a supervisor reads of one, and what was odd."""

from __future__ import annotations

from collections.abc import Sequence

from citizenspot.day import events as e
from citizenspot.day.cash import Takings, with_fees
from citizenspot.day.odd_patterns import Odd, odd_patterns, read_by_command, wrong_pins
from citizenspot.day.refusals import DayRefusal
from citizenspot.day.sight import Read, VisitOver
from citizenspot.day.state import DeskRecord
from citizenspot.desk.day_journal import read_all
from citizenspot.desk.finding_visits import find_visit
from citizenspot.desk.history import read, who_acted
from citizenspot.desk.ports import Place
from citizenspot.journal.desk_book import DESK_BOOK, VisitRead, told
from citizenspot.journal.errors import RecordUnreadable, VisitErased
from citizenspot.journal.journal import Journal

MOST_VISITS, MOST_DAYS = 40, 7
"""What a supervisor is listed at once: the latest visits, and what was odd in the latest days."""


class VisitsOver:
    """Looks into the journal at what is over. Nothing of it is kept once the page is left."""

    def __init__(self, journal: Journal, place: Place) -> None:
        self.journal, self._place = journal, place
        self.visits: tuple[VisitOver, ...] = ()
        self.odd: tuple[Odd, ...] = ()
        self.read: Read | None = None

    def since(self, position: int) -> tuple[int, Takings]:
        """Return how many visits were opened from a position on, and the fees taken since."""
        takings, opened = Takings(), 0
        for name in self.journal.visits_since(position):
            if name.startswith(e.STREAMS):
                continue
            later = [r for r in self.journal.read(name) if r.position >= position]
            opened += any(r.kind == "visit_opened" for r in later)
            takings = with_fees(takings, [read(r) for r in later if r.kind == "payment_taken"])
        return opened, takings

    def look(self, record: DeskRecord, history: Sequence[e.DayHappened]) -> None:
        """Look for the visits that are over, and for what was odd."""
        names = self.journal.visits_since(1)
        open_ones = set(self.journal.unended_visits())
        ended = [n for n in names if not n.startswith(e.STREAMS) and n not in open_ones]
        found = (self._visit_over(name) for name in reversed(ended[-MOST_VISITS:]))
        self.visits = tuple(visit for visit in found if visit is not None)
        self.odd = (
            *wrong_pins(record),
            *self._read_by_commands(),
            *self._odd(names, open_ones),
            *self._patterns(history),
        )

    def find(self, text: str) -> str | None:
        """Return the visit that a receipt's number names, or a provider's reference."""
        return find_visit(self.journal, text)

    def may_not_read(self, visit: str) -> DayRefusal | None:
        """Say why a visit cannot be read."""
        if visit.startswith(e.STREAMS):
            return DayRefusal.NO_SUCH_VISIT
        if visit in self.journal.unended_visits():
            return DayRefusal.VISIT_NOT_OVER
        try:
            return None if self.journal.read(visit) else DayRefusal.NO_SUCH_VISIT
        except (RecordUnreadable, VisitErased):
            return DayRefusal.VISIT_FORGOTTEN

    def open(self, visit: str) -> None:
        """Read a visit; that it was read stands in the journal already."""
        self.read = Read(visit, tuple(read(each) for each in self.journal.read(visit)))

    def close(self) -> None:
        """Forget what was looked at."""
        self.visits, self.odd, self.read = (), (), None

    def _visit_over(self, name: str) -> VisitOver | None:
        try:
            first = next(iter(self.journal.read(name)), None)
        except (RecordUnreadable, VisitErased):
            return None
        return VisitOver(name, first.at, who_acted(first.actor)[1]) if first else None

    def _odd(self, names: Sequence[str], open_ones: set[str]) -> tuple[Odd, ...]:
        days = [name for name in names if name.startswith(e.DAY) and name not in open_ones]
        return tuple(odd for day in days[-MOST_DAYS:] for odd in self._of_day(day))

    def _read_by_commands(self) -> tuple[Odd, ...]:
        readings = [each for each in self.journal.read(DESK_BOOK) if each.kind == VisitRead.kind]
        found = ((told(each, VisitRead), each.at) for each in readings[-MOST_VISITS:])
        return tuple(read_by_command(r.visit, at, r.by, r.why) for r, at in found)

    def _of_day(self, day: str) -> tuple[Odd, ...]:
        try:
            return self._patterns(read_all(self.journal.read(day)))
        except (RecordUnreadable, VisitErased):
            return ()

    def _patterns(self, history: Sequence[e.DayHappened]) -> tuple[Odd, ...]:
        return odd_patterns(history, self._place.hours, self._place.zone)
