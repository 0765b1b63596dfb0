"""Checks the catalogue, by what reading it gave."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from kiosk_config.self_check.finding import Finding, Subject, ok, problem, warning
from kiosk_config.sentences import _N

if TYPE_CHECKING:
    from pathlib import Path


class CatalogueRead(msgspec.Struct, frozen=True):
    """What reading the catalogue gave: how many services, and what was wrong, one line each."""

    folder: Path
    services: int
    problems: tuple[str, ...] = ()


def check_catalogue(read: CatalogueRead) -> Finding:
    """Judge whether there is a service, and whether every definition can be used."""
    count = str(read.services)
    if not read.services:
        text = _N("No service can be used: {first}")
        first = read.problems[0] if read.problems else str(read.folder)
        return problem(Subject.CATALOGUE, text, mend=f"ls {read.folder}", first=first)
    if read.problems:
        text = _N("{count} services can be used, and {left} mistakes keep others out: {first}")
        editor = f'"${{EDITOR:-nano}}" {read.problems[0].partition(":")[0]}'
        left, first = str(len(read.problems)), read.problems[0]
        return warning(Subject.CATALOGUE, text, mend=editor, count=count, left=left, first=first)
    return ok(Subject.CATALOGUE, _N("{count} services can be used."), count=count)
