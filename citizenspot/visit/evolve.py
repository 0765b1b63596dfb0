"""How events change the state: one pure function for each kind, and none that decides.

Replaying a visit's events through `evolve` always gives the same state; nothing here reads a
clock, a file or the catalogue.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

import msgspec

from citizenspot.visit import events as e
from citizenspot.visit.events import Event, Happened
from citizenspot.visit.state import (
    Answer,
    Case,
    Delivery,
    Payment,
    Receipt,
    Visit,
)
from citizenspot.visit.words import Actor, DeliveryState, Outcome, Phase

replace = msgspec.structs.replace


def evolve(visit: Visit | None, happened: Happened) -> Visit:
    """Return the visit after an event.

    Raises:
        ValueError: The first event does not open a visit, or a later one does.
    """
    event = happened.event
    if isinstance(event, e.VisitOpened):
        if visit is not None:
            raise ValueError("a visit is opened once")
        return _opened(event, happened)
    if visit is None:
        raise ValueError("a visit begins by being opened")
    change = _CHANGES[type(event)]
    return change(visit, event, happened)


def replay(history: Iterable[Happened]) -> Visit | None:
    """Return the visit that a history leads to."""
    visit: Visit | None = None
    for happened in history:
        visit = evolve(visit, happened)
    return visit


def _opened(event: e.VisitOpened, happened: Happened) -> Visit:
    return Visit(
        id=event.visit,
        desk=event.desk,
        spot=event.spot,
        mediator=event.mediator,
        practice=event.practice,
        language=event.language,
        opened_at=happened.at,
    )


_Change = Callable[[Visit, Any, Happened], Visit]
_CHANGES: dict[type[Event], _Change] = {}


def _on(kind: type[Event]) -> Callable[[_Change], _Change]:
    def register(change: _Change) -> _Change:
        _CHANGES[kind] = change
        return change

    return register


def _with_case(visit: Visit, case: Case) -> Visit:
    return replace(visit, cases={**visit.cases, case.id: case})


def _with_step(case: Case, step: str, **changes: object) -> Case:
    record = replace(case.record(step), **changes)
    return replace(case, steps={**case.steps, step: record})


def _touch(case: Case, actor: Actor, step: str = "") -> Case:
    step = step or case.step
    record = case.record(step)
    if actor is Actor.SYSTEM or actor in record.actors:
        return case
    return _with_step(case, step, actors=(*record.actors, actor))


@_on(e.LanguageChosen)
def _language(visit: Visit, event: e.LanguageChosen, _: Happened) -> Visit:
    return replace(visit, language=event.language)


@_on(e.TextSizeChosen)
def _text_size(visit: Visit, event: e.TextSizeChosen, _: Happened) -> Visit:
    return replace(visit, text_size=event.size)


@_on(e.Begun)
def _begun(visit: Visit, _event: e.Begun, _: Happened) -> Visit:
    return replace(visit, phase=Phase.SERVICES)


@_on(e.IdentityOffered)
def _offered(visit: Visit, event: e.IdentityOffered, _: Happened) -> Visit:
    return replace(visit, offered=event.identity, offered_assurance=event.assurance)


@_on(e.IdentityConfirmed)
def _identified(visit: Visit, _event: e.IdentityConfirmed, _: Happened) -> Visit:
    return replace(visit, identity=visit.offered, assurance=visit.offered_assurance, offered=None)


@_on(e.IdentityRejected)
def _not_identified(visit: Visit, _event: e.IdentityRejected, _: Happened) -> Visit:
    return replace(visit, offered=None)


@_on(e.CaseStarted)
def _started(visit: Visit, event: e.CaseStarted, happened: Happened) -> Visit:
    first = event.service.steps[0].id
    case = Case(id=event.case, service=event.service, started_at=happened.at, step=first)
    visit = _with_case(visit, case)
    if visit.current:
        return visit
    return replace(visit, current=case.id, phase=Phase.CASE)


@_on(e.CaseSwitched)
def _switched(visit: Visit, event: e.CaseSwitched, _: Happened) -> Visit:
    return replace(visit, current=event.case, phase=Phase.CASE, hand=Actor.MEDIATOR)


@_on(e.FieldEntered)
def _entered(visit: Visit, event: e.FieldEntered, happened: Happened) -> Visit:
    case = _touch(visit.cases[event.case], happened.actor)
    answer = Answer(value=event.value, typed=event.typed, by=happened.actor)
    return _with_case(visit, replace(case, answers={**case.answers, event.field: answer}))


@_on(e.FieldCleared)
def _cleared(visit: Visit, event: e.FieldCleared, happened: Happened) -> Visit:
    case = _touch(visit.cases[event.case], happened.actor)
    answers = {name: a for name, a in case.answers.items() if name != event.field}
    return _with_case(visit, replace(case, answers=answers))


@_on(e.PageTurned)
def _turned(visit: Visit, event: e.PageTurned, _: Happened) -> Visit:
    case = replace(visit.cases[event.case], step=event.step, page=event.page)
    if event.step == case.review:
        case = replace(case, review="")
    moved = event.step != visit.cases[event.case].step
    visit = _with_case(visit, case)
    return replace(visit, hand=Actor.MEDIATOR, hand_raised=False) if moved else visit


@_on(e.StepDone)
def _done(visit: Visit, event: e.StepDone, happened: Happened) -> Visit:
    case = _touch(visit.cases[event.case], happened.actor, event.step)
    case = _with_step(
        case,
        event.step,
        done=True,
        skipped=False,
        by=happened.actor,
        at=happened.at,
        assisted=happened.assisted,
        help=event.help,
    )
    return _with_case(visit, case)


@_on(e.StepSkipped)
def _skipped(visit: Visit, event: e.StepSkipped, happened: Happened) -> Visit:
    case = _with_step(
        visit.cases[event.case], event.step, skipped=True, by=happened.actor, at=happened.at
    )
    return _with_case(visit, case)


@_on(e.ChangeBegun)
def _change(visit: Visit, event: e.ChangeBegun, _: Happened) -> Visit:
    return _with_case(visit, replace(visit.cases[event.case], review=event.review))


@_on(e.ConsentGiven)
def _agreed(visit: Visit, event: e.ConsentGiven, happened: Happened) -> Visit:
    return _consent(visit, event.case, event.step, happened, given=True)


@_on(e.ConsentWithheld)
def _declined(visit: Visit, event: e.ConsentWithheld, happened: Happened) -> Visit:
    return _consent(visit, event.case, event.step, happened, given=False)


@_on(e.ConsentWithdrawn)
def _withdrawn(visit: Visit, event: e.ConsentWithdrawn, happened: Happened) -> Visit:
    visit = _consent(visit, event.case, event.step, happened, given=False)
    return _with_case(visit, _with_step(visit.cases[event.case], event.step, done=False))


def _consent(visit: Visit, case_id: str, step: str, happened: Happened, *, given: bool) -> Visit:
    case = _touch(visit.cases[case_id], happened.actor, step)
    return _with_case(visit, replace(case, consents={**case.consents, step: given}))


@_on(e.PaperMarked)
def _paper(visit: Visit, event: e.PaperMarked, happened: Happened) -> Visit:
    case = _touch(visit.cases[event.case], happened.actor)
    return _with_case(visit, replace(case, papers={**case.papers, event.evidence: event.seen}))


@_on(e.AnswersConfirmed)
def _confirmed(visit: Visit, event: e.AnswersConfirmed, happened: Happened) -> Visit:
    case = _touch(visit.cases[event.case], happened.actor)
    return _with_case(visit, replace(case, answers_confirmed=True))


@_on(e.AnswersReopened)
def _reopened(visit: Visit, event: e.AnswersReopened, _: Happened) -> Visit:
    case = replace(visit.cases[event.case], answers_confirmed=False, signature=())
    for step in case.service.steps:
        if step.__struct_config__.tag in {"review", "sign"} and case.record(step.id).done:
            case = _with_step(case, step.id, done=False)
    return _with_case(visit, case)


@_on(e.PaymentTaken)
def _paid(visit: Visit, event: e.PaymentTaken, happened: Happened) -> Visit:
    payment = Payment(
        cost=event.cost,
        amount=event.amount,
        currency=event.currency,
        method=event.method,
        reference=event.reference,
        at=happened.at,
    )
    case = _touch(visit.cases[event.case], happened.actor)
    return _with_case(visit, replace(case, payment=payment))


@_on(e.Signed)
def _signed(visit: Visit, event: e.Signed, happened: Happened) -> Visit:
    case = _touch(visit.cases[event.case], happened.actor)
    return _with_case(visit, replace(case, signature=event.strokes))


@_on(e.CaseSubmitted)
def _submitted(visit: Visit, event: e.CaseSubmitted, happened: Happened) -> Visit:
    case = _touch(visit.cases[event.case], happened.actor)
    delivery = Delivery(key=event.key, state=DeliveryState.QUEUED)
    return _with_case(visit, replace(case, delivery=delivery))


@_on(e.DeliveryReported)
def _delivery(visit: Visit, event: e.DeliveryReported, _: Happened) -> Visit:
    case = visit.cases[event.case]
    delivery = Delivery(
        key=event.key,
        state=event.state,
        reference=event.reference,
        reason=event.reason,
        said=event.said,
    )
    case = replace(case, delivery=delivery)
    return _with_case(visit, replace(case, outcome=outcome_by_delivery(case)))


def outcome_by_delivery(case: Case) -> Outcome | None:
    """Return the outcome of an ended case as the provider's later answer makes it."""
    if case.outcome is not Outcome.ON_ITS_WAY or case.delivery is None:
        return case.outcome
    answered = {
        DeliveryState.ACCEPTED: Outcome.CARRIED_OUT,
        DeliveryState.REFUSED: Outcome.REFUSED,
        DeliveryState.WITHDRAWN: Outcome.PROVIDER_DOWN,
    }
    return answered.get(case.delivery.state, case.outcome)


