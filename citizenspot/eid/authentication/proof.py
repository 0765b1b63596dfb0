"""One proof by one card: what is asked before the PIN, and what is signed after it."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import msgspec

from citizenspot.eid.card_channel import CardChannel
from citizenspot.eid.card_data_error import CardDataError
from citizenspot.eid.card_events import CardState
from citizenspot.eid.card_profile import Reading, choose_profile
from citizenspot.eid.certificate_subject import read_subject
from citizenspot.eid.pin.pin_form import PinForm
from citizenspot.eid.pin.pin_status import (
    PinProblem,
    PinRefusedError,
    PinStatus,
    check_verified,
)
from citizenspot.eid.readers import ReaderError
from citizenspot.eid.signatures import is_signed_by, read_certificate
from citizenspot.eid.trust.chain_question import ChainQuestion

if TYPE_CHECKING:
    from collections.abc import Sequence

    from citizenspot.eid.authentication.card_authentication import CardAuthentication, Signed
    from citizenspot.eid.card_events import CardHolder
    from citizenspot.eid.card_profile import CardProfile
    from citizenspot.eid.pin.secret_pin import SecretPin
    from citizenspot.eid.readers import CardConnection

PURPOSE = b"Citizen Spot: the holder is at this desk\x00"
"""Stands before every challenge, so that no signature made here says anything elsewhere."""
TO_SIGN_IN = b"Citizen Spot: the holder signs in at this desk\x00"
"""The same for whoever works here: what a citizen's card has signed lets nobody in."""


class Person(msgspec.Struct, frozen=True):
    """Whose card it has to be: a number, and which state's number it is."""

    number_kind: str
    number: str


class OwnCard(msgspec.Struct, frozen=True):
    """The card of whoever works at the desk: any whose certificate its holder proves to own.

    Nothing is read of it but that certificate.
    """


class PinQuestion(msgspec.Struct, frozen=True):
    """What is known before the PIN is asked for; `certificate` is what the proof must fit."""

    family: str
    certificate: bytes
    form: PinForm
    status: PinStatus
    on_pinpad: bool
    purpose: bytes = PURPOSE

    @property
    def is_own(self) -> bool:
        """Whether it is the card of whoever works at the desk."""
        return self.purpose == TO_SIGN_IN

    @property
    def chain_question(self) -> ChainQuestion:
        """The question whether the certificate may be believed."""
        return ChainQuestion(self.certificate, self.family, is_person=True)


def ask(
    connection: CardConnection,
    atr: bytes,
    profiles: Sequence[CardProfile],
    wanted: Person | OwnCard,
) -> PinQuestion:
    """Return how the card that is wanted asks for its PIN; spends no try.

    Raises:
        ReaderError: the card is gone, or unknown, or another person's.
        PinRefusedError: its family has no PIN that is known here, or its key is another person's.
    """
    channel, profile, authentication = _opened(connection, atr, profiles)
    try:
        if isinstance(wanted, Person):
            certificate = _certificate_of(wanted, channel, profile, authentication)
        else:
            profile.select(channel)
            certificate = authentication.certificate(channel)
        status = authentication.pin_status(channel)
    except CardDataError as error:
        raise ReaderError(CardState.UNREADABLE, str(error)) from error
    on_pinpad = connection.pinpad_code() is not None
    purpose = purpose_of(wanted)
    return PinQuestion(profile.family, certificate, authentication.pin, status, on_pinpad, purpose)


def purpose_of(wanted: Person | OwnCard) -> bytes:
    """Return what stands before what the card is given to sign."""
    return PURPOSE if isinstance(wanted, Person) else TO_SIGN_IN


def prove(
    connection: CardConnection,
    atr: bytes,
    profiles: Sequence[CardProfile],
    question: PinQuestion,
    answer: PinAnswer,
) -> None:
    """Let the card sign a challenge, and check it; the PIN is wiped whatever happens.

    The tries are read again first: had another program spent one meanwhile, what the citizen was
    told is no longer true, and the question is asked anew.

    Raises:
        ReaderError: the card is gone, or another one.
        PinRefusedError: the PIN was not taken, or the signature does not fit.
    """
    try:
        channel, profile, authentication = _opened(connection, atr, profiles)
        try:
            _prove(connection, channel, authentication, question, answer)
        except CardDataError as error:
            raise ReaderError(CardState.UNREADABLE, str(error)) from error
        del profile
    finally:
        if answer.pin is not None:
            answer.pin.wipe()


