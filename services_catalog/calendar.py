"""Times of a service: its season, its hours, its first and last day, how long things take."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date, datetime

    from services_catalog.circumstances import Season
    from services_catalog.definition import Service

DURATION = re.compile(
    r"P(?=[0-9T])([0-9]+Y)?([0-9]+M)?([0-9]+W)?([0-9]+D)?(T(?=[0-9])([0-9]+H)?([0-9]+M)?)?"
)
"""A duration of ISO 8601 in whole years, months, weeks, days, hours and minutes."""

WEEKDAYS = ("mo", "tu", "we", "th", "fr", "sa", "su")


def in_season(service: Service, day: date) -> bool:
    """Say whether a day lies in the service's season; a service without one has no closed time."""
    return service.season is None or _within(service.season, day)


def is_open(service: Service, moment: datetime) -> bool:
    """Say whether a moment, in local time, lies in the service's hours and season.

    A service without hours is open whenever its season is.
    """
    if not in_season(service, moment.date()):
        return False
    now = moment.strftime("%H:%M")
    today = WEEKDAYS[moment.weekday()]
    hours = (o for o in service.opening if today in o.days)
    return not service.opening or any(o.since <= now < o.until for o in hours)


def is_valid_on(service: Service, day: date) -> bool:
    """Say whether the definition holds on a day."""
    until = service.valid.until
    return service.valid.since <= day.isoformat() and (not until or day.isoformat() <= until)


def _within(season: Season, day: date) -> bool:
    here = day.strftime("%m-%d")
    if season.since <= season.until:
        return season.since <= here <= season.until
    return here >= season.since or here <= season.until
