"""Problems of a catalogue: what is wrong and where, what is allowed, what was perhaps meant."""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING

import msgspec

from services_catalog.definition import LANGUAGES

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

Place = tuple[str | int, ...]
"""Where in a file: the keys and positions that lead there."""


LONGEST_LIST = 16
"""How many allowed names a sentence gives; the nearest one is named beside them."""


class ProblemKind(Enum):
    """What sort of mistake it is; programs sort by it, people read the sentence."""

    UNREADABLE = "unreadable"
    TOO_LARGE = "too large"
    SYNTAX = "syntax"
    DUPLICATE_KEY = "duplicate key"
    ALIAS = "alias"
    UNKNOWN_KEY = "unknown key"
    MISSING_KEY = "missing key"
    WRONG_TYPE = "wrong type"
    NOT_ALLOWED = "not allowed"
    MONEY = "money"
    TEXT = "text"
    DUPLICATE_ID = "duplicate id"
    UNKNOWN_NAME = "unknown name"
    DATA = "data"
    NEVER_ASKED = "never asked"
    RULE_SYNTAX = "rule syntax"
    RULE_TYPE = "rule type"
    UNDECLARED_FACT = "undeclared fact"
    STEPS = "steps"
    CYCLE = "cycle"
    NEWER = "newer"
    UNUSABLE = "unusable"


class Problem(msgspec.Struct, frozen=True):
    """One mistake in one file; `line` counts from 1, `path` is empty for the file as a whole."""

    kind: ProblemKind
    file: str
    line: int
    path: str
    wrong: str
    allowed: str = ""
    nearest: str = ""

    def __str__(self) -> str:
        """Return the whole on one line, starting with the place as editors open it."""
        path = f" {self.path}" if self.path else ""
        allowed = f"; allowed: {self.allowed}" if self.allowed else ""
        nearest = f'; did you mean "{self.nearest}"?' if self.nearest else ""
        return f"{self.file}:{self.line}{path}: {self.wrong}{allowed}{nearest}"


class Report:
    """Collects the problems of one file and finds the line of each by its place."""

    def __init__(self, file: str) -> None:
        """Start with no problem and no line known.

        `languages` are those that every text of the file has to have.
        """
        self.file = file
        self.languages: tuple[str, ...] = LANGUAGES
        self.problems: list[Problem] = []
        self._lines: Mapping[Place, int] = {}

    def know_lines(self, lines: Mapping[Place, int]) -> None:
        """Learn the line of every place that the file has."""
        self._lines = lines

    def add(
        self,
        kind: ProblemKind,
        place: Place,
        wrong: str,
        *,
        allowed: Iterable[str] | str = "",
        given: str = "",
        line: int = 0,
    ) -> None:
        """Note a problem; the nearest of the allowed names to the `given` one is suggested."""
        known = () if isinstance(allowed, str) else tuple(allowed)
        self.problems.append(
            Problem(
                kind=kind,
                file=self.file,
                line=line or self.line_of(place),
                path=written(place),
                wrong=wrong,
                allowed=allowed if isinstance(allowed, str) else _listed(known),
                nearest=nearest(given, known) if given else "",
            )
        )

    def suggest(self, meant: str) -> None:
        """Say of the problem noted last what was probably meant, if that is known."""
        if meant:
            self.problems[-1] = msgspec.structs.replace(self.problems[-1], nearest=meant)

    def line_of(self, place: Place) -> int:
        """Return the line of a place, or of the nearest thing around it that the file has."""
        while place and place not in self._lines:
            place = place[:-1]
        return self._lines.get(place, 1)


def _listed(names: tuple[str, ...]) -> str:
    shown = ", ".join(names[:LONGEST_LIST])
    return shown if len(names) <= LONGEST_LIST else f"{shown}, … ({len(names)} in all)"


def written(place: Place) -> str:
    """Return a place as it is spoken of: `steps[3].do`."""
    parts = (f"[{part}]" if isinstance(part, int) else f".{part}" for part in place)
    return "".join(parts).removeprefix(".")


MANY_NAMES = 200
MOST_LETTERS = 2
"""Among many names only those nearly as long are compared: each comparison takes its time."""


def nearest(given: str, known: Iterable[str]) -> str:
    """Return the known name that looks most like the one given, empty where none does."""
    from difflib import get_close_matches  # noqa: PLC0415 - only a catalogue with a mistake pays

    names = tuple(known)
    if len(names) > MANY_NAMES:
        names = tuple(name for name in names if abs(len(name) - len(given)) <= MOST_LETTERS)
    return next(iter(get_close_matches(given, names, n=1, cutoff=0.6)), "")
