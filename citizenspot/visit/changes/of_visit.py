"""Changes of the visit as a whole: who is here, which case is current, how the screens stand."""

from __future__ import annotations

import msgspec

from citizenspot.visit import events as e
from citizenspot.visit.changes.shared import Change, with_case, with_step
from citizenspot.visit.company import CompanyChosen
from citizenspot.visit.event import Event
from citizenspot.visit.events import Happened
from citizenspot.visit.proof_events import IdentityProved, OtherCardSeen, OtherCardSettled
from citizenspot.visit.reading_choices import ContrastChosen, EasyLanguageChosen
from citizenspot.visit.state import Case, Visit
from citizenspot.visit.words import Actor, Assurance, Phase

replace = msgspec.structs.replace


def _language(visit: Visit, event: e.LanguageChosen, _: Happened) -> Visit:
    return replace(visit, language=event.language)


def _text_size(visit: Visit, event: e.TextSizeChosen, _: Happened) -> Visit:
    return replace(visit, text_size=event.size)


def _contrast(visit: Visit, event: ContrastChosen, _: Happened) -> Visit:
    return replace(visit, contrast=event.contrast)


def _reading_aloud(visit: Visit, event: e.ReadingAloudChosen, _: Happened) -> Visit:
    return replace(visit, reads_aloud=event.on)


def _easy_language(visit: Visit, event: EasyLanguageChosen, _: Happened) -> Visit:
    return replace(visit, easy_language=event.on)


def _company(visit: Visit, event: CompanyChosen, _: Happened) -> Visit:
    return replace(visit, company=event.company)


def _begun(visit: Visit, _event: e.Begun, _: Happened) -> Visit:
    return replace(visit, phase=Phase.SERVICES)


def _offered(visit: Visit, event: e.IdentityOffered, _: Happened) -> Visit:
    return replace(visit, offered=event.identity, offered_assurance=event.assurance)


def _identified(visit: Visit, _event: e.IdentityConfirmed, _: Happened) -> Visit:
    return replace(visit, identity=visit.offered, assurance=visit.offered_assurance, offered=None)


def _not_identified(visit: Visit, _event: e.IdentityRejected, _: Happened) -> Visit:
    return replace(visit, offered=None)


def _proved(visit: Visit, _event: IdentityProved, _: Happened) -> Visit:
    return replace(visit, assurance=Assurance.CARD_AND_PIN)


def _other_card(visit: Visit, _event: OtherCardSeen, _: Happened) -> Visit:
    return replace(visit, other_card=True)


def _same_person(visit: Visit, _event: OtherCardSettled, _: Happened) -> Visit:
    return replace(visit, other_card=False)


def _started(visit: Visit, event: e.CaseStarted, happened: Happened) -> Visit:
    first = event.service.steps[0].id
    case = Case(id=event.case, service=event.service, started_at=happened.at, step=first)
    visit = with_case(visit, case)
    if visit.current:
        return visit
    return replace(visit, current=case.id, phase=Phase.CASE)


def _switched(visit: Visit, event: e.CaseSwitched, _: Happened) -> Visit:
    return replace(visit, current=event.case, phase=Phase.CASE, hand=Actor.MEDIATOR)


def _closed(visit: Visit, event: e.CaseClosed, _: Happened) -> Visit:
    case = replace(visit.cases[event.case], outcome=event.outcome, note=event.note)
    visit = with_case(visit, case)
    if event.case != visit.current:
        return visit
    open_cases = [c.id for c in visit.cases.values() if c.outcome is None]
    current = open_cases[0] if open_cases else ""
    phase = Phase.CASE if current else Phase.SERVICES
    return replace(
        visit, current=current, phase=phase, hand=Actor.MEDIATOR, stopped=False, hand_raised=False
    )


def _reopened(visit: Visit, event: e.CaseReopened, _: Happened) -> Visit:
    case = replace(visit.cases[event.case], outcome=None, note="")
    return replace(with_case(visit, case), current=case.id, phase=Phase.CASE, hand=Actor.MEDIATOR)


def _handed(visit: Visit, event: e.HandedOver, _: Happened) -> Visit:
    visit = replace(visit, hand=event.to)
    if visit.case is None or event.to is not Actor.CITIZEN:
        return visit
    return with_case(visit, with_step(visit.case, visit.case.step, handed=True))


def _covered(visit: Visit, _event: e.ScreenCovered, _: Happened) -> Visit:
    return replace(visit, covered=True)


def _uncovered(visit: Visit, _event: e.ScreenUncovered, _: Happened) -> Visit:
    return replace(visit, covered=False)


def _stopped(visit: Visit, _event: e.Stopped, _: Happened) -> Visit:
    return replace(visit, stopped=True)


def _went_on(visit: Visit, _event: e.WentOn, _: Happened) -> Visit:
    return replace(visit, stopped=False)


def _raised(visit: Visit, _event: e.HandRaised, _: Happened) -> Visit:
    return replace(visit, hand_raised=True)


def _lowered(visit: Visit, _event: e.HandLowered, _: Happened) -> Visit:
    return replace(visit, hand_raised=False)


def _parked(visit: Visit, event: e.Parked, happened: Happened) -> Visit:
    # A pause is of the screen, not of the visit: whoever takes it up may have the screen again.
    return replace(visit, phase=Phase.PARKED, parked_at=happened.at, note=event.note, paused=False)


def _resumed(visit: Visit, _event: e.Resumed, _: Happened) -> Visit:
    phase = Phase.CASE if visit.current else Phase.SERVICES
    return replace(visit, phase=phase, parked_at=None, hand=Actor.MEDIATOR)


def _paused(visit: Visit, _event: e.Paused, _: Happened) -> Visit:
    return replace(visit, paused=True)


def _unpaused(visit: Visit, _event: e.Unpaused, _: Happened) -> Visit:
    return replace(visit, paused=False)


def _goodbye(visit: Visit, _event: e.GoodbyeSaid, _: Happened) -> Visit:
    return replace(visit, phase=Phase.GOODBYE)


def _wiped(visit: Visit, _event: e.Wiped, _: Happened) -> Visit:
    return replace(visit, phase=Phase.WIPED)


CHANGES: dict[type[Event], Change] = {
    e.LanguageChosen: _language,
    e.TextSizeChosen: _text_size,
    ContrastChosen: _contrast,
    e.ReadingAloudChosen: _reading_aloud,
    EasyLanguageChosen: _easy_language,
    CompanyChosen: _company,
    e.Begun: _begun,
    e.IdentityOffered: _offered,
    e.IdentityConfirmed: _identified,
    e.IdentityRejected: _not_identified,
    IdentityProved: _proved,
    OtherCardSeen: _other_card,
    OtherCardSettled: _same_person,
    e.CaseStarted: _started,
    e.CaseSwitched: _switched,
    e.CaseClosed: _closed,
    e.CaseReopened: _reopened,
    e.HandedOver: _handed,
    e.ScreenCovered: _covered,
    e.ScreenUncovered: _uncovered,
    e.Stopped: _stopped,
    e.WentOn: _went_on,
    e.HandRaised: _raised,
    e.HandLowered: _lowered,
    e.Parked: _parked,
    e.Resumed: _resumed,
    e.Paused: _paused,
    e.Unpaused: _unpaused,
    e.GoodbyeSaid: _goodbye,
    e.Wiped: _wiped,
}
