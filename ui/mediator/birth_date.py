"""Reads a birth date as people type it, day first, and says what is wrong where it is none."""

from __future__ import annotations

from datetime import date
from enum import Enum

from services_catalog.typed_text import day, has_short_year

OLDEST_YEARS = 120
"""Beyond this a date is a slip of the hand: one person on record has lived longer."""


class DateProblem(Enum):
    """Why what was typed is not a birth date."""

    EMPTY = "empty"
    NOT_A_DATE = "not a date"
    YEAR_UNCLEAR = "year unclear"
    IN_THE_FUTURE = "in the future"
    TOO_LONG_AGO = "too long ago"


def read_birth_date(typed: str, today: date) -> date | DateProblem:
    """Return the date typed, or why it is none; a year of two digits is refused as unclear."""
    if not typed.strip():
        return DateProblem.EMPTY
    if has_short_year(typed):
        return DateProblem.YEAR_UNCLEAR
    born = day(typed)
    if born is None:
        return DateProblem.NOT_A_DATE
    if born > today:
        return DateProblem.IN_THE_FUTURE
    return born if today.year - born.year <= OLDEST_YEARS else DateProblem.TOO_LONG_AGO
