"""Events: what has happened in a visit. They are journalled; everything else is made from them.

An event's names and meaning never change once released; a new meaning is a new event. `Happened`
adds who did it and when, and the reason where the mediator did a citizen's act as assisted.
"""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal
from typing import Any

import msgspec

from citizenspot.visit.commands import Identity, Stroke
from citizenspot.visit.company import CompanyChosen
from citizenspot.visit.document_events import DocumentEvent
from citizenspot.visit.event import Event
from citizenspot.visit.proof_events import IdentityProved, OtherCardSeen, OtherCardSettled
from citizenspot.visit.reading_choices import ContrastChosen, EasyLanguageChosen
from citizenspot.visit.receipt_events import ReceiptEvent
from citizenspot.visit.version_events import CaseMoved
from citizenspot.visit.words import (
    Actor,
    Alone,
    Assurance,
    DeliveryState,
    HelpLevel,
    Outcome,
    PaymentMethod,
    TextSize,
)
from services_catalog.definition import Service


class VisitOpened(Event, frozen=True, tag="visit_opened"):
    """A visit began."""

    visit: str
    desk: str
    spot: str
    mediator: str
    practice: bool
    language: str


class LanguageChosen(Event, frozen=True, tag="language_chosen"):
    """Screen 2 speaks this language from here on."""

    language: str


class TextSizeChosen(Event, frozen=True, tag="text_size_chosen"):
    """Screen 2 writes this large from here on."""

    size: TextSize


class ReadingAloudChosen(Event, frozen=True, tag="reading_aloud_chosen"):
    """Screen 2 reads its pages aloud from here on, or is silent."""

    on: bool


class Begun(Event, frozen=True, tag="begun"):
    """The welcome is over."""


class IdentityOffered(Event, frozen=True, tag="identity_offered"):
    """An identity was read or seen, and waits for the citizen's word."""

    identity: Identity
    assurance: Assurance


class IdentityConfirmed(Event, frozen=True, tag="identity_confirmed"):
    """The citizen said: this is me."""


class IdentityRejected(Event, frozen=True, tag="identity_rejected"):
    """The citizen said: this is not me."""


class CaseStarted(Event, frozen=True, tag="case_started"):
    """A service was begun, bound to the whole definition as it stood then."""

    case: str
    service: Service


class CaseSwitched(Event, frozen=True, tag="case_switched"):
    """Another case of the visit is the current one."""

    case: str


class FieldEntered(Event, frozen=True, tag="field_entered"):
    """A field holds a value; `typed` is what was typed for it."""

    case: str
    field: str
    value: Any
    typed: str


class FieldCleared(Event, frozen=True, tag="field_cleared"):
    """A field was emptied."""

    case: str
    field: str


class PageTurned(Event, frozen=True, tag="page_turned"):
    """A case stands at this page of this step."""

    case: str
    step: str
    page: int


class StepDone(Event, frozen=True, tag="step_done"):
    """A step was finished, with the help level inferred from who did what in it."""

    case: str
    step: str
    help: HelpLevel


class StepSkipped(Event, frozen=True, tag="step_skipped"):
    """A step was passed over: optional, or not applying."""

    case: str
    step: str


class ChangeBegun(Event, frozen=True, tag="change_begun"):
    """The review was left to change an answer, and is returned to after it."""

    case: str
    review: str


class ConsentGiven(Event, frozen=True, tag="consent_given"):
    """The citizen agreed, or said that the information was read."""

    case: str
    step: str
    express: bool


class ConsentWithheld(Event, frozen=True, tag="consent_withheld"):
    """The citizen did not agree."""

    case: str
    step: str


class ConsentWithdrawn(Event, frozen=True, tag="consent_withdrawn"):
    """The citizen took a consent back."""

    case: str
    step: str


class PaperMarked(Event, frozen=True, tag="paper_marked"):
    """A paper was seen, or is not here."""

    case: str
    evidence: str
    seen: bool


class AnswersConfirmed(Event, frozen=True, tag="answers_confirmed"):
    """The citizen checked the answers."""

    case: str


class AnswersReopened(Event, frozen=True, tag="answers_reopened"):
    """An answer changed after the check: check and signature no longer hold."""

    case: str


class PaymentTaken(Event, frozen=True, tag="payment_taken"):
    """The fee was paid. This happens once."""

    case: str
    cost: str
    amount: Decimal
    currency: str
    method: PaymentMethod
    reference: str


