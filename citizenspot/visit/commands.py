"""Commands: what someone asks the visit to do. `decide` answers with events or a refusal.

A command never says who gives it: the way it came in does (screen 2's socket, screen 1's window,
a worker), so no command can pretend. Text in a command is as it was typed.
"""

from __future__ import annotations

from datetime import date
from typing import Literal

import msgspec

from citizenspot.day.commands import CitizensDaysCommand, DaysCommand
from citizenspot.visit.company import ChooseCompany
from citizenspot.visit.desk_commands import Command, DesksCommand
from citizenspot.visit.document_commands import KeepDocument, MediatorsDocumentCommand
from citizenspot.visit.proof_commands import CitizensWord, GoOnWithSamePerson, ProofReport
from citizenspot.visit.reading_choices import ReadingChoice
from citizenspot.visit.receipt_commands import (
    CitizensReceiptCommand,
    MediatorsReceiptCommand,
    ReceiptReport,
)
from citizenspot.visit.screen_commands import (
    CitizensScreenCommand,
    MediatorsScreenCommand,
    ReportScreen,
)
from citizenspot.visit.table_commands import TableCommand
from citizenspot.visit.version_commands import MoveToNewVersion
from citizenspot.visit.words import (
    Alone,
    Assurance,
    DeliveryState,
    HelpLevel,
    Outcome,
    PaymentMethod,
    TextSize,
)

Stroke = tuple[tuple[int, int], ...]
"""One line of a signature: points in thousandths of the pad's width and height."""


class OpenVisit(Command, frozen=True, tag="open_visit"):
    """Begin a visit at this desk."""

    mediator: str


class ChooseLanguage(Command, frozen=True, tag="choose_language"):
    """Set the language of screen 2, by BCP-47 tag."""

    language: str


class ChooseTextSize(Command, frozen=True, tag="choose_text_size"):
    """Set how large screen 2 writes."""

    size: TextSize


class Begin(Command, frozen=True, tag="begin"):
    """Leave the welcome and go on to the services."""


class Identity(msgspec.Struct, frozen=True):
    """Who someone is, as a card or a document says it."""

    family_name: str
    given_names: str
    birth_date: date | None
    number: str
    number_kind: str
    nationality: str = ""
    document_number: str = ""
    valid_until: date | None = None
    source: str = "document"

    @property
    def full_name(self) -> str:
        """The given names and the family name, in that order."""
        return f"{self.given_names} {self.family_name}".strip()


class OfferIdentity(Command, frozen=True, tag="offer_identity"):
    """Put an identity before the citizen, to be confirmed."""

    identity: Identity
    assurance: Assurance


class ConfirmIdentity(Command, frozen=True, tag="confirm_identity"):
    """Say: this is me."""


class RejectIdentity(Command, frozen=True, tag="reject_identity"):
    """Say: this is not me."""


class ChooseServices(Command, frozen=True, tag="choose_services"):
    """Add services to the visit; the first becomes the current case where there is none."""

    services: tuple[str, ...]


class SwitchCase(Command, frozen=True, tag="switch_case"):
    """Make another case of the visit the current one."""

    case: str


class EnterField(Command, frozen=True, tag="enter_field"):
    """Commit what was typed or chosen in a field."""

    case: str
    field: str
    text: str


class Continue(Command, frozen=True, tag="continue"):
    """Finish the current page of the current step."""

    case: str
    step: str


class GoBack(Command, frozen=True, tag="go_back"):
    """Return to the page before; answers stay."""

    case: str


class Change(Command, frozen=True, tag="change"):
    """Return from the review to the page that asks a field; the review comes again after it."""

    case: str
    field: str


class Agree(Command, frozen=True, tag="agree"):
    """Give the consent asked for, or say that the information was read."""

    case: str
    step: str


class Decline(Command, frozen=True, tag="decline"):
    """Withhold the consent asked for."""

    case: str
    step: str


class WithdrawConsent(Command, frozen=True, tag="withdraw_consent"):
    """Take back a consent given; possible until the case is sent."""

    case: str
    step: str


class MarkPaper(Command, frozen=True, tag="mark_paper"):
    """Say whether a paper was seen."""

    case: str
    evidence: str
    seen: bool


class ConfirmAnswers(Command, frozen=True, tag="confirm_answers"):
    """Say: I checked the answers and they are right."""

    case: str


