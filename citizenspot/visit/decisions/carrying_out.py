"""Decisions on a case's own acts: consent, check, payment, signature, sending, receipt."""

from __future__ import annotations

from citizenspot.visit import commands as c
from citizenspot.visit import events as e
from citizenspot.visit import flow
from citizenspot.visit.decisions.around import Around, BySystem, Decided, Giver
from citizenspot.visit.decisions.moving import Events, finish_step, refusal_of
from citizenspot.visit.refusals import Refusal, Refused
from citizenspot.visit.state import Case, Visit
from citizenspot.visit.words import DeliveryState, Outcome
from services_catalog import costs
from services_catalog.definition import (
    ConsentStep,
    FeedbackStep,
    PaymentStep,
    ReviewStep,
    SignStep,
    SubmitStep,
    TeachStep,
)

UNMET = frozenset(
    {
        Outcome.DECLINED,
        Outcome.NOT_ELIGIBLE,
        Outcome.PAPERS_MISSING,
        Outcome.NOT_PROVED,
        Outcome.PROVIDER_DOWN,
        Outcome.STOPPED,
    }
)
LEAST_POINTS = 2


def agree(visit: Visit, command: c.Agree, giver: Giver, around: Around) -> Decided:
    """Record the citizen's agreement, or that the information was read."""
    case = visit.cases[command.case]
    step = case.current_step
    if not isinstance(step, ConsentStep) or step.id != command.step:
        return Refused(Refusal.MOVED_ON)
    given: Events = (
        e.ConsentGiven(case.id, step.id, step.express),
        *_noted(case, step, given=True),
    )
    return finish_step(visit, case, given, giver, around)


def decline(visit: Visit, command: c.Decline, giver: Giver, around: Around) -> Decided:
    """Record that the citizen does not agree; without a needed consent the case ends."""
    case = visit.cases[command.case]
    step = case.current_step
    if not isinstance(step, ConsentStep) or step.id != command.step:
        return Refused(Refusal.MOVED_ON)
    withheld: Events = (e.ConsentWithheld(case.id, step.id), *_noted(case, step, given=False))
    if step.optional:
        return finish_step(visit, case, withheld, giver, around)
    return (*withheld, e.CaseClosed(case.id, Outcome.DECLINED, ""))


def _noted(case: Case, step: ConsentStep, *, given: bool) -> Events:
    """Write the decision into the answer that carries it to the provider, where there is one."""
    if not step.answer:
        return ()
    return (BySystem(e.FieldEntered(case.id, step.answer, given, "")),)


def withdraw_consent(
    visit: Visit, command: c.WithdrawConsent, _giver: Giver, _around: Around
) -> Decided:
    """Take a consent back; the case returns to the question."""
    case = visit.cases[command.case]
    if case.sent:
        return Refused(Refusal.ALREADY_SENT)
    if not case.consents.get(command.step):
        return Refused(Refusal.MOVED_ON)
    return (e.ConsentWithdrawn(case.id, command.step), e.PageTurned(case.id, command.step, 0))


def confirm_answers(
    visit: Visit, command: c.ConfirmAnswers, giver: Giver, around: Around
) -> Decided:
    """Record that the citizen checked the answers."""
    case = visit.cases[command.case]
    if not isinstance(case.current_step, ReviewStep):
        return Refused(Refusal.MOVED_ON)
    hindered = refusal_of(flow.hindrance(visit, case, around.today))
    if hindered is not None:
        return Refused(hindered)
    return finish_step(visit, case, (e.AnswersConfirmed(case.id),), giver, around)


def take_payment(visit: Visit, command: c.TakePayment, giver: Giver, around: Around) -> Decided:
    """Record the fee that applies as paid, once."""
    case = visit.cases[command.case]
    step = case.current_step
    if case.payment is not None:
        return Refused(Refusal.ALREADY_PAID)
    if not isinstance(step, PaymentStep) or command.method.value not in step.methods:
        return Refused(Refusal.MOVED_ON)
    fee = costs.fee(case.service, flow.facts_of(visit, case, around.today))
    if not isinstance(fee, costs.Fee) or fee.amount is None:
        return Refused(Refusal.FEE_NOT_KNOWN)
    paid = e.PaymentTaken(
        case=case.id,
        cost=fee.cost_id,
        amount=fee.amount,
        currency=fee.currency,
        method=command.method,
        reference=command.reference,
    )
    return finish_step(visit, case, (paid,), giver, around)


def sign(visit: Visit, command: c.Sign, giver: Giver, around: Around) -> Decided:
    """Record the signature; an assisted one may be empty, for its reason stands in the event."""
    case = visit.cases[command.case]
    if not isinstance(case.current_step, SignStep):
        return Refused(Refusal.MOVED_ON)
    drawn = sum(len(stroke) for stroke in command.strokes)
    if drawn < LEAST_POINTS and not giver.assisted:
        return Refused(Refusal.EMPTY_SIGNATURE)
    return finish_step(visit, case, (e.Signed(case.id, command.strokes),), giver, around)


