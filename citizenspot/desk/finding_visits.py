"""From what stands on a receipt, or what a provider called a delivery, to the visit it was in."""

from __future__ import annotations

from citizenspot.desk.history import read
from citizenspot.journal.entries import SeriesNumber
from citizenspot.journal.journal import Journal
from citizenspot.visit.events import DeliveryReported


def find_visit(journal: Journal, text: str) -> str | None:
    """Return the visit that a receipt's number names, or a provider's reference."""
    wanted = _bare(text)
    series, _, running = wanted.rpartition("-")
    if series and running.isdigit():
        visit = journal.numbered(SeriesNumber(series, int(running)))
        if visit is not None:
            return visit
    ended = set(journal.ended_visits())
    names = (name for name in reversed(journal.visits_since(1)) if name in ended)
    return next((name for name in names if wanted and _has(journal, name, wanted)), None)


def _has(journal: Journal, visit: str, reference: str) -> bool:
    """Say whether a provider has called a delivery of this visit so."""
    reports = (read(r).event for r in journal.read(visit) if r.kind == "delivery_reported")
    said = (event.reference for event in reports if isinstance(event, DeliveryReported))
    return any(_bare(each) == reference for each in said)


def _bare(text: str) -> str:
    return "".join(text.split()).upper()
