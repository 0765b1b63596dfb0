"""How a case moves: finishing a step, going on, going back, changing an answer."""

from __future__ import annotations

from citizenspot.visit import commands as c
from citizenspot.visit import events as e
from citizenspot.visit import flow
from citizenspot.visit.decisions.around import Around, BySystem, Decided, Giver
from citizenspot.visit.evolve import evolve
from citizenspot.visit.refusals import Refusal, Refused
from citizenspot.visit.state import Case, Visit
from citizenspot.visit.words import Actor, HelpLevel
from services_catalog.definition import (
    DocumentsStep,
    FeedbackStep,
    IdentifyStep,
    ReceiptStep,
    SubmitStep,
    TeachStep,
)
from services_catalog.evidence import Need

Events = tuple[e.AnyEvent | BySystem, ...]


def infer_help(case: Case, step: str, giver: Giver, *, raised: bool) -> HelpLevel:
    """Infer how much help a step took from who worked on it (`screens.md` §3.5)."""
    actors = {*case.record(step).actors, giver.actor}
    if giver.assisted or actors == {Actor.MEDIATOR}:
        return HelpLevel.DONE
    if Actor.MEDIATOR in actors:
        return HelpLevel.PARTLY
    if raised:
        return HelpLevel.TOLD
    return HelpLevel.ALONE


def after(visit: Visit, decided: Events, giver: Giver, around: Around) -> Visit:
    """Return the visit as it will be after events just decided."""
    for item in decided:
        by_system = isinstance(item, BySystem)
        happened = e.Happened(
            event=item.event if isinstance(item, BySystem) else item,
            actor=Actor.SYSTEM if by_system else giver.actor,
            at=around.now,
        )
        visit = evolve(visit, happened)
    return visit


def finish_step(visit: Visit, case: Case, before: Events, giver: Giver, around: Around) -> Events:
    """Add to events just decided: the step is done, and the case goes on to the next page."""
    help_level = infer_help(
        after(visit, before, giver, around).cases[case.id],
        case.step,
        giver,
        raised=visit.hand_raised,
    )
    done = (*before, e.StepDone(case.id, case.step, help_level))
    return (*done, *go_on(after(visit, done, giver, around), case.id, around))


def go_on(visit: Visit, case_id: str, around: Around) -> Events:
    """Turn to the next page; at the end the case is closed with its outcome."""
    case = visit.cases[case_id]
    place = flow.next_place(visit, case, around.today)
    if place is None:
        return (BySystem(e.CaseClosed(case.id, flow.outcome_at_end(case), "")),)
    return (e.PageTurned(case.id, place.step, place.page), *_prefilled(visit, case, place))


def _prefilled(visit: Visit, case: Case, place: flow.Place) -> Events:
    """Fill in what is known of the citizen already, so that it is asked once."""
    if visit.identity is None:
        return ()
    known = {
        "citizen.full_name": visit.identity.full_name,
        "citizen.number": visit.identity.number,
        "citizen.document_number": visit.identity.document_number,
    }
    asked = flow.pages(case.service.step(place.step))[place.page]
    fills = [
        (name, known.get(case.service.fields[name].prefill, ""))
        for name in asked
        if name not in case.answers and name in case.service.fields
    ]
    return tuple(fill for name, text in fills if text for fill in _filled(case, name, text))


def _filled(case: Case, name: str, text: str) -> Events:
    """Fill in a field where what is known fits it: a foreign number is no Portuguese one."""
    from services_catalog.fields import Accepted, accept  # noqa: PLC0415 - loads JSON Schema

    read = accept(case.service, name, text)
    if not isinstance(read, Accepted) or read.value is None:
        return ()
    return (BySystem(e.FieldEntered(case.id, name, read.value, text)),)


def continue_step(visit: Visit, command: c.Continue, giver: Giver, around: Around) -> Decided:
    """Go on from the current page, if everything it asks is there."""
    case = visit.cases[command.case]
    if command.step != case.step:
        return Refused(Refusal.MOVED_ON)
    refusal = _unfinished(visit, case, around)
    if refusal is not None:
        return refusal
    if case.page + 1 < len(flow.pages(case.current_step)):
        return go_on(visit, case.id, around)
    if case.record(case.step).done:
        return go_on(visit, case.id, around)
    return finish_step(visit, case, (), giver, around)


def past_known_identity(visit: Visit, around: Around) -> Events:
    """Turn the current case past an identify step that the visit's identity already answers."""
    case = visit.case
    if case is None or not isinstance(case.current_step, IdentifyStep):
        return ()
    returned_to = case.record(case.step).done
    if returned_to or not flow.identified_for(visit, case.current_step):
        return ()
    return go_on(visit, case.id, around)


