"""Checks the head of a definition: its id, version, dates, language and sources."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING, Any

from services_catalog.definition import FORMAT, LANGUAGES
from services_catalog.problems import ProblemKind, Report

if TYPE_CHECKING:
    from collections.abc import Mapping

    from services_catalog.problems import Place

ID = re.compile(r"[a-z][a-z0-9-]*(\.[a-z0-9][a-z0-9-]*)+")
ALLOWED_ID = "lower-case words joined by dashes and dots, such as pt.imt.renew-driving-licence"


def check_heading(raw: Mapping[str, Any], report: Report) -> None:
    """Report an id, version, date, language or list of sources that cannot stand."""
    check_id(raw.get("id"), ("id",), report)
    version = raw.get("version")
    if isinstance(version, int) and version < 1:
        report.add(ProblemKind.NOT_ALLOWED, ("version",), f"{version} is no version", allowed="1…")
    if raw.get("sources") == []:
        wrong = "no source is named"
        allowed = "the addresses or documents that the facts are taken from"
        report.add(ProblemKind.MISSING_KEY, ("sources",), wrong, allowed=allowed)
    _check_source_language(raw, report)
    _check_validity(raw.get("valid"), report)


def is_newer(raw: Mapping[str, Any], report: Report) -> bool:
    """Say whether a file is written in a later language than this program knows; report it."""
    given = raw.get("format", FORMAT)
    if type(given) is not int or given <= FORMAT:
        return False
    wrong = f"this is written in format {given} of the language, newer than this program"
    allowed = f"format {FORMAT} or lower, or a newer program"
    report.add(ProblemKind.NEWER, ("format",), wrong, allowed=allowed)
    return True


def required_languages(raw: Mapping[str, Any], report: Report) -> tuple[str, ...]:
    """Return the languages that every text of a file has to have."""
    given = raw.get("languages")
    if not isinstance(given, list) or not all(isinstance(tag, str) for tag in given):
        return LANGUAGES
    if not given:
        wrong = "no language is named"
        report.add(ProblemKind.TEXT, ("languages",), wrong, allowed="a list such as [pt, en]")
    return tuple(given)


def check_id(value: object, place: Place, report: Report) -> None:
    """Report an id that is not in the form of ids."""
    if isinstance(value, str) and not ID.fullmatch(value):
        wrong = f'"{value}" is not in the form of an id'
        report.add(ProblemKind.NOT_ALLOWED, place, wrong, allowed=ALLOWED_ID)


def _check_source_language(raw: Mapping[str, Any], report: Report) -> None:
    language, name = raw.get("source_lang"), raw.get("name")
    if isinstance(language, str) and isinstance(name, dict) and language not in name:
        wrong = f'the name has no text in "{language}"'
        place = ("source_lang",)
        report.add(ProblemKind.TEXT, place, wrong, allowed=map(str, name), given=language)


def _check_validity(valid: object, report: Report) -> None:
    if not isinstance(valid, dict):
        return
    keys = ("from", "review_by", "until")
    days = {key: _day(valid.get(key), ("valid", key), report) for key in keys}
    since = days["from"]
    for key in ("review_by", "until"):
        if since and (day := days[key]) and day <= since:
            wrong = f"{day} is not after {since}, the day it holds from"
            report.add(ProblemKind.NOT_ALLOWED, ("valid", key), wrong)


def _day(value: object, place: Place, report: Report) -> date | None:
    if not isinstance(value, str):
        return None
    try:
        return date.fromisoformat(value)
    except ValueError:
        wrong = f'"{value}" is not a day'
        report.add(ProblemKind.NOT_ALLOWED, place, wrong, allowed="a day, such as 2026-12-31")
        return None