@_on(e.ReceiptIssued)
def _receipt(visit: Visit, event: e.ReceiptIssued, happened: Happened) -> Visit:
    case = _touch(visit.cases[event.case], happened.actor)
    receipt = Receipt(issued=event, at=happened.at)
    return _with_case(visit, replace(case, receipts=(*case.receipts, receipt)))


@_on(e.ReceiptReady)
def _receipt_ready(visit: Visit, event: e.ReceiptReady, _: Happened) -> Visit:
    case = visit.cases[event.case]
    receipts = tuple(
        replace(r, ready=not event.problem, code=event.code, problem=event.problem)
        if r.number == event.number
        else r
        for r in case.receipts
    )
    return _with_case(visit, replace(case, receipts=receipts))


@_on(e.AloneSaid)
def _alone(visit: Visit, event: e.AloneSaid, happened: Happened) -> Visit:
    case = _touch(visit.cases[event.case], happened.actor)
    return _with_case(visit, replace(case, alone=event.answer))


@_on(e.Rated)
def _rated(visit: Visit, event: e.Rated, happened: Happened) -> Visit:
    case = _touch(visit.cases[event.case], happened.actor)
    return _with_case(visit, replace(case, stars=event.stars))


@_on(e.CaseClosed)
def _closed(visit: Visit, event: e.CaseClosed, _: Happened) -> Visit:
    case = replace(visit.cases[event.case], outcome=event.outcome, note=event.note)
    visit = _with_case(visit, case)
    if event.case != visit.current:
        return visit
    open_cases = [c.id for c in visit.cases.values() if c.outcome is None]
    current = open_cases[0] if open_cases else ""
    phase = Phase.CASE if current else Phase.SERVICES
    return replace(
        visit, current=current, phase=phase, hand=Actor.MEDIATOR, stopped=False, hand_raised=False
    )


