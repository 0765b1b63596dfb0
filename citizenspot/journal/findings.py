"""What the verification of a journal has to say: findings, each with its place and its problem."""

from __future__ import annotations

from enum import StrEnum

import msgspec

from citizenspot.journal.entries import Head


class Problem(StrEnum):
    """What can be wrong with a journal."""

    CHANGED = "changed"
    """It is not what was recorded."""
    MOVED = "moved"
    """It was recorded at another position."""
    REMOVED = "removed"
    """It was recorded, and is not there."""
    ERASED = "erased"
    """Its payload is not there, and nothing recorded says that it was destroyed."""
    MISNUMBERED = "misnumbered"
    """Its number is not the next of its series."""
    CONTRADICTED = "contradicted"
    """A receipt shows other characters for this position: the chain was written anew."""
    CUT = "cut"
    """A receipt shows a later position: the end of the chain is missing."""
    DAMAGED = "damaged"
    """The file itself cannot be read."""


class Finding(msgspec.Struct, frozen=True):
    """Something that is not as it was recorded.

    `kind` is the kind of the event, or what else of the journal it is; `position` is `None`
    where there is none to name. `what` is said in English, to the person who looks after the desk.
    """

    problem: Problem
    position: int | None
    kind: str
    what: str


class Findings(msgspec.Struct, frozen=True):
    """What a verification has seen; the journal is sound if `findings` is empty."""

    events: int
    visits: int
    deliveries: int
    head: Head
    findings: tuple[Finding, ...]

    @property
    def sound(self) -> bool:
        """Whether everything is as it was recorded, as far as can be told from here."""
        return not self.findings
