"""Decisions on answers: who may give one, and whether it can be read."""

from __future__ import annotations

from citizenspot.visit import commands as c
from citizenspot.visit import events as e
from citizenspot.visit import flow
from citizenspot.visit.decisions.around import Around, Decided, Giver
from citizenspot.visit.decisions.moving import Events, after
from citizenspot.visit.decisions.receipt_mail import enter_address, may_not_write_address
from citizenspot.visit.receipt_mail import ADDRESS_FIELD
from citizenspot.visit.refusals import Refusal, Refused
from citizenspot.visit.state import Case, Visit
from citizenspot.visit.words import Actor
from services_catalog import costs
from services_catalog.definition import Field


def enter_field(visit: Visit, command: c.EnterField, giver: Giver, around: Around) -> Decided:
    """Record an answer, if this is the page, the person and the moment for it."""
    case = visit.cases[command.case]
    if command.field == ADDRESS_FIELD:
        return enter_address(case, command, giver)
    refusal = may_not_write(visit, case, command.field, giver)
    if refusal is not None:
        return Refused(refusal, field=command.field)
    entered = _read(case, command)
    if isinstance(entered, Refused):
        return entered
    if entered and case.payment is not None and _changes_fee(visit, case, entered, around):
        return Refused(Refusal.ALREADY_PAID, field=command.field)
    if entered and case.answers_confirmed:
        return (*entered, e.AnswersReopened(case.id))
    return entered


def may_not_write(visit: Visit, case: Case, field: str, giver: Giver) -> Refusal | None:
    """Return why someone may not write in a field now, half-typed text included."""
    if field == ADDRESS_FIELD:
        return may_not_write_address(case, giver)
    if case.sent:
        return Refusal.ALREADY_SENT
    if field not in flow.fields_here(case):
        return Refusal.NOT_ASKED_NOW
    return _wrong_hand(visit, case.service.fields[field], giver)


def _wrong_hand(visit: Visit, field: Field, giver: Giver) -> Refusal | None:
    if giver.assisted:
        return None
    if field.owner == "citizen":
        return Refusal.CITIZENS_FIELD if giver.actor is Actor.MEDIATOR else None
    if field.owner == "mediator":
        return Refusal.MEDIATORS_FIELD if giver.actor is Actor.CITIZEN else None
    if giver.actor is visit.hand:
        return None
    waiting = {
        Actor.MEDIATOR: Refusal.CITIZEN_HAS_THE_HAND,
        Actor.CITIZEN: Refusal.MEDIATOR_HAS_THE_HAND,
    }
    return waiting.get(giver.actor)


def _read(case: Case, command: c.EnterField) -> Events | Refused:
    """Return the event for what was typed; nothing where the answer stays what it is."""
    from services_catalog.field_kinds import Rejected  # noqa: PLC0415 - loads JSON Schema
    from services_catalog.fields import accept  # noqa: PLC0415

    known = case.answers.get(command.field)
    if not command.text.strip():
        return (e.FieldCleared(case.id, command.field),) if known else ()
    read = accept(case.service, command.field, command.text)
    if isinstance(read, Rejected):
        return Refused(Refusal.ANSWER_REJECTED, field=command.field)
    if read.value is None or (known is not None and known.value == read.value):
        return ()
    return (e.FieldEntered(case.id, command.field, read.value, command.text),)


def _changes_fee(visit: Visit, case: Case, entered: Events, around: Around) -> bool:
    changed = after(visit, entered, Giver(Actor.SYSTEM), around)
    facts = flow.facts_of(changed, changed.cases[case.id], around.today)
    fee = costs.fee(case.service, facts)
    assert case.payment is not None  # noqa: S101 - asked for by the caller
    return not isinstance(fee, costs.Fee) or fee.cost_id != case.payment.cost
