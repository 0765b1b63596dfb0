"""What people read about the PIN: how it stands, why it was not taken, and the next act."""

from __future__ import annotations

from citizenspot.eid.pin.pin_status import PinProblem
from citizenspot.texts import _N

Sentences = tuple[str, str]

FOR_THE_MEDIATOR: dict[PinProblem, Sentences] = {
    PinProblem.WRONG: (
        _N("The PIN was wrong."),
        _N("The citizen can try again on screen 2. Do not type it for them."),
    ),
    PinProblem.BLOCKED: (
        _N("The PIN of this card is blocked."),
        _N("It is unblocked with the PUK, where the card was handed out."),
    ),
    PinProblem.NOT_ACTIVATED: (
        _N("The PIN of this card has not been activated."),
        _N("It is activated where the card was handed out."),
    ),
    PinProblem.MUST_BE_CHANGED: (
        _N("The card still has the PIN it was sent with, which has to be changed first."),
        _N("The citizen changes it with their country's own program, and comes back."),
    ),
    PinProblem.WRONG_LENGTH: (
        _N("The PIN had too few or too many digits."),
        _N("No try was spent. The citizen can enter it again."),
    ),
    PinProblem.CANCELLED: (
        _N("The citizen cancelled on the reader's keypad."),
        _N("Ask whether they want to try again."),
    ),
    PinProblem.TIMED_OUT: (
        _N("Nobody entered the PIN on the reader's keypad in time."),
        _N("Let the citizen begin again when they are ready."),
    ),
    PinProblem.REFUSED: (
        _N("The card did not take the PIN, and does not say why."),
        _N("Take the card out, insert it again, and let the citizen try once more."),
    ),
    PinProblem.TRIES_CHANGED: (
        _N("Another program has asked this card for its PIN meanwhile."),
        _N("Look at the tries that are left now, before the citizen goes on."),
    ),
    PinProblem.NO_PIN_HERE: (
        _N("The PIN of this kind of card cannot be used here."),
        _N("Ask whether they have another card with a PIN."),
    ),
    PinProblem.PROOF_FAILED: (
        _N("The card's key or its signature does not fit what the card says."),
        _N("Do not rely on this card."),
    ),
    PinProblem.ISSUER_UNKNOWN: (
        _N("The PIN was right, but whether the card is genuine could not be checked."),
        _N("Ask support to install the authorities of this card."),
    ),
}

FOR_THE_CITIZEN: dict[PinProblem, Sentences] = {
    PinProblem.WRONG: (_N("That PIN was wrong."), _N("Try again, or stop here.")),
    PinProblem.BLOCKED: (
        _N("The PIN of your card is blocked."),
        _N("You can unblock it with your PUK, where you got the card."),
    ),
    PinProblem.NOT_ACTIVATED: (
        _N("The PIN of your card has not been activated."),
        _N("It is activated where you got the card."),
    ),
    PinProblem.MUST_BE_CHANGED: (
        _N("Your card still has the PIN it was sent with."),
        _N("Change it first, with your country's own program."),
    ),
    PinProblem.WRONG_LENGTH: (
        _N("The PIN had too few or too many digits."),
        _N("No try was spent. Enter it again."),
    ),
    PinProblem.CANCELLED: (_N("You cancelled."), _N("You can begin again, or stop here.")),
    PinProblem.TIMED_OUT: (_N("The time to enter the PIN is over."), _N("You can begin again.")),
    PinProblem.REFUSED: (
        _N("The card did not take the PIN."),
        _N("Take the card out, and insert it again."),
    ),
    PinProblem.TRIES_CHANGED: (
        _N("The number of tries has changed meanwhile."),
        _N("Look at it before you enter your PIN."),
    ),
    PinProblem.NO_PIN_HERE: (
        _N("The PIN of this card cannot be used here."),
        _N("If you have another card with a PIN, insert that one."),
    ),
    PinProblem.PROOF_FAILED: (
        _N("The card could not prove that it is yours."),
        _N("The mediator tells you more."),
    ),
    PinProblem.ISSUER_UNKNOWN: (
        _N("Your PIN was right, but your card could not be checked here."),
        _N("The mediator tells you more."),
    ),
}

_MEDIATORS_OTHER_WAY = _N("Sign in with your name and PIN.")
FOR_MEDIATORS_OWN_CARD: dict[PinProblem, Sentences] = {
    **FOR_THE_CITIZEN,
    PinProblem.WRONG: (_N("That PIN was wrong."), _N("Try again, or sign in with your name.")),
    PinProblem.CANCELLED: (_N("You cancelled."), _N("You can begin again, or go back.")),
    PinProblem.NO_PIN_HERE: (_N("The PIN of this card cannot be used here."), _MEDIATORS_OTHER_WAY),
    PinProblem.PROOF_FAILED: (
        _N("What the card signed does not fit its certificate."),
        _MEDIATORS_OTHER_WAY,
    ),
    PinProblem.ISSUER_UNKNOWN: (
        _N("Your PIN was right, but your card could not be checked here."),
        _MEDIATORS_OTHER_WAY,
    ),
}
"""What a mediator reads about the PIN of their own card."""
