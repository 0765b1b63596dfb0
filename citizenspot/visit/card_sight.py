"""What the card in the reader has said so far: for the mediator's eyes, journalled nowhere."""

from __future__ import annotations

from dataclasses import dataclass, field

from citizenspot.eid.card_events import Verification
from citizenspot.visit.commands import Identity


@dataclass(frozen=True)
class CardSight:
    """Whose card it says it is, how far that was checked, and its photograph.

    `verification` is None until the checks are over; `photo` is a PNG that the photograph's own
    process has made anew, or empty.
    """

    identity: Identity
    verification: Verification | None = None
    photo: bytes = field(default=b"", repr=False)