def submit(visit: Visit, command: c.Submit, giver: Giver, around: Around) -> Decided:
    """Put the case into the outbox under a new once-only key."""
    case = visit.cases[command.case]
    if case.sent:
        return Refused(Refusal.ALREADY_SENT)
    if not isinstance(case.current_step, SubmitStep):
        return Refused(Refusal.MOVED_ON)
    refusal = _not_ready(visit, case, around)
    if refusal is not None:
        return Refused(refusal)
    sent = e.CaseSubmitted(case.id, key=around.new_id())
    return finish_step(visit, case, (sent,), giver, around)


def _not_ready(visit: Visit, case: Case, around: Around) -> Refusal | None:
    """Return what a case still lacks before it may be sent."""
    from services_catalog.fields import missing  # noqa: PLC0415 - loads the JSON Schema library

    awaited = {
        "consent": Refusal.CONSENT_NEEDED,
        "review": Refusal.CHECK_FIRST,
        "payment": Refusal.PAY_FIRST,
        "sign": Refusal.SIGN_FIRST,
    }
    order = [s.id for s in case.service.steps]
    for step in flow.way(visit, case, around.today):
        kind = str(step.__struct_config__.tag)
        if order.index(step.id) >= order.index(case.step) or kind not in awaited:
            continue
        if not case.record(step.id).done:
            return awaited[kind]
    if missing(case.service, case.values):
        return Refusal.ANSWER_MISSING
    return refusal_of(flow.hindrance(visit, case, around.today))


def report_delivery(
    visit: Visit, command: c.ReportDelivery, _giver: Giver, _around: Around
) -> Decided:
    """Record how the submission fares; a report on an older key is ignored."""
    case = visit.cases[command.case]
    if case.delivery is None or case.delivery.key != command.key:
        return ()
    if case.delivery.state is DeliveryState.ACCEPTED:
        return ()
    reported = e.DeliveryReported(
        case=case.id,
        key=command.key,
        state=command.state,
        reference=command.reference,
        reason=command.reason,
        said=command.said,
        expected=command.expected,
    )
    return (reported,)


def settle_delivery(
    visit: Visit, command: c.SettleDelivery, _giver: Giver, _around: Around
) -> Decided:
    """Do what a person decided about a submission whose outcome is not known."""
    case = visit.cases[command.case]
    if not case.awaits_answer or case.delivery is None:
        return Refused(Refusal.NOTHING_TO_SETTLE)
    reference = command.reference.strip()
    if command.decision == "arrived" and not reference:
        return Refused(Refusal.REFERENCE_NEEDED)
    states = {
        "send_again": DeliveryState.QUEUED,
        "withdraw": DeliveryState.WITHDRAWN,
        "arrived": DeliveryState.ACCEPTED,
    }
    settled = e.DeliveryReported(
        case=case.id,
        key=case.delivery.key,
        state=states[command.decision],
        reference=reference,
        reason="settled",
        said="",
    )
    return (settled,)


def say_alone(visit: Visit, command: c.SayAlone, giver: Giver, around: Around) -> Decided:
    """Record whether the citizen could do this alone, and go on."""
    case = visit.cases[command.case]
    if not isinstance(case.current_step, TeachStep):
        return Refused(Refusal.MOVED_ON)
    return finish_step(visit, case, (e.AloneSaid(case.id, command.answer),), giver, around)


def rate(visit: Visit, command: c.Rate, giver: Giver, around: Around) -> Decided:
    """Record the rating, and go on."""
    case = visit.cases[command.case]
    if not isinstance(case.current_step, FeedbackStep) or command.stars not in range(1, 6):
        return Refused(Refusal.MOVED_ON)
    rated: Events = (e.Rated(case.id, command.stars, command.words),)
    return finish_step(visit, case, rated, giver, around)


def close_case(visit: Visit, command: c.CloseCase, _giver: Giver, _around: Around) -> Decided:
    """End a case that is not carried out; one that is sent ends as the provider answers."""
    case = visit.cases[command.case]
    if case.sent:
        return Refused(Refusal.ALREADY_SENT)
    if command.outcome not in UNMET:
        return Refused(Refusal.WRONG_OUTCOME)
    if case.payment is not None and not command.note.strip():
        return Refused(Refusal.PAID_NOT_SENT)
    return (e.CaseClosed(case.id, command.outcome, command.note),)


def reopen_case(visit: Visit, command: c.ReopenCase, _giver: Giver, _around: Around) -> Decided:
    """Go on with a case that was ended here; what its provider has answered stays."""
    case = visit.cases[command.case]
    if case.sent or case.outcome not in UNMET:
        return Refused(Refusal.CASE_ENDED)
    return (e.CaseReopened(case.id),)


def set_help_level(visit: Visit, command: c.SetHelpLevel, _: Giver, _around: Around) -> Decided:
    """Correct the help level of a step that is done."""
    case = visit.cases[command.case]
    if not case.record(command.step).done:
        return Refused(Refusal.MOVED_ON)
    return (e.HelpLevelSet(case.id, command.step, command.level),)


def switch_case(visit: Visit, command: c.SwitchCase, _giver: Giver, _around: Around) -> Decided:
    """Make another open case the current one."""
    return () if command.case == visit.current else (e.CaseSwitched(command.case),)
