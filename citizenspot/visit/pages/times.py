"""When a service is given, in words: its season and its hours, and that it is closed now."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from typing import Literal

from citizenspot.texts import Texts
from citizenspot.visit.pages.scene import CaseScene
from citizenspot.visit.views import Notice
from services_catalog.calendar import DURATION, WEEKDAYS, in_season, is_open, is_valid_on
from services_catalog.circumstances import Opening
from services_catalog.definition import Service, words

Unit = Literal["year", "month", "week", "day", "hour", "minute"]

_UNITS: tuple[tuple[Unit, timedelta], ...] = (
    ("year", timedelta(days=365)),
    ("month", timedelta(days=30)),
    ("week", timedelta(weeks=1)),
    ("day", timedelta(days=1)),
    ("hour", timedelta(hours=1)),
    ("minute", timedelta(minutes=1)),
)
"""The units of a duration in their order, and how long Babel takes each to be."""

_NEVER_ROUNDED = 10_000
"""Babel takes the next greater unit from so many of it on: from ten thousand, so never."""

_LEAP_YEAR = 2024
_A_MONDAY = date(2024, 1, 1)


def times_in_words(service: Service, texts: Texts) -> tuple[str, ...]:
    """Return the season and the hours of a service, a sentence each; nothing where it has none."""
    return (*_season(service, texts), *(_hours(each, texts) for each in service.opening))


def closed_now(scene: CaseScene) -> tuple[Notice, ...]:
    """Return that the service cannot be asked for now, as long as nothing of the case is done.

    Both screens say so: it is for the two to decide whether to go on. Hours are looked at where
    the desk's clock is known.
    """
    if any(record.done for record in scene.case.steps.values()):
        return ()
    service, today = scene.case.service, scene.around.today
    when = " ".join(times_in_words(service, scene.texts))
    if not in_season(service, today):
        return (Notice("warning", scene.say("This service cannot be asked for today."), when),)
    now = scene.around.day.now.astimezone(scene.around.zone) if scene.around.day else None
    if now is not None and not is_open(service, now):
        return (Notice("warning", scene.say("This service is closed at this hour."), when),)
    return ()


def out_of_date_for_mediator(scene: CaseScene) -> tuple[Notice, ...]:
    """Return that what is written of the service does not hold today."""
    service, today = scene.case.service, scene.around.today
    if is_valid_on(service, today):
        return ()
    following = scene.say("Ask the provider before you rely on fees and papers.")
    return (Notice("warning", scene.say("This description does not hold today."), following),)


def length_in_words(duration: str, texts: Texts) -> str:
    """Return a duration of ISO 8601 as `2 weeks, 3 days`; nothing for what is no duration."""
    from babel.dates import format_timedelta  # noqa: PLC0415 - costs a start 40 ms

    found = DURATION.fullmatch(duration)
    parts = [(part or "0").rstrip("YMWDH") for part in found.groups()[:4]] if found else []
    hours = [(part or "0").rstrip("HM") for part in found.groups()[5:]] if found else []
    return ", ".join(
        format_timedelta(unit * int(many), name, threshold=_NEVER_ROUNDED, locale=texts.locale)
        for many, (name, unit) in zip((*parts, *hours), _UNITS, strict=False)
        if int(many)
    )


def _season(service: Service, texts: Texts) -> Iterator[str]:
    season = service.season
    if season is None:
        return
    first, last = (_day_and_month(day, texts) for day in (season.since, season.until))
    yield texts.say("From {first} to {last}.", first=first, last=last)
    if note := words(season.note, texts.language, service.source_lang):
        yield note


def _hours(opening: Opening, texts: Texts) -> str:
    """Return hours as `Monday to Friday, 09:00 to 15:30.`; days apart are named one by one."""
    places = sorted(WEEKDAYS.index(day) for day in opening.days)
    names = [_weekday(place, texts) for place in places]
    in_a_row = len(places) > 2 and places[-1] - places[0] == len(places) - 1  # noqa: PLR2004 - "Monday to Tuesday" is longer
    days = texts.say("{first} to {last}", first=names[0], last=names[-1])
    listed = days if in_a_row else ", ".join(names)
    return texts.say(
        "{days}, {since} to {until}.",
        days=listed[:1].upper() + listed[1:],
        since=opening.since,
        until=opening.until,
    )


def _day_and_month(written: str, texts: Texts) -> str:
    """Return `06-15` as a day of any year, such as 15 June."""
    from babel.dates import format_skeleton  # noqa: PLC0415 - costs a start 40 ms

    day = datetime.fromisoformat(f"{_LEAP_YEAR}-{written}")
    return format_skeleton("MMMMd", day, locale=texts.locale)


def _weekday(place: int, texts: Texts) -> str:
    from babel.dates import format_date  # noqa: PLC0415 - as above

    return format_date(_A_MONDAY.replace(day=1 + place), "EEEE", locale=texts.locale)
