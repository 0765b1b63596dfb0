"""Checks what stands around a service: events, law, durations, season, hours, channels."""

from __future__ import annotations

import re
from datetime import date, time
from typing import TYPE_CHECKING, Any

from services_catalog.calendar import DURATION
from services_catalog.checking.steps import check_unique_ids
from services_catalog.problems import ProblemKind, Report
from services_catalog.vocabularies.events import EVENTS
from services_catalog.vocabularies.single_digital_gateway import CODES

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from services_catalog.checking.draft import Draft
    from services_catalog.problems import Place

_NO_DURATION = ("unknown", "none")
_ANY_YEAR = 2000


def check_circumstances(draft: Draft, report: Report) -> None:
    """Report events and codes that do not exist, and times that are none."""
    raw = draft.raw
    for position, event in enumerate(_list(raw, "events")):
        _check_known(event, EVENTS, ("events", position), "an event", report)
    if code := raw.get("sdg"):
        wanted = "a code of the Single Digital Gateway"
        _check_known(code, CODES, ("sdg",), wanted, report)
    for key in ("outputs", "legal", "participants", "channels"):
        check_unique_ids(key, raw, report)
    _check_durations(raw.get("duration"), ("duration",), report)
    _check_span(raw.get("season"), ("season",), _is_day, "a day, such as 06-15", report)
    for position, hours in enumerate(_list(raw, "opening")):
        place = ("opening", position)
        _check_span(hours, place, _is_time, "a time, such as 09:00", report)
        _check_order(hours, place, report)
    _check_channels(draft, report)


def is_duration(text: str) -> bool:
    """Say whether a text is a duration of ISO 8601, such as `P10D` or `PT30M`."""
    return bool(DURATION.fullmatch(text))


def _check_known(
    name: object, known: Mapping[str, object] | tuple[str, ...], place: Place, what: str,
    report: Report,
) -> None:  # fmt: skip
    if isinstance(name, str) and name not in known:
        wrong = f'"{name}" is not {what}'
        report.add(ProblemKind.UNKNOWN_NAME, place, wrong, allowed=known, given=name)


def _check_durations(duration: object, place: Place, report: Report) -> None:
    for key in ("typical", "longest", "tacit_approval", "appeal"):
        value = duration.get(key) if isinstance(duration, dict) else None
        if isinstance(value, str) and value not in _NO_DURATION and not is_duration(value):
            wrong = f'"{value}" is not a duration'
            allowed = "ISO 8601, such as P10D, P3M or PT30M, or unknown"
            report.add(ProblemKind.NOT_ALLOWED, (*place, key), wrong, allowed=allowed)


def _check_span(
    span: object, place: Place, is_one: Callable[[str], bool], allowed: str, report: Report
) -> None:
    for key in ("from", "until"):
        value = span.get(key) if isinstance(span, dict) else None
        if isinstance(value, str) and not is_one(value):
            wrong = f'"{value}" is not {allowed.partition(",")[0]}'
            report.add(ProblemKind.NOT_ALLOWED, (*place, key), wrong, allowed=allowed)


def _check_order(hours: object, place: Place, report: Report) -> None:
    given = hours if isinstance(hours, dict) else {}
    since, until = str(given.get("from", "")), str(given.get("until", ""))
    if _is_time(since) and _is_time(until) and until <= since:
        wrong = f"{until} is not after {since}"
        report.add(ProblemKind.NOT_ALLOWED, (*place, "until"), wrong, allowed="a later time")


def _is_day(text: str) -> bool:
    try:
        return bool(date.fromisoformat(f"{_ANY_YEAR}-{text}"))
    except ValueError:
        return False


def _is_time(text: str) -> bool:
    try:
        return bool(re.fullmatch(r"[0-9]{2}:[0-9]{2}", text)) and time.fromisoformat(text) >= time()
    except ValueError:
        return False


def _check_channels(draft: Draft, report: Report) -> None:
    """Report channels that leave out what the service does not have."""
    known = [*draft.evidence_ids, *_ids(_list(draft.raw, "costs"))]
    for position, channel in enumerate(_list(draft.raw, "channels")):
        place: Place = ("channels", position)
        given = channel if isinstance(channel, dict) else {}
        for index, name in enumerate(_list(given, "without")):
            inside = (*place, "without", index)
            _check_known(name, tuple(known), inside, "a cost or paper of the service", report)
        _check_durations(given.get("duration"), (*place, "duration"), report)


def _list(raw: Mapping[str, Any], key: str) -> list[Any]:
    values = raw.get(key)
    return values if isinstance(values, list) else []


def _ids(parts: list[Any]) -> Iterator[str]:
    return (part["id"] for part in parts if isinstance(part, dict) and "id" in part)
