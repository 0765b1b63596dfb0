"""Checks what the settings say of the day: the opening hours, and how a scanner is told."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kiosk_config.self_check.finding import Finding, Subject, ok, warning
from kiosk_config.sentences import _N
from kiosk_config.settings_file import settings_path

if TYPE_CHECKING:
    from kiosk_config.self_check.machine import Machine
    from kiosk_config.settings import Settings


OWN_FILE = "~/.config/citizenspot/workstation.toml"
"""Where the settings go on a machine that has none yet."""


def check_hours(machine: Machine, settings: Settings) -> Finding:
    """Judge the opening hours: without both, no work outside of them is listed."""
    opens, closes = settings.day.opens, settings.day.closes
    mend = _editing(machine)
    if settings.practice and not opens and not closes:
        return ok(Subject.HOURS, _N("Practice has no opening hours."))
    if not opens or not closes:
        text = _N("No opening hours are set: work at odd hours is not listed.")
        return warning(Subject.HOURS, text, mend=mend)
    if opens >= closes:
        text = _N("The spot closes at {closes}, before it opens at {opens}.")
        return warning(Subject.HOURS, text, mend=mend, opens=opens, closes=closes)
    return ok(Subject.HOURS, _N("Open from {opens} to {closes}."), opens=opens, closes=closes)


def check_scanner(machine: Machine, settings: Settings) -> Finding:
    """Judge how a scanner is told from a person who types."""
    scanner = settings.scanner
    if scanner.kind == "none":
        return ok(Subject.SCANNER, _N("No scanner is set."))
    if scanner.kind == "burst":
        return ok(Subject.SCANNER, _N("The scanner is told by its speed. A prefix is surer."))
    if scanner.prefix.isalnum() or scanner.prefix.isspace():
        text = _N("The scanner's prefix {prefix} is something that people type.")
        return warning(Subject.SCANNER, text, mend=_editing(machine), prefix=scanner.prefix)
    text = _N("The scanner types {prefix} before each code.")
    return ok(Subject.SCANNER, text, prefix=scanner.prefix)


def _editing(machine: Machine) -> str:
    return f'"${{EDITOR:-nano}}" {settings_path(machine.environment) or OWN_FILE}'
