"""A caution: something in a sound definition that its writer should look at again."""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING

import msgspec

if TYPE_CHECKING:
    from services_catalog.problems import Place

SHOWN = 3
"""How many places a caution names; the others are counted."""


class CautionKind(Enum):
    """What sort of thing it is."""

    STALE_TRANSLATION = "stale translation"
    NOT_MARKED = "translation not marked"
    REVIEW_PASSED = "review date passed"
    DEAD_ID = "dead id"
    UNREACHABLE = "unreachable step"
    NEVER_TRUE = "rule never true"
    MONEY = "money as a number"
    LONG_SENTENCE = "long sentence"
    HALF_EASY = "easy language by half"


class Remark(msgspec.Struct, frozen=True):
    """One thing noticed at one place of a service, before the like are gathered.

    `what` says it for one or many; `named` tells this one from the others.
    """

    kind: CautionKind
    service: str
    place: Place
    what: str
    named: str
    advice: str


class Caution(msgspec.Struct, frozen=True):
    """All of one kind in one file, or in one provider's folder, said once."""

    kind: CautionKind
    file: str
    line: int
    path: str
    wrong: str
    allowed: str

    def __str__(self) -> str:
        """Return the whole on one line, starting with the place as editors open it."""
        path = f" {self.path}" if self.path else ""
        return f"{self.file}:{self.line}{path}: caution: {self.wrong}; {self.allowed}"


def gathered(what: str, named: list[str]) -> str:
    """Return one sentence for all the like: what they are, how many, and the first few."""
    shown = ", ".join(named[:SHOWN])
    if len(named) == 1:
        return f"{what}: {shown}"
    more = f" and {len(named) - SHOWN} more" if len(named) > SHOWN else ""
    return f"{what} ({len(named)}): {shown}{more}"
