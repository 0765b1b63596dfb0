"""How far a mediator's own card has come, while it is asked to sign them in or to be kept."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from citizenspot.visit.surroundings import PinTurn


@dataclass(frozen=True)
class CardTurn:
    """What the reader says of the card (a `CardState`), and the question for its PIN, if any.

    `binding` says that the card is to be kept for who is signed in.
    """

    binding: bool = False
    reader: str = ""
    pin: PinTurn | None = None
