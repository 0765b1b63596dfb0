"""The visits of one desk that are not over: the one that is open, those parked or waiting."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from citizenspot.day.events import STREAMS
from citizenspot.desk.history import visit_of
from citizenspot.journal.journal import Journal
from citizenspot.visit import commands as c
from citizenspot.visit.state import Visit
from citizenspot.visit.words import Phase


class VisitsAtHand:
    """At most one of them is open."""

    def __init__(self, visits: Iterable[Visit]) -> None:
        """Take them up as they are."""
        self._visits = {visit.id: visit for visit in visits}
        self._open = next((each.id for each in self._visits.values() if is_open(each)), "")

    @property
    def open(self) -> Visit | None:
        """The visit that is open."""
        return self._visits.get(self._open)

    @property
    def others(self) -> tuple[Visit, ...]:
        """Those that are not open."""
        return tuple(each for each in self._visits.values() if each.id != self._open)

    @property
    def every(self) -> Mapping[str, Visit]:
        """All of them as they are now, by their ids."""
        return dict(self._visits)

    def named(self, visit: str) -> Visit | None:
        """Return the visit of an id, if it is at hand."""
        return self._visits.get(visit)

    def may_show(self, visit: Visit) -> bool:
        """Say whether what happens in a visit is seen on the screens: no other one is open."""
        return self._open in {"", visit.id}

    def keep(self, visit: Visit) -> None:
        """Keep a visit as it is now; one that has ended is at hand no more."""
        self._visits[visit.id] = visit
        if is_open(visit):
            self._open = visit.id
        elif visit.id == self._open:
            self._open = ""
        if visit.ended:
            del self._visits[visit.id]

    def about(self, command: c.AnyCommand) -> Visit | None:
        """Return the visit a command is about: its case's, the one to resume, or the open one."""
        act = command.act if isinstance(command, c.Assisted) else command
        if isinstance(act, c.Resume) and not self._open:
            return self._visits.get(act.visit)
        case = getattr(act, "case", None)
        if case is None:
            return self.open
        found = (each for each in self._visits.values() if case in each.cases)
        return next(found, self.open)


def visits_of(journal: Journal) -> VisitsAtHand:
    """Return the visits that have not ended, as the journal has them."""
    names = (name for name in journal.unended_visits() if not name.startswith(STREAMS))
    visits = (visit_of(journal.read(name)) for name in names)
    return VisitsAtHand(visit for visit in visits if visit is not None)


def is_open(visit: Visit) -> bool:
    """Say whether a visit is going on at the desk."""
    return visit.phase not in {Phase.PARKED, Phase.WIPED}
