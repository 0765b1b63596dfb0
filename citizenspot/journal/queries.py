"""What is asked of the journal's tables, as SQLAlchemy statements."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from sqlalchemy import Select, and_, func, literal, select

from citizenspot.journal.desk_book import DESK_BOOK
from citizenspot.journal.schema import deliveries, epochs, events, heads, stretches, visits

_NO_POSITION = 2**63 - 1


def events_of(visit: str) -> Select[*tuple[object, ...]]:
    """Return the rows of a visit's events in order: every stretch up to where the next begins."""
    return _within_visit(select(events), visit)


def positions_of(visit: str) -> Select[int]:
    """Return the positions of a visit's events in order."""
    return _within_visit(select(events.c.position), visit)


def _within_visit(wanted: Select[*tuple[Any, ...]], visit: str) -> Select[*tuple[Any, ...]]:
    later = stretches.alias("later")
    next_first = (
        select(func.coalesce(func.min(later.c.first), literal(_NO_POSITION)))
        .where(later.c.first > stretches.c.first)
        .scalar_subquery()
    )
    within = and_(events.c.position >= stretches.c.first, events.c.position < next_first)
    return (
        wanted.select_from(stretches.join(events, within))
        .where(stretches.c.visit == visit, events.c.visit == visit)
        .order_by(events.c.position)
    )


def visit_row(visit: str) -> Select[*tuple[object, ...]]:
    """Return the row of a visit."""
    return select(visits).where(visits.c.visit == visit)


def unended_visits() -> Select[str]:
    """Return the names of the visits no event ends, the one begun first first."""
    ended = select(events.c.visit).where(events.c.ends_visit == 1)
    going_on = select(visits.c.visit).where(visits.c.visit.not_in(ended))
    return going_on.where(visits.c.visit != DESK_BOOK).order_by(visits.c.first)


def all_epochs() -> Select[*tuple[object, ...]]:
    """Return the rows of the months' keys."""
    return select(epochs)


def counts_of_kinds(after: int) -> Select[str, int]:
    """Return how many events of each kind stand behind a position."""
    counted = select(events.c.kind, func.count()).where(events.c.position > after)
    return counted.group_by(events.c.kind).order_by(events.c.kind)


def ended_visits() -> Select[str, int]:
    """Return the visits that have ended and hold their key, each with the time of its end."""
    ended = select(visits.c.visit, events.c.at).select_from(
        visits.join(events, and_(events.c.visit == visits.c.visit, events.c.ends_visit == 1))
    )
    return ended.where(visits.c.wrapped.is_not(None)).order_by(visits.c.first)


def visits_since(position: int) -> Select[str]:
    """Return the names of the visits with events from a position on."""
    first = (
        select(func.coalesce(func.max(stretches.c.first), literal(0)))
        .where(stretches.c.first <= position)
        .scalar_subquery()
    )
    return (
        select(stretches.c.visit)
        .where(stretches.c.first >= first, stretches.c.visit != DESK_BOOK)
        .group_by(stretches.c.visit)
        .order_by(func.min(stretches.c.first))
    )


def deliveries_in(states: Collection[str]) -> Select[*tuple[object, ...]]:
    """Return the rows of the deliveries in any of these states, the oldest first."""
    return (
        select(deliveries)
        .where(deliveries.c.state.in_(states))
        .order_by(deliveries.c.created_at, deliveries.c.key)
    )


def last_event() -> Select[int, bytes, str]:
    """Return position, hash and visit of the last event."""
    return (
        select(events.c.position, events.c.hash, events.c.visit)
        .order_by(events.c.position.desc())
        .limit(1)
    )


def last_numbers() -> Select[str, int]:
    """Return the last number of every series."""
    return (
        select(events.c.series, func.max(events.c.number))
        .where(events.c.series.is_not(None))
        .group_by(events.c.series)
    )


def heads_after(position: int) -> Select[*tuple[object, ...]]:
    """Return the rows of the signed heads behind a position, the first first."""
    return select(heads).where(heads.c.position > position).order_by(heads.c.position)