class PinAnswer:
    """The PIN from screen 2, or none where the reader's keypad asks for it; and the challenge."""

    def __init__(self, pin: SecretPin | None, challenge: bytes, purpose: bytes = PURPOSE) -> None:
        """Take over the PIN."""
        self.pin = pin
        self._purpose, self._challenge = purpose, challenge

    @property
    def message(self) -> bytes:
        """What the card is to sign."""
        return self._purpose + self._challenge


def _prove(
    connection: CardConnection,
    channel: CardChannel,
    authentication: CardAuthentication,
    question: PinQuestion,
    answer: PinAnswer,
) -> None:
    if authentication.certificate(channel) != question.certificate:
        raise ReaderError(CardState.OTHER_PERSON, "another certificate")
    status = authentication.pin_status(channel)
    # A card that does not tell its tries has told them by a wrong PIN at most, and cannot again.
    if status.tries_left is not None and status != question.status:
        raise PinRefusedError(PinProblem.TRIES_CHANGED, status.tries_left)
    if status.problem is not None:
        raise PinRefusedError(status.problem, status.tries_left)
    form, pin = question.form, answer.pin
    if pin is not None and not form.fits(pin):
        raise PinRefusedError(PinProblem.WRONG_LENGTH, status.tries_left)

    def verify_pin() -> None:
        if pin is None:
            check_verified(int.from_bytes(connection.verify_on_pinpad(form), "big"))
        else:
            check_verified(channel.send_secret(form.verify_command(pin)))

    signed = authentication.sign(channel, question.certificate, answer.message, verify_pin)
    check_signature(question.certificate, answer.message, signed)


def check_signature(certificate: bytes, message: bytes, signed: Signed) -> None:
    """Do nothing where a signature over a message is of a certificate's key.

    Raises:
        CardDataError: the certificate's key cannot be used.
        PinRefusedError: it is not.
    """
    key = read_certificate(certificate, "authentication certificate")
    if not is_signed_by(key, signed.signature, message, signed.hash_name, signed.rsa_padding):
        raise PinRefusedError(PinProblem.PROOF_FAILED)


def _opened(
    connection: CardConnection, atr: bytes, profiles: Sequence[CardProfile]
) -> tuple[CardChannel, CardProfile, CardAuthentication]:
    channel = CardChannel(connection.transmit, connection.transmit_secret)
    try:
        profile = choose_profile(atr, channel, profiles)
    except CardDataError as error:
        raise ReaderError(CardState.UNREADABLE, str(error)) from error
    if profile is None:
        raise ReaderError(CardState.UNKNOWN_CARD, f"ATR {atr.hex().upper()}")
    if profile.authentication is None:
        raise PinRefusedError(PinProblem.NO_PIN_HERE)
    return channel, profile, profile.authentication


def _certificate_of(
    person: Person, channel: CardChannel, profile: CardProfile, authentication: CardAuthentication
) -> bytes:
    """Return the certificate of a person's card, which has to name them as the card does."""
    holder = _holder(profile, channel)
    profile.select(channel)
    certificate = authentication.certificate(channel)
    if (holder.number_kind, holder.number) != (person.number_kind, person.number):
        raise ReaderError(CardState.OTHER_PERSON)
    subject = read_subject(certificate, "authentication certificate")
    if not authentication.names(subject, holder):
        raise PinRefusedError(PinProblem.PROOF_FAILED)
    return certificate


def _holder(profile: CardProfile, channel: CardChannel) -> CardHolder:
    try:
        return profile.read(channel, Reading()).holder
    except ReaderError as error:
        # By radio it opens with what is printed on it, which nobody asks for again here.
        if error.state is CardState.KEY_NEEDED:
            raise PinRefusedError(PinProblem.NO_PIN_HERE) from error
        raise


Random = Callable[[int], bytes]
CHALLENGE_LENGTH = 32
