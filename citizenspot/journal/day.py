"""The close of a day: what was recorded since the last one, and in all, by kind.

A closing counts what is recorded, so whoever keeps the printed figures of a day can tell a journal
that lost some of it (the daily and perpetual totals of BOI-TVA-DECLA-30-10-30).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from citizenspot.journal.desk_book import DayClosed, told
from citizenspot.journal.entries import Recorded


class Closed(NamedTuple):
    """The last closing: up to which position it counted, and its totals."""

    position: int
    totals: Mapping[str, int]


def last_closing(book: Iterable[Recorded]) -> Closed:
    """Return the last closing in the desk's book; position 0 where there is none."""
    last = None
    for recorded in book:
        if recorded.kind == DayClosed.kind:
            last = recorded
    if last is None:
        return Closed(0, {})
    closed = told(last, DayClosed)
    # A closing does not count itself; the next one does.
    return Closed(last.position - 1, closed.totals)


def closing(day: str, counts: Mapping[str, int], before: Closed) -> DayClosed:
    """Return the closing of a day on which so many events of each kind were recorded."""
    kinds = sorted({*counts, *before.totals})
    totals = {kind: before.totals.get(kind, 0) + counts.get(kind, 0) for kind in kinds}
    return DayClosed(day, dict(counts), totals)