@_on(e.HelpLevelSet)
def _help(visit: Visit, event: e.HelpLevelSet, _: Happened) -> Visit:
    return _with_case(visit, _with_step(visit.cases[event.case], event.step, help=event.level))


@_on(e.HandedOver)
def _handed(visit: Visit, event: e.HandedOver, _: Happened) -> Visit:
    visit = replace(visit, hand=event.to)
    if visit.case is None or event.to is not Actor.CITIZEN:
        return visit
    return _with_case(visit, _with_step(visit.case, visit.case.step, handed=True))


@_on(e.ScreenCovered)
def _covered(visit: Visit, _event: e.ScreenCovered, _: Happened) -> Visit:
    return replace(visit, covered=True)


@_on(e.ScreenUncovered)
def _uncovered(visit: Visit, _event: e.ScreenUncovered, _: Happened) -> Visit:
    return replace(visit, covered=False)


@_on(e.Stopped)
def _stopped(visit: Visit, _event: e.Stopped, _: Happened) -> Visit:
    return replace(visit, stopped=True)


@_on(e.WentOn)
def _went_on(visit: Visit, _event: e.WentOn, _: Happened) -> Visit:
    return replace(visit, stopped=False)


@_on(e.HandRaised)
def _raised(visit: Visit, _event: e.HandRaised, _: Happened) -> Visit:
    return replace(visit, hand_raised=True)


@_on(e.HandLowered)
def _lowered(visit: Visit, _event: e.HandLowered, _: Happened) -> Visit:
    return replace(visit, hand_raised=False)


@_on(e.Parked)
def _parked(visit: Visit, event: e.Parked, happened: Happened) -> Visit:
    return replace(visit, phase=Phase.PARKED, parked_at=happened.at, note=event.note)


@_on(e.Resumed)
def _resumed(visit: Visit, _event: e.Resumed, _: Happened) -> Visit:
    phase = Phase.CASE if visit.current else Phase.SERVICES
    return replace(visit, phase=phase, parked_at=None, hand=Actor.MEDIATOR)


@_on(e.Paused)
def _paused(visit: Visit, _event: e.Paused, _: Happened) -> Visit:
    return replace(visit, paused=True)


@_on(e.Unpaused)
def _unpaused(visit: Visit, _event: e.Unpaused, _: Happened) -> Visit:
    return replace(visit, paused=False)


@_on(e.GoodbyeSaid)
def _goodbye(visit: Visit, _event: e.GoodbyeSaid, _: Happened) -> Visit:
    return replace(visit, phase=Phase.GOODBYE)


@_on(e.Wiped)
def _wiped(visit: Visit, _event: e.Wiped, _: Happened) -> Visit:
    return replace(visit, phase=Phase.WIPED)
