"""How a handover to AusweisApp stands, as both screens show it; nothing of it is journalled."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from citizenspot.eid.ausweisapp.outcome import Ending
    from citizenspot.eid.ausweisapp.questions import Question
    from citizenspot.visit.surroundings import PinTurn


@dataclass(frozen=True)
class HandoverSight:
    """A handover by its number: what it asks now, or how it ended without an identity.

    `pin` is the question for digits, where they are the PIN's or the printed number's.
    """

    number: int
    question: Question | None = None
    pin: PinTurn | None = None
    ending: Ending | None = None

    @property
    def is_under_way(self) -> bool:
        """Whether it has not ended."""
        return self.ending is None
