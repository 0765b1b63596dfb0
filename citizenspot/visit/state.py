"""The state of a visit: frozen values, made from its events and from nothing else."""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal
from typing import Any

import msgspec

from citizenspot.visit.commands import Identity, Stroke
from citizenspot.visit.company import Company
from citizenspot.visit.document_commands import DocumentSource
from citizenspot.visit.receipt_events import ReceiptIssued
from citizenspot.visit.receipt_mail import ReceiptMail
from citizenspot.visit.words import (
    Actor,
    Alone,
    Assurance,
    Contrast,
    DeliveryState,
    HelpLevel,
    Outcome,
    PaymentMethod,
    Phase,
    TextSize,
)
from services_catalog.definition import AnyStep, Service
from services_catalog.language_tags import easy

_CAME_BACK = frozenset({DeliveryState.REFUSED, DeliveryState.WITHDRAWN})
_UNANSWERED = frozenset({DeliveryState.QUEUED, DeliveryState.SENDING, DeliveryState.UNKNOWN})


class Value(msgspec.Struct, frozen=True):
    """The base of the values a state is made of."""


class Answer(Value, frozen=True):
    """What a field holds, as it was typed, and who answered."""

    value: Any
    typed: str
    by: Actor


class StepRecord(Value, frozen=True):
    """Who worked on a step, whether it is done, and with how much help.

    `handed` remembers that the mediator gave the citizen the hand in it.
    """

    done: bool = False
    skipped: bool = False
    actors: tuple[Actor, ...] = ()
    handed: bool = False
    assisted: str = ""
    by: Actor | None = None
    at: datetime | None = None
    help: HelpLevel | None = None


class Payment(Value, frozen=True):
    """A fee that was paid."""

    cost: str
    amount: Decimal
    currency: str
    method: PaymentMethod
    reference: str
    at: datetime


class Delivery(Value, frozen=True):
    """Where the case's submission stands; `reason` and `said` explain it.

    `expected` is when the provider will answer: a date (ISO 8601), or its own words.
    """

    key: str
    state: DeliveryState
    reference: str = ""
    reason: str = ""
    said: str = ""
    expected: str = ""
    sent_at: datetime | None = None


class Receipt(Value, frozen=True):
    """A receipt issued for the case; `ready` once its files are written.

    `printed` counts how often its paper came, `printing` says that it is on its way there, and
    `copies` counts what was asked for, the first paper included. `void` has the reason of a receipt
    that counts no more, and `void_at` when that was said. `mail` says how it fares by e-mail.
    """

    issued: ReceiptIssued
    at: datetime
    ready: bool = False
    code: str = ""
    problem: str = ""
    printing: bool = False
    printed: int = 0
    print_problem: str = ""
    copies: int = 1
    void: str = ""
    void_at: datetime | None = None
    mail: ReceiptMail = ReceiptMail()

    @property
    def number(self) -> str:
        """The receipt's number: its series and its running number in it."""
        return receipt_number(self.issued.series, self.issued.running)

    @property
    def paper(self) -> str:
        """The paper it was asked for on."""
        return self.issued.paper


def receipt_number(series: str, running: int) -> str:
    """Return a receipt's number as it is printed."""
    return f"{series}-{running:06d}"


class HeldDocument(Value, frozen=True):
    """A copy of a paper, as PDF/A; `original_here` until its original is with the citizen again."""

    pages: int
    source: DocumentSource
    pdf: bytes
    at: datetime
    original_here: bool = False


class Case(Value, frozen=True):
    """One run of one service.

    `step` and `page` say where it stands; `review` is the step to return to while an answer is
    being changed. `outcome` is there once the case has ended.
    """

    id: str
    service: Service
    started_at: datetime
    step: str
    page: int = 0
    review: str = ""
    answers: dict[str, Answer] = {}
    consents: dict[str, bool] = {}
    papers: dict[str, bool] = {}
    documents: dict[str, HeldDocument] = {}
    steps: dict[str, StepRecord] = {}
    answers_confirmed: bool = False
    signature: tuple[Stroke, ...] = ()
    payment: Payment | None = None
    delivery: Delivery | None = None
    receipts: tuple[Receipt, ...] = ()
    alone: Alone | None = None
    stars: int = 0
    outcome: Outcome | None = None
    note: str = ""

    @property
    def current_step(self) -> AnyStep:
        """The step the case stands at."""
        return self.service.step(self.step)

    @property
    def values(self) -> dict[str, Any]:
        """The answers' values by field."""
        return {name: answer.value for name, answer in self.answers.items()}

    @property
    def sent(self) -> bool:
        """Whether the case is with its provider, or on its way there."""
        return self.delivery is not None and self.delivery.state not in _CAME_BACK

    @property
    def awaits_answer(self) -> bool:
        """Whether the provider has not answered yet."""
        return self.delivery is not None and self.delivery.state in _UNANSWERED

    @property
    def receipt(self) -> Receipt | None:
        """The latest receipt issued."""
        return self.receipts[-1] if self.receipts else None

    @property
    def has_receipt(self) -> bool:
        """Whether a receipt was issued that is not void."""
        return any(not each.void for each in self.receipts)

    def receipt_of(self, number: str) -> Receipt | None:
        """Return the receipt of a number, if it is one of this case's."""
        return next((each for each in self.receipts if each.number == number), None)

    def record(self, step: str) -> StepRecord:
        """Return what is recorded of a step."""
        return self.steps.get(step, StepRecord())


class Visit(Value, frozen=True):
    """One citizen at one desk.

    `hand` is who types now; `offered` is an identity that waits for the citizen's word.
    """

    id: str
    desk: str
    spot: str
    mediator: str
    practice: bool
    language: str
    opened_at: datetime
    text_size: TextSize = TextSize.NORMAL
    contrast: Contrast = Contrast.USUAL
    reads_aloud: bool = False
    easy_language: bool = False
    company: Company | None = None
    phase: Phase = Phase.WELCOME
    offered: Identity | None = None
    offered_assurance: Assurance = Assurance.NONE
    identity: Identity | None = None
    assurance: Assurance = Assurance.NONE
    cases: dict[str, Case] = {}
    current: str = ""
    hand: Actor = Actor.MEDIATOR
    covered: bool = False
    stopped: bool = False
    other_card: bool = False
    hand_raised: bool = False
    paused: bool = False
    parked_at: datetime | None = None
    note: str = ""

    @property
    def words_language(self) -> str:
        """The language of screen 2, as the variant in easy language where that was chosen."""
        return easy(self.language) if self.easy_language else self.language

    @property
    def case(self) -> Case | None:
        """The current case."""
        return self.cases.get(self.current)

    @property
    def originals_here(self) -> bool:
        """Whether an original that was copied is not with the citizen again."""
        return any(held.original_here for c in self.cases.values() for held in c.documents.values())

    @property
    def ended(self) -> bool:
        """Whether nothing more can happen in it: wiped, and every submission answered."""
        return self.phase is Phase.WIPED and not any(c.awaits_answer for c in self.cases.values())
