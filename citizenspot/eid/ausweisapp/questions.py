"""What a handover asks the citizen, and what they can answer."""

from __future__ import annotations

import msgspec

from citizenspot.eid.ausweisapp.ausweisapp_words import (
    AccessRights,
    CertificateDescription,
    CertificateValidity,
)
from citizenspot.eid.ausweisapp.outcome import Ending
from citizenspot.eid.pin.pin_status import PinProblem
from citizenspot.eid.pin.secret_pin import SecretPin

PIN_LENGTH = CAN_LENGTH = 6
"""BSI TR-03127 §3.3: the eID PIN and the card access number have six digits."""


class ConsentAsked(msgspec.Struct, frozen=True):
    """Whether the service may read the card: who it is, why, and what it asks for."""

    rights: AccessRights
    reader: CertificateDescription
    validity: CertificateValidity


class CardAsked(msgspec.Struct, frozen=True):
    """A card, or a reader, is wanted."""


class PinWanted(msgspec.Struct, frozen=True):
    """The PIN is wanted; `problem` says why the last one was not taken."""

    tries_left: int | None = None
    on_keypad: bool = False
    problem: PinProblem | None = None


class AccessNumberWanted(msgspec.Struct, frozen=True):
    """The number printed on the card is wanted: before the last try, or in the PIN's place.

    `problem` says why the last number was not taken, `pin_was_wrong` that a PIN came before it.
    """

    tries_left: int | None = None
    on_keypad: bool = False
    problem: PinProblem | None = None
    pin_was_wrong: bool = False


class AtWork(msgspec.Struct, frozen=True):
    """Nothing is asked: AusweisApp and the service are at work."""


Question = ConsentAsked | CardAsked | PinWanted | AccessNumberWanted | AtWork
DigitsWanted = PinWanted | AccessNumberWanted


class Agreed(msgspec.Struct, frozen=True):
    """The citizen lets the service read what is asked for."""


class Declined(msgspec.Struct, frozen=True):
    """The citizen does not."""


class LeftOut(msgspec.Struct, frozen=True):
    """The citizen changes what may be read: `wanted` are the rights, not required, that may be."""

    wanted: tuple[str, ...]


class Cancelled(msgspec.Struct, frozen=True):
    """Nobody wants it any more, or it cannot go on here; `ending` says which."""

    ending: Ending = Ending.CANCELLED


class Entered:
    """The digits that were asked for; none where the reader's own keypad takes them."""

    def __init__(self, digits: SecretPin | None) -> None:
        """Take them over; whoever takes the answer wipes them."""
        self.digits = digits


Answer = Agreed | Declined | LeftOut | Cancelled | Entered
