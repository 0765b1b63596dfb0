"""What the card reader's reports mean for a visit."""

from __future__ import annotations

from citizenspot.eid.card_events import (
    CardEvent,
    CardHolder,
    CardPhotoRead,
    CardProved,
    CardRead,
    CardState,
    CardTextRead,
    PinAsked,
    Verification,
    VerificationOutcome,
)
from citizenspot.visit import flow
from citizenspot.visit.commands import Identity, OfferIdentity
from citizenspot.visit.state import Visit
from citizenspot.visit.words import Assurance
from services_catalog.definition import IdentifyStep


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


def wants_card(visit: Visit | None) -> bool:
    """Say whether the open case waits for a card, and for nothing else first."""
    if visit is None or visit.case is None or visit.stopped or visit.paused:
        return False
    step = visit.case.current_step
    if not isinstance(step, IdentifyStep) or "card" not in step.methods:
        return False
    return visit.offered is None and not flow.identified_for(visit, step)
