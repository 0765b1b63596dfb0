"""What a receipt says of a case: its content, made from the state and from nothing else.

Made again from the journal it is the same to the byte, so a receipt can be printed again.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from msgspec import UNSET

from citizenspot.desk.ports import CatalogueAtHand, Place
from citizenspot.journal.entries import witness_characters
from citizenspot.receipts.content import (
    Bilingual,
    CaseContent,
    Doer,
    DoneLine,
    Fee,
    NextStep,
    ReceiptContent,
    Signature,
)
from citizenspot.texts import Texts
from citizenspot.visit import flow
from citizenspot.visit.desk_view import KINDS
from citizenspot.visit.pages.delivery import delivery_words, expected_words
from citizenspot.visit.pages.originals import handed_in
from citizenspot.visit.state import Case, HeldDocument, StepRecord, Visit
from citizenspot.visit.words import Actor, DeliveryState, Outcome
from services_catalog.definition import (
    AnyStep,
    DocumentsStep,
    Evidence,
    ReceiptStep,
    SignStep,
    Text,
    words,
)

PROVING = frozenset({"identify", "consent", "documents", "review", "payment", "sign", "submit"})
"""The kinds of step a receipt lists as done; answers stay between citizen and provider."""


def receipt_content(
    visit: Visit, case: Case, place: Place, catalogue: CatalogueAtHand
) -> ReceiptContent:
    """Return the content of the case's latest receipt.

    Raises:
        ValueError: the case has no receipt.
    """
    receipt = case.receipt
    if receipt is None:
        raise ValueError(f"case {case.id} has no receipt")
    issued = receipt.issued
    head_hash = bytes.fromhex(issued.head_hash)
    return ReceiptContent(
        series=issued.series,
        running=issued.running,
        practice=visit.practice,
        spot=visit.spot,
        desk=visit.desk,
        mediator=visit.mediator,
        issued_by=issued.mediator if issued.mediator not in {"", visit.mediator} else UNSET,
        issued_at=receipt.at,
        time_zone=place.time_zone,
        visit=visit.id,
        head_position=issued.head_position,
        head_hash=issued.head_hash,
        head_characters=witness_characters(head_hash),
        salt=issued.salt,
        citizen_language=visit.language,
        service_language=case.service.source_lang,
        case=_Telling(visit, case, catalogue).case_content(),
        citizen_name=visit.identity.full_name if visit.identity else "",
        signature=_signature(visit, case),
    )


def _signature(visit: Visit, case: Case) -> Signature | None:
    if not case.signature:
        return None
    step = next((s for s in case.service.steps if isinstance(s, SignStep)), None)
    statement = _both_of(visit, case, step.statement) if step else None
    return Signature(strokes=case.signature, statement=statement)


def _both_of(visit: Visit, case: Case, text: Text) -> Bilingual:
    source = case.service.source_lang
    return Bilingual(words(text, visit.language, source), words(text, source, source))


class _Telling:
    """Tells one case in the citizen's language and in the service's."""

    def __init__(self, visit: Visit, case: Case, catalogue: CatalogueAtHand) -> None:
        self._visit = visit
        self._case = case
        self._catalogue = catalogue
        self._citizens = Texts.for_language(visit.language)
        self._services = Texts.for_language(case.service.source_lang)

    def case_content(self) -> CaseContent:
        """Return all of it."""
        case, service = self._case, self._case.service
        delivery = case.delivery
        return CaseContent(
            service_id=service.id,
            service_version=service.version,
            service=self._both(service.name),
            provider=self._provider(),
            provider_private=service.provider in self._catalogue.private_providers,
            outcome=case.outcome or flow.outcome_at_end(case),
            why=self._why(),
            provider_said=delivery.said if delivery else "",
            reference=delivery.reference if delivery else "",
            done=tuple(self._done()),
            fees=tuple(self._fees()),
            accepted=self._standing(DeliveryState.ACCEPTED),
            on_its_way=self._on_its_way(),
            next_steps=tuple(self._next_steps()),
        )

    def _why(self) -> Bilingual | None:
        """Return why the case was not carried out, in the definition's words or the mediator's."""
        if self._case.outcome is Outcome.NOT_ELIGIBLE:
            facts = flow.facts_of(self._visit, self._case, self._case.started_at.date())
            hindrance = flow.hindrance_of(self._case, facts)
            return self._both(hindrance.reason) if hindrance and hindrance.reason else None
        if self._case.outcome is Outcome.PAPERS_MISSING:
            missing = [
                p for p in self._case.service.evidence if self._case.papers.get(p.id) is False
            ]
            names = [self._both(paper.name) for paper in missing]
            return Bilingual(
                "; ".join(name.citizen for name in names), "; ".join(name.service for name in names)
            )
        return None

    def _both(self, text: Text) -> Bilingual:
        return _both_of(self._visit, self._case, text)

    def _say(self, say: Callable[[Texts], str]) -> Bilingual:
        return Bilingual(say(self._citizens), say(self._services))

    def _provider(self) -> Bilingual:
        name = self._catalogue.provider_names.get(self._case.service.provider)
        provider = self._case.service.provider
        return self._both(name) if name else Bilingual(provider, provider)

    def _done(self) -> Iterator[DoneLine]:
        for step in self._case.service.steps:
            record = self._case.record(step.id)
            if str(step.__struct_config__.tag) in PROVING and record.done and record.at:
                yield DoneLine(
                    text=self._step_name(step),
                    by=_doer(record),
                    at=record.at,
                    reason=record.assisted,
                )
            if isinstance(step, DocumentsStep) and self._case.delivery is not None:
                yield from self._handed_in()

    def _handed_in(self) -> Iterator[DoneLine]:
        """Yield the documents that went to the provider, each with its pages."""
        for paper in self._case.service.evidence:
            held = self._case.documents.get(paper.id)
            if held is not None:
                yield DoneLine(text=self._document(paper, held), by=Doer.MEDIATOR, at=held.at)

    def _document(self, paper: Evidence, held: HeldDocument) -> Bilingual:
        name = self._both(paper.name)
        return Bilingual(
            handed_in(self._citizens, name.citizen, held.pages),
            handed_in(self._services, name.service, held.pages),
        )

    def _step_name(self, step: AnyStep) -> Bilingual:
        if step.title:
            return self._both(step.title)
        return self._say(lambda texts: texts.say(KINDS[str(step.__struct_config__.tag)]))

    def _fees(self) -> Iterator[Fee]:
        payment = self._case.payment
        if payment is None:
            return
        cost = next(c for c in self._case.service.costs if c.id == payment.cost)
        yield Fee(
            label=self._both(cost.label),
            amount=payment.amount,
            method=payment.method,
            currency=payment.currency,
            reference=payment.reference,
        )

    def _standing(self, state: DeliveryState) -> tuple[Bilingual, ...]:
        delivery = self._case.delivery
        if delivery is None or delivery.state is not state:
            return ()
        return (self._say(lambda texts: texts.say(delivery_words(delivery))),)

    def _on_its_way(self) -> tuple[Bilingual, ...]:
        waiting = (DeliveryState.QUEUED, DeliveryState.SENDING, DeliveryState.UNKNOWN)
        return tuple(line for state in waiting for line in self._standing(state))

    def _next_steps(self) -> Iterator[NextStep]:
        if (self._case.outcome or flow.outcome_at_end(self._case)) not in {
            Outcome.CARRIED_OUT,
            Outcome.ON_ITS_WAY,
        }:
            return
        for step in self._case.service.steps:
            if isinstance(step, ReceiptStep):
                yield from (NextStep(text=self._both(text)) for text in step.next)
        delivery = self._case.delivery
        if delivery is not None and delivery.expected:
            yield NextStep(text=self._say(lambda texts: expected_words(texts, delivery)))
        if self._case.service.follow_up is not None:
            yield NextStep(text=self._both(self._case.service.follow_up.after))


def _doer(record: StepRecord) -> Doer:
    if record.assisted:
        return Doer.ASSISTED
    if set(record.actors) >= {Actor.CITIZEN, Actor.MEDIATOR}:
        return Doer.TOGETHER
    return Doer.CITIZEN if record.by is Actor.CITIZEN else Doer.MEDIATOR