class Signed(Event, frozen=True, tag="signed"):
    """The citizen signed."""

    case: str
    strokes: tuple[Stroke, ...]


class CaseSubmitted(Event, frozen=True, tag="case_submitted"):
    """The case was put into the outbox under a once-only key. This happens once."""

    case: str
    key: str


class DeliveryReported(Event, frozen=True, tag="delivery_reported"):
    """The submission stands differently on its way to the provider."""

    case: str
    key: str
    state: DeliveryState
    reference: str
    reason: str
    said: str
    expected: str = ""


class AloneSaid(Event, frozen=True, tag="alone_said"):
    """The citizen said whether they could do this alone."""

    case: str
    answer: Alone


class Rated(Event, frozen=True, tag="rated"):
    """The citizen rated the case."""

    case: str
    stars: int
    words: str


class CaseClosed(Event, frozen=True, tag="case_closed"):
    """A case ended, with its outcome."""

    case: str
    outcome: Outcome
    note: str


class CaseReopened(Event, frozen=True, tag="case_reopened"):
    """A case that had ended without being carried out goes on after all."""

    case: str


class HelpLevelSet(Event, frozen=True, tag="help_level_set"):
    """The mediator corrected the help level of a step."""

    case: str
    step: str
    level: HelpLevel


class HandedOver(Event, frozen=True, tag="handed_over"):
    """The hand is with this actor: the other screen only looks on."""

    to: Actor


class ScreenCovered(Event, frozen=True, tag="screen_covered"):
    """Screen 2 was covered."""


class ScreenUncovered(Event, frozen=True, tag="screen_uncovered"):
    """Screen 2 was uncovered."""


class Stopped(Event, frozen=True, tag="stopped"):
    """The citizen stopped everything."""


class WentOn(Event, frozen=True, tag="went_on"):
    """The visit goes on after a stop."""


class HandRaised(Event, frozen=True, tag="hand_raised"):
    """The citizen asked for an explanation."""


class HandLowered(Event, frozen=True, tag="hand_lowered"):
    """The explanation was given."""


class Parked(Event, frozen=True, tag="parked"):
    """The visit was put aside."""

    note: str


class Resumed(Event, frozen=True, tag="resumed"):
    """A visit put aside was taken up again."""


class Paused(Event, frozen=True, tag="paused"):
    """The citizen's screen is gone; the visit waits for it."""


class Unpaused(Event, frozen=True, tag="unpaused"):
    """The citizen's screen is back."""


class GoodbyeSaid(Event, frozen=True, tag="goodbye_said"):
    """Every case has ended and the citizen was told so."""


class Wiped(Event, frozen=True, tag="wiped"):
    """Both screens were cleared of the visit. Nothing of it happens after this."""


AnyEvent = (
    VisitOpened
    | LanguageChosen
    | TextSizeChosen
    | ContrastChosen
    | ReadingAloudChosen
    | EasyLanguageChosen
    | CompanyChosen
    | Begun
    | IdentityOffered
    | IdentityConfirmed
    | IdentityRejected
    | IdentityProved
    | OtherCardSeen
    | OtherCardSettled
    | CaseStarted
    | CaseSwitched
    | FieldEntered
    | FieldCleared
    | PageTurned
    | StepDone
    | StepSkipped
    | ChangeBegun
    | ConsentGiven
    | ConsentWithheld
    | ConsentWithdrawn
    | PaperMarked
    | DocumentEvent
    | AnswersConfirmed
    | AnswersReopened
    | PaymentTaken
    | Signed
    | CaseSubmitted
    | DeliveryReported
    | ReceiptEvent
    | AloneSaid
    | Rated
    | CaseClosed
    | CaseReopened
    | CaseMoved
    | HelpLevelSet
    | HandedOver
    | ScreenCovered
    | ScreenUncovered
    | Stopped
    | WentOn
    | HandRaised
    | HandLowered
    | Parked
    | Resumed
    | Paused
    | Unpaused
    | GoodbyeSaid
    | Wiped
)


class Happened(msgspec.Struct, frozen=True):
    """An event with its actor, its moment (aware, UTC), why it was assisted, and whose account."""

    event: AnyEvent
    actor: Actor
    at: datetime
    assisted: str = ""
    by: str = ""


def kind_of(event: Event) -> str:
    """Return the event's name as it stands in the journal's header."""
    return str(event.__struct_config__.tag)
