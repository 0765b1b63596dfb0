"""Retention: how long the journal keeps what of a visit, and the daily act that destroys the rest.

A visit is kept in full for as long as a second copy of its receipt may be asked for, and then
erased; headers and digests, which name nobody, stay. `docs/privacy.md` has the whole list.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, timedelta

from citizenspot.journal.desk_book import is_of_desk
from citizenspot.journal.journal import Journal

MOST_AT_ONCE = 100
"""Visits in one erasure, so that no erasure holds the desk up for long."""


DAYS_OF_THE_DESK = 366
"""How long the desk's own days are kept: who worked, and what a supervisor looks into."""


def due(ended: Mapping[str, datetime], now: datetime, days: int) -> tuple[str, ...]:
    """Return the visits whose end is at least so many days ago, the first ended first."""
    limit = now - timedelta(days=days)
    overdue = [visit for visit, at in ended.items() if at <= limit]
    return tuple(sorted(overdue, key=lambda visit: (ended[visit], visit)))


def forget_what_is_due(journal: Journal, now: datetime, days: int) -> int:
    """Erase what is due, and return of how many visits and days; the desk's book has the proof.

    Raises:
        JournalError: as `Journal.erase` does; what was erased before it stays erased.
    """
    ended = journal.ended_visits()
    count = 0
    for kept, of_desk in ((days, False), (DAYS_OF_THE_DESK, True)):
        names = due({n: at for n, at in ended.items() if is_of_desk(n) == of_desk}, now, kept)
        for start in range(0, len(names), MOST_AT_ONCE):
            rule = f"kept for {kept} days after its end"
            journal.erase(names[start : start + MOST_AT_ONCE], rule, now)
        count += len(names)
    return count
