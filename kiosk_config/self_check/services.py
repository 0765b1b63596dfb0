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
    count, mistakes = str(read.services), str(len(read.problems))
    look = f"./run catalog check {read.folder}"
    if not read.services:
        text = _N("No service can be used: {first}")
        first = read.problems[0] if read.problems else str(read.folder)
        return problem(Subject.CATALOGUE, text, mend=look, first=first)
    if read.problems:
        text = _N("{count} services can be used; {mistakes} mistakes keep others out: {first}")
        values = {"count": count, "mistakes": mistakes, "first": read.problems[0]}
        return warning(Subject.CATALOGUE, text, mend=look, **values)
    return ok(Subject.CATALOGUE, _N("{count} services can be used."), count=count)
