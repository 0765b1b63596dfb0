"""Checks the clock, which dates every receipt and every event."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from kiosk_config.self_check.finding import Finding, Subject, ok, problem, warning
from kiosk_config.sentences import _N

if TYPE_CHECKING:
    from kiosk_config.self_check.machine import Machine

# A clock that has been set is ahead of the program's own files; a day covers any time zone.
TOLERANCE = timedelta(days=1)


def check_clock(machine: Machine, installed_at: datetime) -> Finding:
    """Judge the clock by when the program was installed, and by whether it follows a time server.

    A clock that lost its battery begins in the past, often on the first of January.
    """
    now = machine.now()
    if now < installed_at - TOLERANCE:
        text = _N("The clock says {now}, which is before this program was installed.")
        return problem(
            Subject.CLOCK, text, mend="sudo timedatectl set-ntp true", now=f"{now:%Y-%m-%d %H:%M}"
        )
    told = machine.output_of("timedatectl", "show", "--property=NTPSynchronized", "--value")
    if (told or "").strip() != "yes":
        text = _N("The clock does not follow a time server.")
        return warning(Subject.CLOCK, text, mend="sudo timedatectl set-ntp true")
    return ok(Subject.CLOCK, _N("The clock follows a time server."))
