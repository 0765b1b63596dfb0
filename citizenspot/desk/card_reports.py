"""What the card reader's reports mean for a visit."""

from __future__ import annotations

from dataclasses import replace

from citizenspot.eid.card_events import (
    CardEvent,
    CardFailed,
    CardHolder,
    CardPhotoRead,
    CardProved,
    CardRead,
    CardState,
    CardTextRead,
    PinAsked,
    ReaderChanged,
    Verification,
    VerificationOutcome,
)
from citizenspot.eid.pin.pin_status import FINAL, PinProblem
from citizenspot.visit.card_sight import CardSight
from citizenspot.visit.commands import Identity, OfferIdentity
from citizenspot.visit.surroundings import PinTurn
from citizenspot.visit.words import Assurance

WAITS_FOR_KEY = frozenset({CardState.KEY_NEEDED.value, CardState.KEY_WRONG.value})
"""The reader's states in which a card waits for what is printed on it."""


def reader_state(event: CardEvent, before: str) -> str:
    """Return the reader's state that a report leads to; a photograph leaves it as it was before."""
    if isinstance(event, CardPhotoRead):
        return before
    if isinstance(event, CardTextRead):
        return str(CardState.READING.value)
    if isinstance(event, PinAsked | CardProved):
        return str(CardState.READY.value)
    if not isinstance(event, CardRead):
        return str(event.state.value)
    failed = event.verification.outcome is VerificationOutcome.FAILED
    return str((CardState.UNREADABLE if failed else CardState.READY).value)


CardInReader = tuple[str, int]
"""A reader, and the turn that tells the card in it from the next."""


def card_in(event: CardEvent, before: CardInReader | None) -> CardInReader | None:
    """Return which card is in a reader after a report, or nothing where none answers."""
    if not isinstance(event, ReaderChanged):
        return before
    answers = event.state in {CardState.READY, CardState.READING}
    return (event.reader, event.turn) if answers else None


def pin_turn(event: CardEvent, before: PinTurn | None) -> PinTurn | None:
    """Return the question for the PIN that a report leads to; it goes with its card."""
    match event:
        case PinAsked():
            return _asked(event)
        case CardProved() if not proves(event):
            failed = event.verification.outcome is VerificationOutcome.FAILED
            problem = PinProblem.PROOF_FAILED if failed else PinProblem.ISSUER_UNKNOWN
            return PinTurn(0, None, problem=problem.value, is_final=True)
        case CardProved() | CardFailed():
            return None
        case ReaderChanged(state=state) if state not in {CardState.READY, CardState.READING}:
            return None
        case _:
            return before


def card_sight(event: CardEvent, before: CardSight | None) -> CardSight | None:
    """Return what is known of a card after a report; a read that came to nothing leaves nothing."""
    match event:
        case CardTextRead():
            return CardSight(identity_of(event.holder))
        case CardRead():
            return CardSight(identity_of(event.holder), event.verification)
        case CardPhotoRead():
            return replace(before, photo=event.png) if before else None
        case CardFailed() | ReaderChanged(state=CardState.READING):
            return None
        case ReaderChanged() if before is not None and before.verification is None:
            return None
        case _:
            return before


def proves(event: CardEvent) -> bool:
    """Say whether a report proves that the card's holder is here; its issuer must be known."""
    return (
        isinstance(event, CardProved) and event.verification.outcome is VerificationOutcome.VERIFIED
    )


def _asked(event: PinAsked) -> PinTurn:
    return PinTurn(
        request=event.request,
        tries_left=event.tries_left,
        shortest=event.shortest,
        longest=event.longest,
        on_pinpad=event.on_pinpad,
        problem=event.problem.value if event.problem else "",
        is_final=event.problem in FINAL,
    )


def offered_by(event: CardEvent) -> OfferIdentity | None:
    """Return the identity a report brings; a card whose data was changed brings none."""
    if not isinstance(event, CardRead):
        return None
    if event.verification.outcome is VerificationOutcome.FAILED:
        return None
    return OfferIdentity(identity_of(event.holder), assurance_of(event.verification))


def assurance_of(verification: Verification) -> Assurance:
    """Return how sure a card makes us; only one that was checked to the end is verified."""
    if verification.outcome is VerificationOutcome.VERIFIED:
        return Assurance.CARD_VERIFIED
    return Assurance.CARD_READ


def identity_of(holder: CardHolder) -> Identity:
    """Return a card's holder as the visit knows people."""
    return Identity(
        family_name=holder.family_name,
        given_names=holder.given_names,
        birth_date=holder.birth_date,
        number=holder.number,
        number_kind=holder.number_kind,
        nationality=holder.nationality,
        document_number=holder.document_number,
        valid_until=holder.valid_until,
        source=holder.card_family,
    )
