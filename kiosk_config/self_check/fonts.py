"""Checks the fonts: those the program ships, and those for names in other scripts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kiosk_config.self_check.finding import Finding, Subject, ok, problem, warning
from kiosk_config.sentences import _N

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from kiosk_config.self_check.machine import Machine

# Scripts of names at the counters of Portugal that the shipped Latin typeface does not have; the
# languages are fontconfig's, one for each script.
SCRIPTS = {"Greek": "el", "Cyrillic": "uk", "Arabic": "ar", "Devanagari": "hi"}


def check_fonts(machine: Machine, shipped: Sequence[Path]) -> Finding:
    """Judge whether the shipped fonts are there, and a font for each other script."""
    missing = [path for path in shipped if not machine.is_file(path)]
    if missing:
        text = _N("A font of the program is missing: {font}.")
        back = f"git checkout -- {missing[0]}"
        return problem(Subject.FONTS, text, mend=back, font=missing[0].name)
    unwritten = [script for script, language in SCRIPTS.items() if not _has(machine, language)]
    if unwritten:
        text = _N("No font has these scripts: {scripts}. Names in them show as boxes.")
        install = "sudo apt-get install fonts-noto-core"
        return warning(Subject.FONTS, text, mend=install, scripts=", ".join(unwritten))
    return ok(Subject.FONTS, _N("There is a font for every script."))


def _has(machine: Machine, language: str) -> bool:
    return bool(machine.output_of("fc-list", f":lang={language}", "family"))
