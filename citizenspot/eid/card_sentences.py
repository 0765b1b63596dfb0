"""The one place for what people read about reader and card: the cause, and the next act.

Every pair is a sentence and what to do next, in English for translation; the next act is empty
where there is nothing to do but wait.
"""

from __future__ import annotations

from citizenspot.eid.card_events import CardState, Check, VerificationOutcome
from citizenspot.texts import _N

Sentences = tuple[str, str]

FOR_THE_MEDIATOR: dict[CardState, Sentences] = {
    CardState.NO_SERVICE: (
        _N("The card reader service is not running."),
        _N("Go on without a card, and ask support to start pcscd."),
    ),
    CardState.NO_READER: (
        _N("No card reader is connected."),
        _N("Plug in the card reader. It is found without a restart."),
    ),
    CardState.NO_CARD: (
        _N("There is no card in the reader."),
        _N("Ask the citizen to insert the card, chip first."),
    ),
    CardState.MUTE: (
        _N("The card does not answer."),
        _N("Take it out, check that the chip is clean, up and in front, and insert it again."),
    ),
    CardState.UNKNOWN_CARD: (
        _N("This is not a card that the program can read."),
        _N("Ask for an identity card, or take the details from an identity document."),
    ),
    CardState.READY: (_N("The card is in the reader."), ""),
    CardState.READING: (_N("The card is being read."), _N("Leave the card in the reader.")),
    CardState.REMOVED: (
        _N("The card was taken out before it was read."),
        _N("Ask the citizen to insert it again and to leave it in."),
    ),
    CardState.BUSY: (
        _N("Another program is using the card."),
        _N("Close the other program. The card is then read without another act."),
    ),
    CardState.COMMUNICATION_ERROR: (
        _N("The card or the reader stopped answering properly."),
        _N("Take the card out, wipe the chip and insert it again, or use an identity document."),
    ),
    CardState.UNREADABLE: (
        _N("The card answers, but what it holds cannot be used."),
        _N("Take the details from an identity document, and send the citizen to the issuer."),
    ),
    CardState.KEY_NEEDED: (
        _N("This card opens only with what is printed on it."),
        _N("Type its access number, or scan its lines of letters and arrows."),
    ),
    CardState.KEY_WRONG: (
        _N("What was typed or scanned does not open this card."),
        _N("Compare it with the card that is on the reader, and try again."),
    ),
    CardState.OTHER_PERSON: (
        _N("This is the card of another person than the visit is for."),
        _N("Ask for the citizen's own card, or end this visit before you serve the other person."),
    ),
    CardState.NOT_ACTIVATED: (
        _N("This card has not been activated yet."),
        _N("Use an identity document. The card is activated where it was handed out."),
    ),
    CardState.OWN_CARD: (
        _N("Your own card is still in the reader."),
        _N("Take it out, so that the citizen's can be read."),
    ),
    CardState.FOR_AUSWEISAPP: (
        _N("This is a German card. Only AusweisApp can read it, for an eID service."),
        _N("Take the details from an identity document."),
    ),
    CardState.NO_AUSWEISAPP: (
        _N("This is a German card. Only AusweisApp can read it, and it is not running here."),
        _N("Take the details from an identity document, or start AusweisApp."),
    ),
}

FOR_THE_CITIZEN: dict[CardState, Sentences] = {
    CardState.NO_SERVICE: (
        _N("The card reader is not working right now."),
        _N("The mediator can use your identity document instead."),
    ),
    CardState.NO_READER: (
        _N("The card reader is not connected."),
        _N("The mediator is connecting it. Please wait."),
    ),
    CardState.NO_CARD: (
        _N("Your card is not in the reader."),
        _N("Insert your card, chip first."),
    ),
    CardState.MUTE: (
        _N("The reader cannot find the chip of your card."),
        _N("Take the card out, turn it so that the chip goes in first, and insert it again."),
    ),
    CardState.UNKNOWN_CARD: (
        _N("This card cannot be read here."),
        _N("Take the card out and insert your identity card."),
    ),
    CardState.READY: (_N("Your card is in the reader."), ""),
    CardState.READING: (_N("Your card is being read."), _N("Please leave the card in.")),
    CardState.REMOVED: (
        _N("The card was taken out too early."),
        _N("Please insert it again and leave it in."),
    ),
    CardState.BUSY: (
        _N("The card cannot be read yet."),
        _N("Please leave the card in. The mediator is seeing to it."),
    ),
    CardState.COMMUNICATION_ERROR: (
        _N("The card could not be read."),
        _N("Take the card out, wipe the chip and insert it again."),
    ),
    CardState.UNREADABLE: (
        _N("The card could not be read."),
        _N("The mediator can use your identity document instead."),
    ),
    CardState.KEY_NEEDED: (
        _N("Your card opens with the number that is printed on it."),
        _N("Show the card to the mediator, please."),
    ),
    CardState.KEY_WRONG: (
        _N("Your card did not open yet."),
        _N("Please leave it in the reader. The mediator tries again."),
    ),
    CardState.OTHER_PERSON: (
        _N("This is the card of another person."),
        _N("Take it out and insert your own card."),
    ),
    CardState.NOT_ACTIVATED: (
        _N("Your card has not been activated yet."),
        _N("The mediator can use your identity document instead."),
    ),
    CardState.OWN_CARD: (
        _N("The card reader is not free yet."),
        _N("The mediator is seeing to it."),
    ),
    CardState.FOR_AUSWEISAPP: (
        _N("A German card cannot be read here."),
        _N("The mediator can use your identity document instead."),
    ),
    CardState.NO_AUSWEISAPP: (
        _N("A German card cannot be read here now."),
        _N("The mediator can use your identity document instead."),
    ),
}

CHECKS: dict[Check, str] = {
    Check.IDENTITY_SIGNATURE: _N("the register's signature over the name"),
    Check.ADDRESS_SIGNATURE: _N("the register's signature over the address"),
    Check.SECURITY_OBJECT_SIGNATURE: _N("the issuer's signature on the card"),
    Check.IDENTITY_HASH: _N("the name against the issuer's signature"),
    Check.ADDRESS_HASH: _N("the address against the issuer's signature"),
    Check.PHOTO_HASH: _N("the photograph against the issuer's signature"),
    Check.CHIP: _N("that the chip is no copy"),
    Check.CERTIFICATE_CHAIN: _N("who the signer is"),
    Check.REVOCATION: _N("whether the signer's certificate was withdrawn"),
}
"""Each check as a part of a list, after 'Checked:' or 'Not checked:'."""

OUTCOMES: dict[VerificationOutcome, Sentences] = {
    VerificationOutcome.VERIFIED: (_N("The card is genuine."), ""),
    VerificationOutcome.NOT_CHECKED: (
        _N("The card was read. Whether it is genuine could not be checked to the end."),
        _N("Compare the card and its photograph with the person."),
    ),
    VerificationOutcome.FAILED: (
        _N("What the card says does not fit its signature."),
        _N("Do not rely on this card. Take the details from an identity document."),
    ),
}
"""What the mediator reads about a card's genuineness."""


def sentences(state: CardState, *, for_citizen: bool) -> Sentences:
    """Return the cause and the next act for one of the two readers, untranslated."""
    return (FOR_THE_CITIZEN if for_citizen else FOR_THE_MEDIATOR)[state]
