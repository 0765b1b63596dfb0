"""Changes of one case: its answers, consents, acts done once, and how it fares."""

from __future__ import annotations

import msgspec

from citizenspot.visit import events as e
from citizenspot.visit.changes.shared import Change, touch, with_case, with_step
from citizenspot.visit.event import Event
from citizenspot.visit.events import Happened
from citizenspot.visit.state import (
    Answer,
    Case,
    Delivery,
    Payment,
    StepRecord,
    Visit,
)
from citizenspot.visit.version_events import CaseMoved
from citizenspot.visit.words import Actor, DeliveryState, Outcome
from services_catalog.carrying_over import carried_over

replace = msgspec.structs.replace


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


def _consent(visit: Visit, case_id: str, step: str, happened: Happened, *, given: bool) -> Visit:
    case = touch(visit.cases[case_id], happened.actor, step)
    return with_case(visit, replace(case, consents={**case.consents, step: given}))


def _entered(visit: Visit, event: e.FieldEntered, happened: Happened) -> Visit:
    case = touch(visit.cases[event.case], happened.actor)
    answer = Answer(value=event.value, typed=event.typed, by=happened.actor)
    return with_case(visit, replace(case, answers={**case.answers, event.field: answer}))


def _cleared(visit: Visit, event: e.FieldCleared, happened: Happened) -> Visit:
    case = touch(visit.cases[event.case], happened.actor)
    answers = {name: a for name, a in case.answers.items() if name != event.field}
    return with_case(visit, replace(case, answers=answers))


def _turned(visit: Visit, event: e.PageTurned, _: Happened) -> Visit:
    case = replace(visit.cases[event.case], step=event.step, page=event.page)
    if event.step == case.review:
        case = replace(case, review="")
    moved = event.step != visit.cases[event.case].step
    visit = with_case(visit, case)
    return replace(visit, hand=Actor.MEDIATOR, hand_raised=False) if moved else visit


def _done(visit: Visit, event: e.StepDone, happened: Happened) -> Visit:
    case = touch(visit.cases[event.case], happened.actor, event.step)
    case = with_step(
        case,
        event.step,
        done=True,
        skipped=False,
        by=happened.actor,
        at=happened.at,
        assisted=happened.assisted,
        help=event.help,
    )
    return with_case(visit, case)


def _skipped(visit: Visit, event: e.StepSkipped, happened: Happened) -> Visit:
    case = with_step(
        visit.cases[event.case], event.step, skipped=True, by=happened.actor, at=happened.at
    )
    return with_case(visit, case)


def _change(visit: Visit, event: e.ChangeBegun, _: Happened) -> Visit:
    return with_case(visit, replace(visit.cases[event.case], review=event.review))


def _agreed(visit: Visit, event: e.ConsentGiven, happened: Happened) -> Visit:
    return _consent(visit, event.case, event.step, happened, given=True)


def _declined(visit: Visit, event: e.ConsentWithheld, happened: Happened) -> Visit:
    return _consent(visit, event.case, event.step, happened, given=False)


def _withdrawn(visit: Visit, event: e.ConsentWithdrawn, happened: Happened) -> Visit:
    visit = _consent(visit, event.case, event.step, happened, given=False)
    return with_case(visit, with_step(visit.cases[event.case], event.step, done=False))


def _confirmed(visit: Visit, event: e.AnswersConfirmed, happened: Happened) -> Visit:
    case = touch(visit.cases[event.case], happened.actor)
    return with_case(visit, replace(case, answers_confirmed=True))


def _reopened(visit: Visit, event: e.AnswersReopened, _: Happened) -> Visit:
    case = replace(visit.cases[event.case], answers_confirmed=False, signature=())
    for step in case.service.steps:
        if step.__struct_config__.tag in {"review", "sign"} and case.record(step.id).done:
            case = with_step(case, step.id, done=False)
    return with_case(visit, case)


def _paid(visit: Visit, event: e.PaymentTaken, happened: Happened) -> Visit:
    payment = Payment(
        cost=event.cost,
        amount=event.amount,
        currency=event.currency,
        method=event.method,
        reference=event.reference,
        at=happened.at,
    )
    case = touch(visit.cases[event.case], happened.actor)
    return with_case(visit, replace(case, payment=payment))


def _signed(visit: Visit, event: e.Signed, happened: Happened) -> Visit:
    case = touch(visit.cases[event.case], happened.actor)
    return with_case(visit, replace(case, signature=event.strokes))


def _submitted(visit: Visit, event: e.CaseSubmitted, happened: Happened) -> Visit:
    case = touch(visit.cases[event.case], happened.actor)
    delivery = Delivery(key=event.key, state=DeliveryState.QUEUED, sent_at=happened.at)
    return with_case(visit, replace(case, delivery=delivery))


def _delivery(visit: Visit, event: e.DeliveryReported, _: Happened) -> Visit:
    case = visit.cases[event.case]
    delivery = Delivery(
        key=event.key,
        state=event.state,
        reference=event.reference,
        reason=event.reason,
        said=event.said,
        expected=event.expected,
        sent_at=case.delivery.sent_at if case.delivery else None,
    )
    case = replace(case, delivery=delivery)
    return with_case(visit, replace(case, outcome=outcome_by_delivery(case)))


def _alone(visit: Visit, event: e.AloneSaid, happened: Happened) -> Visit:
    case = touch(visit.cases[event.case], happened.actor)
    return with_case(visit, replace(case, alone=event.answer))


def _rated(visit: Visit, event: e.Rated, happened: Happened) -> Visit:
    case = touch(visit.cases[event.case], happened.actor)
    return with_case(visit, replace(case, stars=event.stars))


def _help(visit: Visit, event: e.HelpLevelSet, _: Happened) -> Visit:
    return with_case(visit, with_step(visit.cases[event.case], event.step, help=event.level))


def _moved(visit: Visit, event: CaseMoved, _: Happened) -> Visit:
    """Bind the case to another version: what holds there stays, the rest is asked again."""
    case = visit.cases[event.case]
    kept = carried_over(case.service, event.service)
    steps = {id_: record for id_, record in case.steps.items() if id_ in kept.steps}
    undone = (s.id for s in event.service.steps if not steps.get(s.id, StepRecord()).done)
    moved = replace(
        case,
        service=event.service,
        step=next(undone, event.service.steps[0].id),
        page=0,
        review="",
        answers={name: a for name, a in case.answers.items() if name in kept.fields},
        consents={id_: given for id_, given in case.consents.items() if id_ in kept.consents},
        papers={id_: seen for id_, seen in case.papers.items() if id_ in kept.papers},
        documents={id_: held for id_, held in case.documents.items() if id_ in kept.papers},
        steps=steps,
        answers_confirmed=False,
        signature=(),
    )
    return replace(with_case(visit, moved), hand=Actor.MEDIATOR)


CHANGES: dict[type[Event], Change] = {
    e.FieldEntered: _entered,
    e.FieldCleared: _cleared,
    e.PageTurned: _turned,
    e.StepDone: _done,
    e.StepSkipped: _skipped,
    e.ChangeBegun: _change,
    e.ConsentGiven: _agreed,
    e.ConsentWithheld: _declined,
    e.ConsentWithdrawn: _withdrawn,
    e.AnswersConfirmed: _confirmed,
    e.AnswersReopened: _reopened,
    e.PaymentTaken: _paid,
    e.Signed: _signed,
    e.CaseSubmitted: _submitted,
    e.DeliveryReported: _delivery,
    e.AloneSaid: _alone,
    e.Rated: _rated,
    e.HelpLevelSet: _help,
    CaseMoved: _moved,
}
