"""Reads and proves cards that no profile knows, with a PKCS#11 module; implements `CardWay`.

What it gives is whom the certificate names, and that the token has its key. How far the certificate
itself is to be believed is asked of the authorities installed for the family `pkcs11`.
"""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from citizenspot.eid.authentication.card_authentication import Signed as CheckableSignature
from citizenspot.eid.authentication.proof import (
    Person,
    PinAnswer,
    PinQuestion,
    check_signature,
    purpose_of,
)
from citizenspot.eid.authentication.signature_forms import KeyKind, asn1_ecdsa, key_kind
from citizenspot.eid.card_data_error import CardDataError
from citizenspot.eid.card_events import CardHolder, CardState
from citizenspot.eid.card_profile import CardContent
from citizenspot.eid.certificate_subject import read_subject
from citizenspot.eid.pin.pin_form import PinCoding, PinForm
from citizenspot.eid.pin.pin_status import PinProblem, PinRefusedError, PinStatus
from citizenspot.eid.profiles.certificate_only import content_of
from citizenspot.eid.readers import ReaderError
from citizenspot.eid.tokens.token_words import (
    Look,
    Refused,
    Seen,
    Sign,
    Signed,
    TokenProblem,
)

if TYPE_CHECKING:
    from citizenspot.eid.authentication.proof import OwnCard
    from citizenspot.eid.card_ways import ReadingWanted
    from citizenspot.eid.readers import Slot
    from citizenspot.eid.tokens.token_line import TokenLine
    from citizenspot.eid.tokens.token_words import Answer

FAMILY = "pkcs11"
PIN = PinForm(reference=0, shortest=4, longest=12, coding=PinCoding.ASCII_AND_FF, block_length=12)
"""How the module codes a PIN is its own affair; its length is what cards have."""
PIN_PROBLEMS = {
    TokenProblem.PIN_WRONG: PinProblem.WRONG,
    TokenProblem.PIN_BLOCKED: PinProblem.BLOCKED,
    TokenProblem.PIN_LENGTH: PinProblem.WRONG_LENGTH,
    TokenProblem.PIN_TO_BE_CHANGED: PinProblem.MUST_BE_CHANGED,
    TokenProblem.PIN_NOT_SET: PinProblem.NOT_ACTIVATED,
    TokenProblem.CANCELLED: PinProblem.CANCELLED,
    TokenProblem.NO_MECHANISM: PinProblem.NO_PIN_HERE,
}
STATES = {
    TokenProblem.NO_TOKEN: CardState.UNKNOWN_CARD,
    TokenProblem.NO_CERTIFICATE: CardState.UNKNOWN_CARD,
    TokenProblem.TOKEN_GONE: CardState.REMOVED,
}


class TokenCards:
    """Cards behind a module of their maker."""

    def __init__(self, line: TokenLine) -> None:
        """Keep the line to the module's process."""
        self._line = line

    def knows_family(self, family: str) -> bool:
        """Say whether cards of a family are read this way."""
        return family == FAMILY

    def read(self, slot: Slot, wanted: ReadingWanted) -> CardContent:
        """Read whom the token's certificate names."""
        wanted.connected()
        certificate = self._look(slot).certificate
        return content_of(_holder(certificate), certificate, wanted.reading)

    def ask(self, slot: Slot, wanted: Person | OwnCard) -> PinQuestion:
        """Return how the token's PIN stands."""
        seen = self._look(slot)
        if isinstance(wanted, Person):
            holder = _holder(seen.certificate)
            if (holder.number_kind, holder.number) != (wanted.number_kind, wanted.number):
                raise ReaderError(CardState.OTHER_PERSON)
        status, purpose = _status(seen), purpose_of(wanted)
        return PinQuestion(FAMILY, seen.certificate, PIN, status, seen.has_keypad, purpose)

    def prove(self, slot: Slot, question: PinQuestion, answer: PinAnswer) -> None:
        """Have the challenge signed by the key of the certificate that was shown."""
        pin = answer.pin
        if pin is not None and not question.form.fits(pin):
            raise PinRefusedError(PinProblem.WRONG_LENGTH, question.status.tries_left)
        order = Sign(
            slot.reader,
            question.certificate,
            answer.message,
            len(pin) if pin is not None else None,
        )
        said = self._line.ask(order, pin)
        if not isinstance(said, Signed):
            raise _refusal(said)
        check_signature(question.certificate, answer.message, _checkable(question, said))

    def hang_up(self) -> None:
        """End the module's process."""
        self._line.hang_up()

    def _look(self, slot: Slot) -> Seen:
        said = self._line.ask(Look(slot.reader))
        if isinstance(said, Seen):
            return said
        raise _refusal(said)


def _refusal(said: Answer) -> ReaderError | PinRefusedError:
    """Return what an answer means that is not the one that was asked for."""
    if not isinstance(said, Refused):
        return ReaderError(CardState.COMMUNICATION_ERROR, "another answer than was asked for")
    if said.problem in PIN_PROBLEMS:
        return PinRefusedError(PIN_PROBLEMS[said.problem])
    state = STATES.get(said.problem, CardState.COMMUNICATION_ERROR)
    return ReaderError(state, f"PKCS#11: {said.problem.value} {said.detail}".strip())


def _status(seen: Seen) -> PinStatus:
    problem = PIN_PROBLEMS.get(seen.problem) if seen.problem else None
    tries_left = 0 if problem is PinProblem.BLOCKED else 1 if seen.is_last_try else None
    return PinStatus(tries_left, problem=problem)


def _holder(certificate: bytes) -> CardHolder:
    """Return whom the certificate names; its number is the subject's, or of the certificate.

    Raises:
        ReaderError: it names nobody.
    """
    try:
        subject = read_subject(certificate, "authentication certificate")
    except CardDataError as error:
        raise ReaderError(CardState.UNREADABLE, str(error)) from error
    family_name, given_names = subject.names
    if not family_name:
        raise ReaderError(CardState.UNREADABLE, "authentication certificate: names nobody")
    fingerprint = hashlib.sha256(certificate).hexdigest().upper()
    return CardHolder(
        family_name=family_name,
        given_names=given_names,
        birth_date=None,
        number=subject.serial_number or fingerprint,
        number_kind="pkcs11.subject" if subject.serial_number else "pkcs11.certificate",
        nationality="",
        sex="",
        document_number="",
        card_family=FAMILY,
        valid_from=subject.valid_from,
        valid_until=subject.valid_until,
    )


def _checkable(question: PinQuestion, said: Signed) -> CheckableSignature:
    if key_kind(question.certificate) is KeyKind.RSA:
        return CheckableSignature(said.signature, said.hash_name)
    return CheckableSignature(asn1_ecdsa(said.signature), said.hash_name)
