"""What people read about a German card: how handing it over ended, and what may be read of it."""

from __future__ import annotations

from citizenspot.eid.ausweisapp.outcome import Ending
from citizenspot.texts import _N

Sentences = tuple[str, str]

FOR_THE_MEDIATOR: dict[Ending, Sentences] = {
    Ending.DONE: (_N("The card was read by the eID service."), ""),
    Ending.NOT_RUNNING: (
        _N("AusweisApp is not running on this computer."),
        _N("Start it, or take the details from an identity document."),
    ),
    Ending.SWITCHED_OFF: (
        _N("AusweisApp does not let other programs use it."),
        _N("Ask support to switch on its WebSocket, or use an identity document."),
    ),
    Ending.BUSY: (
        _N("AusweisApp is busy with something else."),
        _N("Finish what is open in it, and try again."),
    ),
    Ending.OUTDATED: (
        _N("This AusweisApp is too old."),
        _N("Ask support to bring it up to date, or use an identity document."),
    ),
    Ending.DECLINED: (
        _N("The citizen does not want the service to read the card."),
        _N("Go on with an identity document."),
    ),
    Ending.CANCELLED: (
        _N("The citizen cancelled in AusweisApp."),
        _N("Ask whether they want to try again."),
    ),
    Ending.CARD_REMOVED: (
        _N("The card was taken away before it was read."),
        _N("Ask the citizen to put it back, and begin again."),
    ),
    Ending.DEACTIVATED: (
        _N("The online function of this card is switched off."),
        _N("It is switched on where the card was handed out. Use an identity document."),
    ),
    Ending.BLOCKED: (
        _N("The PIN of this card is blocked in AusweisApp."),
        _N("The citizen unblocks it with the PUK, in AusweisApp itself."),
    ),
    Ending.NO_KEYPAD: (
        _N("The PIN of a German card is entered on a reader with a keypad only."),
        _N("Plug in such a reader, or use an identity document."),
    ),
    Ending.NOT_TRUSTED: (
        _N("Another user's program answers in the place of AusweisApp. It was given nothing."),
        _N("Ask support to look at this computer, and use an identity document."),
    ),
    Ending.NO_DATA: (
        _N("The card was read, but the eID service did not send its data to this desk."),
        _N("Begin again, or use an identity document. Ask support if it stays so."),
    ),
    Ending.REFUSED: (
        _N("AusweisApp could not begin with this eID service."),
        _N("Ask support to check its address, or use an identity document."),
    ),
    Ending.GONE: (
        _N("AusweisApp has ended meanwhile."),
        _N("Start it again, and begin again."),
    ),
    Ending.TIMED_OUT: (
        _N("Nothing has happened in AusweisApp for a long time."),
        _N("Begin again when the citizen is ready."),
    ),
    Ending.FAILED: (
        _N("AusweisApp could not read the card."),
        _N("Begin again, or use an identity document."),
    ),
}

_OTHER_WAY = _N("The mediator can use your identity document instead.")
_NOT_NOW = (_N("Your German card cannot be read here now."), _OTHER_WAY)
FOR_THE_CITIZEN: dict[Ending, Sentences] = {
    Ending.DONE: (_N("Your card was read."), ""),
    Ending.NOT_RUNNING: _NOT_NOW,
    Ending.SWITCHED_OFF: _NOT_NOW,
    Ending.BUSY: _NOT_NOW,
    Ending.OUTDATED: _NOT_NOW,
    Ending.NOT_TRUSTED: _NOT_NOW,
    Ending.REFUSED: _NOT_NOW,
    Ending.GONE: _NOT_NOW,
    Ending.FAILED: (_N("Your card could not be read."), _OTHER_WAY),
    Ending.NO_DATA: (_N("Your card was read, but what it says did not arrive here."), _OTHER_WAY),
    Ending.NO_KEYPAD: (_N("Your PIN cannot be entered here."), _OTHER_WAY),
    Ending.DECLINED: (_N("Your card was not read, as you wished."), _OTHER_WAY),
    Ending.CANCELLED: (
        _N("You stopped before your card was read."),
        _N("The mediator can begin again, or use your identity document."),
    ),
    Ending.CARD_REMOVED: (
        _N("The card was taken away too early."),
        _N("Put it back and leave it there. The mediator begins again."),
    ),
    Ending.DEACTIVATED: (
        _N("The online function of your card is switched off."),
        _N("It is switched on where you got the card."),
    ),
    Ending.BLOCKED: (
        _N("The PIN of your card is blocked."),
        _N("You can unblock it with your PUK, at home or where you got the card."),
    ),
    Ending.TIMED_OUT: (
        _N("It took too long."),
        _N("The mediator can begin again when you are ready."),
    ),
}

RIGHTS: dict[str, str] = {
    "Address": _N("address"),
    "BirthName": _N("name at birth"),
    "FamilyName": _N("family name"),
    "GivenNames": _N("given names"),
    "PlaceOfBirth": _N("place of birth"),
    "DateOfBirth": _N("date of birth"),
    "DoctoralDegree": _N("doctoral degree"),
    "ArtisticName": _N("artistic or religious name"),
    "Pseudonym": _N("a number of your card for this service alone"),
    "ValidUntil": _N("until when the card is valid"),
    "Nationality": _N("nationality"),
    "IssuingCountry": _N("country of issue"),
    "DocumentType": _N("kind of document"),
    "ResidencePermitI": _N("residence permit"),
    "ResidencePermitII": _N("further notes of the residence permit"),
    "CommunityID": _N("code of your municipality"),
    "AddressVerification": _N("whether you live in a certain place"),
    "AgeVerification": _N("whether you are at least {age} years old"),
    "WriteAddress": _N("change the address on the card"),
    "WriteCommunityID": _N("change the code of the municipality on the card"),
    "WriteResidencePermitI": _N("change the residence permit on the card"),
    "WriteResidencePermitII": _N("change the notes of the residence permit on the card"),
    "CanAllowed": _N("read with the number on the card, without the PIN"),
    "PinManagement": _N("change the PIN of the card"),
}
"""What a service may ask for, by AusweisApp's names (docs/sdk/messages.rst, ACCESS_RIGHTS)."""
