"""Commands around a card's proof, by its PIN or by AusweisApp.

The PIN is in none of them: it never takes this way.
"""

from __future__ import annotations

from citizenspot.visit.desk_commands import Command


class ProveIdentity(Command, frozen=True, tag="prove_identity"):
    """Say that the card of the person known has proved them, by its PIN."""


class ReportOtherCard(Command, frozen=True, tag="report_other_card"):
    """Say that a card of somebody else than the person known is in the reader."""


class GoOnWithSamePerson(Command, frozen=True, tag="go_on_with_same_person"):
    """Say that the other card was a mistake, and the person known is still here."""


class AllowLastTry(Command, frozen=True, tag="allow_last_try"):
    """Want to use the last try of the card's PIN; not journalled."""

    request: int


class UsePinpad(Command, frozen=True, tag="use_pinpad"):
    """Enter the PIN on the reader's own keypad now; not journalled."""

    request: int


class AgreeToReading(Command, frozen=True, tag="agree_to_reading"):
    """Let the service read what is shown."""

    handover: int


class DeclineReading(Command, frozen=True, tag="decline_reading"):
    """Do not let it read, or stop it."""

    handover: int


class LetRead(Command, frozen=True, tag="let_read"):
    """Let the service read one thing that it does not require, or not."""

    handover: int
    right: str
    wanted: bool


ProofReport = ProveIdentity | ReportOtherCard
"""What the card reader's worker has found out."""

PinCommand = AllowLastTry | UsePinpad
"""What the citizen alone asks of the desk about the PIN; the mediator cannot, nor by assisting."""

HandoverAnswer = AgreeToReading | DeclineReading | LetRead
"""What the citizen alone says about a German card; nothing of it is journalled."""

CitizensWord = PinCommand | HandoverAnswer
"""What the citizen alone says about their card, and the desk passes on."""