def refusal_of(hindrance: flow.Hindrance | None) -> Refusal | None:
    """Return the refusal that a hindrance leads to."""
    refusals = {
        flow.Obstacle.NOT_ELIGIBLE: Refusal.NOT_ELIGIBLE,
        flow.Obstacle.PAPERS_MISSING: Refusal.PAPERS_MISSING,
    }
    return refusals[hindrance.obstacle] if hindrance else None


def _unfinished(visit: Visit, case: Case, around: Around) -> Refused | None:
    step = case.current_step
    hindered = refusal_of(flow.hindrance(visit, case, around.today))
    papers_later = hindered is Refusal.PAPERS_MISSING and not isinstance(step, DocumentsStep)
    if hindered is not None and not papers_later:
        return Refused(hindered)
    if isinstance(step, IdentifyStep):
        return _unidentified(visit, step)
    if isinstance(step, DocumentsStep):
        return _papers_open(visit, case, step, around)
    if isinstance(step, ReceiptStep) and not case.has_receipt:
        return Refused(Refusal.RECEIPT_FIRST)
    return _act_awaited(case) or _answers_missing(case)


def _unidentified(visit: Visit, step: IdentifyStep) -> Refused | None:
    if step.assurance == "none" or flow.identified_for(visit, step):
        return None
    return Refused(Refusal.IDENTIFY_FIRST if visit.identity is None else Refusal.MORE_ASSURANCE)


def _papers_open(visit: Visit, case: Case, step: DocumentsStep, around: Around) -> Refused | None:
    facts = flow.facts_of(visit, case, around.today)
    needs = flow.papers_of(case, step, facts)
    asked = [n.evidence.id for n in needs if n.state is Need.NEEDED]
    return None if all(name in case.papers for name in asked) else Refused(Refusal.PAPERS_OPEN)


def _act_awaited(case: Case) -> Refused | None:
    """Refuse to pass a step that ends with an act of its own, until the act is done."""
    if case.record(case.step).done:
        return None
    awaited = {
        "consent": Refusal.CITIZEN_DECIDES,
        "review": Refusal.CHECK_FIRST,
        "payment": Refusal.PAY_FIRST,
        "sign": Refusal.SIGN_FIRST,
        "submit": Refusal.SEND_FIRST,
    }
    refusal = awaited.get(str(case.current_step.__struct_config__.tag))
    return Refused(refusal) if refusal else None


def _answers_missing(case: Case) -> Refused | None:
    from services_catalog.fields import missing  # noqa: PLC0415 - loads the JSON Schema library

    absent = missing(case.service, case.values)
    here = [name for name in flow.fields_here(case) if name in absent]
    return Refused(Refusal.ANSWER_MISSING, field=here[0]) if here else None


def go_back(visit: Visit, command: c.GoBack, _giver: Giver, around: Around) -> Decided:
    """Turn to the page before; no answer is lost, and what is sent stays sent."""
    case = visit.cases[command.case]
    place = flow.previous_place(case, flow.way(visit, case, around.today))
    if place is None:
        return Refused(Refusal.NOTHING_BEFORE)
    if case.sent and isinstance(case.current_step, SubmitStep):
        return Refused(Refusal.ALREADY_SENT)
    return (e.PageTurned(case.id, place.step, place.page),)


def change(visit: Visit, command: c.Change, _giver: Giver, _around: Around) -> Decided:
    """Turn to the page that asks a field, to come back to the check afterwards."""
    case = visit.cases[command.case]
    if case.sent:
        return Refused(Refusal.ALREADY_SENT)
    place = flow.place_of_field(case.service, command.field)
    if place is None:
        return Refused(Refusal.NOT_ASKED_NOW, field=command.field)
    begun = e.ChangeBegun(case.id, flow.review_step(case.service))
    return (begun, e.PageTurned(case.id, place.step, place.page))


def skip(visit: Visit, command: c.Skip, _giver: Giver, around: Around) -> Decided:
    """Go past a step that is optional: teaching and feedback."""
    case = visit.cases[command.case]
    if command.step != case.step:
        return Refused(Refusal.MOVED_ON)
    if not isinstance(case.current_step, TeachStep | FeedbackStep):
        return Refused(Refusal.NOT_OPTIONAL)
    skipped: Events = (e.StepSkipped(case.id, case.step),)
    following = after(visit, skipped, Giver(Actor.SYSTEM), around)
    return (*skipped, *go_on(following, case.id, around))