class TakePayment(Command, frozen=True, tag="take_payment"):
    """Record that the fee was paid; done once."""

    case: str
    method: PaymentMethod
    reference: str = ""


class Sign(Command, frozen=True, tag="sign"):
    """Sign with the strokes drawn."""

    case: str
    strokes: tuple[Stroke, ...]


class Submit(Command, frozen=True, tag="submit"):
    """Send the case to its provider; done once."""

    case: str


class ReportDelivery(Command, frozen=True, tag="report_delivery"):
    """Say how a submission fares: `reason` in our vocabularies, `said` and `expected` in theirs."""

    case: str
    key: str
    state: DeliveryState
    reference: str = ""
    reason: str = ""
    said: str = ""
    expected: str = ""


class SettleDelivery(Command, frozen=True, tag="settle_delivery"):
    """Decide what becomes of a submission whose outcome is not known."""

    case: str
    decision: Literal["send_again", "arrived", "withdraw"]
    reference: str = ""


class SayAlone(Command, frozen=True, tag="say_alone"):
    """Answer whether this could be done alone next time."""

    case: str
    answer: Alone


class Rate(Command, frozen=True, tag="rate"):
    """Rate the visit from 1 to 5, with words if wanted."""

    case: str
    stars: int
    words: str = ""


class Skip(Command, frozen=True, tag="skip"):
    """Go past an optional step."""

    case: str
    step: str


class CloseCase(Command, frozen=True, tag="close_case"):
    """End a case that is not carried out, with the reason."""

    case: str
    outcome: Outcome
    note: str = ""


class ReopenCase(Command, frozen=True, tag="reopen_case"):
    """Undo: go on with a case that was ended without being carried out."""

    case: str


class SetHelpLevel(Command, frozen=True, tag="set_help_level"):
    """Correct the help level inferred for a step."""

    case: str
    step: str
    level: HelpLevel


class Park(Command, frozen=True, tag="park"):
    """Put the visit aside, to be resumed at the same step."""

    note: str = ""


class Resume(Command, frozen=True, tag="resume"):
    """Take up a parked visit again."""

    visit: str


class SayGoodbye(Command, frozen=True, tag="say_goodbye"):
    """End the visit; every case has to have ended."""


class Wipe(Command, frozen=True, tag="wipe"):
    """Clear both screens of the visit."""


CitizensCommand = (
    ChooseLanguage
    | ChooseTextSize
    | ReadingChoice
    | ChooseCompany
    | Begin
    | ConfirmIdentity
    | RejectIdentity
    | EnterField
    | Continue
    | GoBack
    | Change
    | Agree
    | Decline
    | WithdrawConsent
    | ConfirmAnswers
    | Sign
    | Submit
    | CitizensReceiptCommand
    | SayAlone
    | Rate
    | Skip
    | CitizensScreenCommand
)

MediatorsCommand = (
    OpenVisit
    | ChooseLanguage
    | ChooseTextSize
    | ReadingChoice
    | ChooseCompany
    | Begin
    | OfferIdentity
    | ChooseServices
    | SwitchCase
    | EnterField
    | Continue
    | GoBack
    | Change
    | MarkPaper
    | MediatorsDocumentCommand
    | TakePayment
    | Submit
    | SettleDelivery
    | MediatorsReceiptCommand
    | Skip
    | CloseCase
    | ReopenCase
    | MoveToNewVersion
    | SetHelpLevel
    | MediatorsScreenCommand
    | Park
    | Resume
    | SayGoodbye
    | Wipe
    | GoOnWithSamePerson
)

SystemsCommand = (
    OfferIdentity
    | ProofReport
    | ReportDelivery
    | ReceiptReport
    | ReportScreen
    | Wipe
    | KeepDocument
)


class Assisted(msgspec.Struct, frozen=True, tag_field="do", tag="assisted"):
    """A citizen's act done by the mediator for someone who cannot touch, with the reason."""

    act: CitizensCommand | CitizensDaysCommand
    reason: str


ScreenTwosCommand = CitizensCommand | CitizensDaysCommand | CitizensWord
"""What screen 2 can send; the socket refuses everything else."""
ScreenOnesCommand = MediatorsCommand | DesksCommand | TableCommand | DaysCommand | Assisted
AnyCommand = ScreenOnesCommand | ScreenTwosCommand | SystemsCommand
