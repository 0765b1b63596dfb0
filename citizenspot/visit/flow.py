"""What comes next: which steps apply to a case, where it goes on, and what stands in the way.

Everything here is computed from the state, the definition the case is bound to, and today's
date; nothing is stored, so an answer that changes changes the way ahead at once.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from enum import Enum
from typing import NamedTuple

import msgspec

from citizenspot.visit.state import Case, Visit
from citizenspot.visit.words import Assurance, DeliveryState, Outcome
from services_catalog import costs, eligibility, evidence, rules
from services_catalog.definition import (
    AnyStep,
    DocumentsStep,
    FormStep,
    IdentifyStep,
    PaymentStep,
    QuestionStep,
    ReviewStep,
    Service,
    Text,
)
from services_catalog.facts import OF_ANSWER, CitizenFacts, age_on, gather
from services_catalog.next_question import next_fact
from services_catalog.rules import FactValue

ASSURANCE_ASKED = {
    "none": Assurance.NONE,
    "document": Assurance.DOCUMENT_SEEN,
    "card": Assurance.CARD_READ,
    "pin": Assurance.CARD_AND_PIN,
}


class Place(NamedTuple):
    """A page of a step."""

    step: str
    page: int


class Obstacle(Enum):
    """What keeps a case from going on, however often Continue is pressed."""

    NOT_ELIGIBLE = "not eligible"
    PAPERS_MISSING = "papers missing"


class Hindrance(msgspec.Struct, frozen=True):
    """An obstacle, with the reason in the definition's own words."""

    obstacle: Obstacle
    reason: Text = {}


def citizen_facts(visit: Visit, today: date) -> CitizenFacts:
    """Return what the visit knows of the citizen, for rules."""
    identity = visit.identity
    if identity is None:
        return CitizenFacts()
    return CitizenFacts(
        age=age_on(today, identity.birth_date) if identity.birth_date else None,
        birth_date=identity.birth_date,
        nationality=identity.nationality or None,
        assurance=visit.assurance.value,
    )


def facts_of(visit: Visit, case: Case, today: date) -> Mapping[str, FactValue]:
    """Return the facts that rules of the case may see now."""
    citizen = citizen_facts(visit, today)
    return gather(case.service, citizen, case.values, today, case.papers)


def identified_for(visit: Visit, step: IdentifyStep) -> bool:
    """Say whether the citizen is known as well as an identify step asks."""
    asked = ASSURANCE_ASKED[step.assurance]
    return visit.identity is not None and visit.assurance.reaches(asked)


def waits_for_proof(visit: Visit, step: AnyStep) -> bool:
    """Say whether a step waits for the PIN of the card that the citizen is known by."""
    if not isinstance(step, IdentifyStep) or visit.identity is None:
        return False
    asked = ASSURANCE_ASKED[step.assurance]
    by_card = visit.assurance.reaches(Assurance.CARD_READ)
    return asked is Assurance.CARD_AND_PIN and by_card and not identified_for(visit, step)


def applies(visit: Visit, case: Case, step: AnyStep, facts: Mapping[str, FactValue]) -> bool:
    """Say whether a step is part of the case's way; one whose rule is undecided is."""
    if case.record(step.id).done:
        return True
    if isinstance(step, IdentifyStep) and identified_for(visit, step):
        return False
    if rules.evaluate(step.when, facts) is False:
        return False
    if isinstance(step, PaymentStep):
        fee = costs.fee(case.service, facts)
        return not isinstance(fee, costs.Fee) or bool(fee.amount)
    if isinstance(step, DocumentsStep):
        return bool(papers_of(case, step, facts))
    return True


def papers_of(
    case: Case, step: DocumentsStep, facts: Mapping[str, FactValue]
) -> tuple[evidence.EvidenceNeed, ...]:
    """Return the papers a step asks for, those that may still be needed among them."""
    return tuple(
        need
        for need in evidence.needed(case.service, facts)
        if need.state is not evidence.Need.NOT_NEEDED
        and (not step.of or need.evidence.id in step.of)
    )


class Outlook(NamedTuple):
    """What a case looks like from where it stands: facts, way, and what stands in the way."""

    facts: Mapping[str, FactValue]
    way: tuple[AnyStep, ...]
    hindrance: Hindrance | None


def outlook(visit: Visit, case: Case, today: date) -> Outlook:
    """Return the outlook of a case; both screens are made from one."""
    return outlook_from(visit, case, facts_of(visit, case, today))


def outlook_from(visit: Visit, case: Case, facts: Mapping[str, FactValue]) -> Outlook:
    """Return the outlook of a case, given the facts that are known."""
    steps = tuple(s for s in case.service.steps if applies(visit, case, s, facts))
    return Outlook(facts, steps, hindrance_of(case, facts))


def way(visit: Visit, case: Case, today: date) -> tuple[AnyStep, ...]:
    """Return the steps that apply to a case, in order."""
    facts = facts_of(visit, case, today)
    return tuple(s for s in case.service.steps if applies(visit, case, s, facts))


