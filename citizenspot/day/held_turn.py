"""How far it has come that somebody is told what this desk holds about them."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from citizenspot.visit.card_sight import CardSight


class HeldStage(Enum):
    """What is waited for, or has come of it."""

    CARD = "card"
    NOT_ENOUGH = "not enough"
    ASKED = "asked"
    PRINTING = "printing"
    KEPT_BACK = "kept back"
    PRINTED = "printed"


@dataclass(frozen=True)
class HeldTurn:
    """One person's question, from their card to the paper; journalled nowhere.

    `reader` is a `CardState`, `card` what the card says, until the answer is on its way. `sheet`
    names the paper, and `visits` says of how many visits it tells. `problem` is a `PrinterReason`,
    or says that it could not be made.
    """

    language: str
    stage: HeldStage = HeldStage.CARD
    request: int = 1
    reader: str = ""
    card: CardSight | None = None
    key_problem: str = ""
    sheet: str = ""
    visits: int = 0
    problem: str = ""


UNWRITTEN = "unwritten"
"""The sheet could not be made at all."""
