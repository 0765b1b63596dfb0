"""How events change the state: one pure function for each kind, and none that decides.

Replaying a visit's events through `evolve` always gives the same state; nothing here reads a
clock, a file or the catalogue.
"""

from __future__ import annotations

from collections.abc import Iterable

from citizenspot.visit import events as e
from citizenspot.visit.changes import of_case, of_documents, of_mail, of_receipt, of_visit
from citizenspot.visit.events import Happened
from citizenspot.visit.state import Visit

CHANGES = (
    of_visit.CHANGES | of_case.CHANGES | of_documents.CHANGES | of_receipt.CHANGES | of_mail.CHANGES
)


def evolve(visit: Visit | None, happened: Happened) -> Visit:
    """Return the visit after an event.

    Raises:
        ValueError: The first event does not open a visit, or a later one does.
    """
    event = happened.event
    if isinstance(event, e.VisitOpened):
        if visit is not None:
            raise ValueError("a visit is opened once")
        return _opened(event, happened)
    if visit is None:
        raise ValueError("a visit begins by being opened")
    return CHANGES[type(event)](visit, event, happened)


def replay(history: Iterable[Happened]) -> Visit | None:
    """Return the visit that a history leads to."""
    visit: Visit | None = None
    for happened in history:
        visit = evolve(visit, happened)
    return visit


def _opened(event: e.VisitOpened, happened: Happened) -> Visit:
    return Visit(
        id=event.visit,
        desk=event.desk,
        spot=event.spot,
        mediator=event.mediator,
        practice=event.practice,
        language=event.language,
        opened_at=happened.at,
    )