def pages(step: AnyStep) -> tuple[tuple[str, ...], ...]:
    """Return the fields that each page of a step asks; a step without fields has one page."""
    if isinstance(step, FormStep):
        return step.pages
    if isinstance(step, QuestionStep):
        return ((step.field,),)
    return ((),)


def fields_here(case: Case) -> tuple[str, ...]:
    """Return the fields asked on the case's current page."""
    asked = pages(case.current_step)
    return asked[min(case.page, len(asked) - 1)]


def place_of_field(service: Service, field: str) -> Place | None:
    """Return the page that asks a field."""
    for step in service.steps:
        for number, names in enumerate(pages(step)):
            if field in names:
                return Place(step.id, number)
    return None


def next_place(visit: Visit, case: Case, today: date) -> Place | None:
    """Return where a case goes on after its current page, or nothing at its end."""
    if case.page + 1 < len(pages(case.current_step)):
        return Place(case.step, case.page + 1)
    ahead = _steps_after(visit, case, today)
    if case.review:
        ahead = tuple(s for s in ahead if s.id == case.review or not case.record(s.id).done)
        return Place(ahead[0].id, 0) if ahead else None
    row = _row_of_questions(case, ahead)
    question = _most_deciding(visit, case, row, today)
    if question is not None:
        return Place(question, 0)
    ahead = tuple(s for s in ahead if s not in row or not case.record(s.id).done)
    return Place(ahead[0].id, 0) if ahead else None


def _most_deciding(
    visit: Visit, case: Case, row: Sequence[QuestionStep], today: date
) -> str | None:
    """Return the question to ask next of those in a row, nothing where none waits.

    Questions in a row are asked in the order that decides most, and one passed over for another
    comes after it.
    """
    facts = facts_of(visit, case, today)
    waiting = [
        step
        for step in row
        if not (case.record(step.id).done or case.record(step.id).skipped)
        and rules.evaluate(step.when, facts) is not False
    ]
    if not waiting:
        return None
    sources = {f"{OF_ANSWER}{step.field}": step.id for step in waiting}
    by_fact = {n: sources[f.source] for n, f in case.service.facts.items() if f.source in sources}
    best = next_fact(case.service, facts, by_fact) if by_fact else None
    return by_fact[best] if best else waiting[0].id


def _row_of_questions(case: Case, ahead: tuple[AnyStep, ...]) -> list[QuestionStep]:
    """Return the questions that stand in one row with the current step or the next one."""
    steps = case.service.steps
    here = [step.id for step in steps].index(case.step)
    start = here if isinstance(steps[here], QuestionStep) else here + 1
    if start >= len(steps) or (start != here and ahead[:1] != steps[start : start + 1]):
        return []
    while start > 0 and isinstance(steps[start - 1], QuestionStep):
        start -= 1
    row = []
    for step in steps[start:]:
        if not isinstance(step, QuestionStep):
            break
        if step.id != case.step:
            row.append(step)
    return row


def previous_place(case: Case, steps: tuple[AnyStep, ...]) -> Place | None:
    """Return the page before the current one on a way, or nothing at the beginning."""
    if case.page > 0:
        return Place(case.step, case.page - 1)
    order = [s.id for s in case.service.steps]
    here = order.index(case.step)
    before = [s for s in steps if order.index(s.id) < here]
    return Place(before[-1].id, len(pages(before[-1])) - 1) if before else None


def _steps_after(visit: Visit, case: Case, today: date) -> tuple[AnyStep, ...]:
    """Return the steps ahead; what was paid is passed over, and seen only by going back."""
    order = [s.id for s in case.service.steps]
    here = order.index(case.step)
    ahead = (s for s in way(visit, case, today) if order.index(s.id) > here)
    return tuple(s for s in ahead if not (isinstance(s, PaymentStep) and case.payment))


def review_step(service: Service) -> str:
    """Return the id of the step in which the answers are checked, if there is one."""
    return next((s.id for s in service.steps if isinstance(s, ReviewStep)), "")


def hindrance(visit: Visit, case: Case, today: date) -> Hindrance | None:
    """Return what keeps a case from being carried out, as far as it is known."""
    return hindrance_of(case, facts_of(visit, case, today))


def hindrance_of(case: Case, facts: Mapping[str, FactValue]) -> Hindrance | None:
    """Return what keeps a case from being carried out, given the facts that are known."""
    if case.sent:
        return None
    verdict = eligibility.check(case.service, facts)
    if isinstance(verdict, eligibility.NotEligible):
        return Hindrance(Obstacle.NOT_ELIGIBLE, verdict.reason)
    if any(not seen for seen in case.papers.values()):
        return Hindrance(Obstacle.PAPERS_MISSING)
    return None


def outcome_at_end(case: Case) -> Outcome:
    """Return how a case that reached its end has ended."""
    if case.delivery is None:
        return Outcome.CARRIED_OUT
    ended = {
        DeliveryState.ACCEPTED: Outcome.CARRIED_OUT,
        DeliveryState.REFUSED: Outcome.REFUSED,
        DeliveryState.WITHDRAWN: Outcome.PROVIDER_DOWN,
    }
    return ended.get(case.delivery.state, Outcome.ON_ITS_WAY)
