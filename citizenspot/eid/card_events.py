"""What the reader's worker says: the reader's state, whose card was read, how far it is genuine."""

from __future__ import annotations

from datetime import date, datetime
from enum import Enum

import msgspec

from citizenspot.eid.pin.pin_status import PinProblem


class CardState(Enum):
    """How reader and card stand; each has its own sentence in `card_sentences`."""

    NO_SERVICE = "no_service"
    NO_READER = "no_reader"
    NO_CARD = "no_card"
    MUTE = "mute"
    """Something is in the reader and does not answer: upside down, dirty, or no chip card."""
    UNKNOWN_CARD = "unknown_card"
    """The card answers, and no profile knows it."""
    READY = "ready"
    """A card that answers is in the reader; it was read, or can be."""
    READING = "reading"
    REMOVED = "removed"
    """The card was taken out while it was read; `NO_CARD` is a reader nobody used yet."""
    BUSY = "busy"
    """Another program holds the reader or the card."""
    COMMUNICATION_ERROR = "communication_error"
    UNREADABLE = "unreadable"
    """A known card answered, but what it holds is not what its family's layout says."""
    KEY_NEEDED = "key_needed"
    """The card opens with what is printed on it: its access number, or its MRZ."""
    KEY_WRONG = "key_wrong"
    """What was typed or scanned does not open this card."""
    OTHER_PERSON = "other_person"
    """A card that answers, and is not of the person whose visit this is."""
    NOT_ACTIVATED = "not_activated"
    """A known card that its holder has not activated yet."""
    OWN_CARD = "own_card"
    """The card that the mediator signed in with is still in; it is not read for a visit."""
    FOR_AUSWEISAPP = "for_ausweisapp"
    """A German card, which no other program than AusweisApp can read."""
    NO_AUSWEISAPP = "no_ausweisapp"
    """A German card, and AusweisApp does not answer on this machine."""


class PersonalNumber(msgspec.Struct, frozen=True):
    """A number that a state gave a person, without spaces; `kind` says which (`pt.nif`)."""

    kind: str
    value: str


class CardAddress(msgspec.Struct, frozen=True):
    """Where the holder lives, as the card says it."""

    street: str
    postal_code: str
    locality: str


class CardHolder(msgspec.Struct, frozen=True):
    """The person a card was issued to, and the card's own number and dates.

    `birth_date` is None where a family's cards have none (Finland, PIV, later Latvian codes).
    `number` is the person's and stays when the card is renewed (`be.rrn`, `pt.nic`);
    `document_number` is the card's. `nationality` is the ICAO code (Doc 9303-3 §5) where the card
    has one or is of its issuer, else the card's own word. `sex` is `M`, `F` or empty.
    """

    family_name: str
    given_names: str
    birth_date: date | None
    number: str
    number_kind: str
    nationality: str
    sex: str
    document_number: str
    card_family: str
    valid_from: date | None = None
    valid_until: date | None = None
    address: CardAddress | None = None
    other_numbers: tuple[PersonalNumber, ...] = ()

    def is_expired_on(self, day: date) -> bool:
        """Say whether the card's last day of validity lies before a day."""
        return self.valid_until is not None and self.valid_until < day


class Check(Enum):
    """One thing that can be checked about what a card says."""

    IDENTITY_SIGNATURE = "identity_signature"
    """The national register's signature over the identity (Belgium)."""
    ADDRESS_SIGNATURE = "address_signature"
    SECURITY_OBJECT_SIGNATURE = "security_object_signature"
    """The issuer's signature over the list of hashes on the card (Portugal, ICAO)."""
    IDENTITY_HASH = "identity_hash"
    """The identity has the hash that the list says."""
    ADDRESS_HASH = "address_hash"
    PHOTO_HASH = "photo_hash"
    """The photograph has the hash that was signed."""
    CHIP = "chip"
    """The chip has the private key that belongs to this card, so that it is no copy."""
    CERTIFICATE_CHAIN = "certificate_chain"
    """The signer's certificate leads to an authority that is trusted here."""
    REVOCATION = "revocation"


class VerificationOutcome(Enum):
    """What all checks together come to."""

    VERIFIED = "verified"
    """Everything was checked, up to an authority that is trusted here."""
    NOT_CHECKED = "not_checked"
    """Nothing was found wrong, but a forger could have made such a card: see `unchecked`."""
    FAILED = "failed"
    """A check found something wrong: what the card says was changed or is not its own."""


class Verification(msgspec.Struct, frozen=True):
    """How far what a card says is known to be genuine.

    `reason` is empty, or says in technical words what failed or why a check was not possible.
    `revocation_as_of` is when the newest word on revoked certificates was given that was at hand.
    """

    checked: tuple[Check, ...] = ()
    unchecked: tuple[Check, ...] = ()
    failed: tuple[Check, ...] = ()
    reason: str = ""
    revocation_as_of: datetime | None = None

    @property
    def outcome(self) -> VerificationOutcome:
        """One word for it; only `VERIFIED` may raise the assurance above a card that was read."""
        if self.failed:
            return VerificationOutcome.FAILED
        if self.unchecked or not self.checked:
            return VerificationOutcome.NOT_CHECKED
        return VerificationOutcome.VERIFIED


class ReaderChanged(msgspec.Struct, frozen=True, tag="reader_changed"):
    """The reader's state is another than before, or another card is in it.

    `reader` is empty where there is none; `turn` tells one card from the next, however quickly
    they were swapped.
    """

    state: CardState
    reader: str = ""
    turn: int = 0


class CardRead(msgspec.Struct, frozen=True, tag="card_read"):
    """A card was read whole; `reading_ms` is the time from connecting to the last answer."""

    holder: CardHolder
    verification: Verification
    reading_ms: int


class CardTextRead(msgspec.Struct, frozen=True, tag="card_text_read"):
    """The text of a card is known, and nothing of it checked yet; `CardRead` follows.

    It is for the mediator's eyes only: the read may still fail, or find a forgery.
    """

    holder: CardHolder


class CardPhotoRead(msgspec.Struct, frozen=True, tag="card_photo_read"):
    """The photograph of the card that was read last, decoded and made anew as a PNG."""

    png: bytes


class CardFailed(msgspec.Struct, frozen=True, tag="card_failed"):
    """A read that was asked for came to nothing.

    `detail` is for the log: a code or the name of a file on the card, never personal data.
    """

    state: CardState
    detail: str = ""


class PinAsked(msgspec.Struct, frozen=True, tag="pin_asked"):
    """The card wants its PIN, and how; `problem` says why the last one was not taken.

    `request` is to be given back with the PIN, so that none reaches a card it was not meant for.
    `tries_left` is None where the card does not tell. `on_pinpad` is true where the reader's own
    keypad takes it. Where `problem` is one that no PIN mends, nothing is to be entered. `own_card`
    says that the mediator's own is asked for.
    """

    request: int
    tries_left: int | None
    shortest: int
    longest: int
    on_pinpad: bool = False
    problem: PinProblem | None = None
    own_card: bool = False


class CardProved(msgspec.Struct, frozen=True, tag="card_proved"):
    """The card's key has signed a challenge of this desk, after the PIN.

    `verification` is of its certificate: who vouches for it, and whether it was revoked.
    `certificate` (DER) is the mediator's own, and empty where a citizen's card has signed. `reader`
    and `turn` say where that card is, which `ReaderChanged` may not have told yet.
    """

    verification: Verification
    certificate: bytes = b""
    reader: str = ""
    turn: int = 0


CardEvent = (
    ReaderChanged | CardTextRead | CardRead | CardPhotoRead | PinAsked | CardProved | CardFailed
)
