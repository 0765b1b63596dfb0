"""Decisions on the visit as a whole: opening, welcome, services, parking, goodbye."""

from __future__ import annotations

from citizenspot.visit import commands as c
from citizenspot.visit import events as e
from citizenspot.visit.company import ChooseCompany, CompanyChosen
from citizenspot.visit.decisions.around import Around, Decided, Giver
from citizenspot.visit.reading_choices import (
    ChooseContrast,
    ChooseEasyLanguage,
    ContrastChosen,
    EasyLanguageChosen,
    ReadAloud,
)
from citizenspot.visit.refusals import Refusal, Refused
from citizenspot.visit.state import Visit
from citizenspot.visit.words import Phase


def open_visit(command: c.OpenVisit, around: Around) -> Decided:
    """Open a visit at this desk, in the desk's language until the citizen chooses."""
    opened = e.VisitOpened(
        visit=around.new_id(),
        desk=around.desk,
        spot=around.spot,
        mediator=command.mediator,
        practice=around.practice,
        language=around.language,
    )
    return (opened,)


def choose_language(_: Visit, command: c.ChooseLanguage, _giver: Giver, _around: Around) -> Decided:
    """Speak another language on screen 2."""
    return (e.LanguageChosen(command.language),)


def choose_text_size(
    _: Visit, command: c.ChooseTextSize, _giver: Giver, _around: Around
) -> Decided:
    """Write larger or smaller on screen 2."""
    return (e.TextSizeChosen(command.size),)


def choose_contrast(_: Visit, command: ChooseContrast, _giver: Giver, _around: Around) -> Decided:
    """Write in other colours on screen 2."""
    return (ContrastChosen(command.contrast),)


def read_aloud(visit: Visit, command: ReadAloud, _giver: Giver, _around: Around) -> Decided:
    """Read screen 2 aloud, or be silent; saying so twice is no news."""
    return () if visit.reads_aloud is command.on else (e.ReadingAloudChosen(command.on),)


def choose_easy_language(
    visit: Visit, command: ChooseEasyLanguage, _giver: Giver, _around: Around
) -> Decided:
    """Say it in easy language or not; saying so twice is no news."""
    return () if visit.easy_language is command.on else (EasyLanguageChosen(command.on),)


def choose_company(visit: Visit, command: ChooseCompany, _giver: Giver, _around: Around) -> Decided:
    """Know who is with the citizen; saying so twice is no news."""
    return () if visit.company is command.company else (CompanyChosen(command.company),)


def begin(visit: Visit, _: c.Begin, _giver: Giver, _around: Around) -> Decided:
    """Go on from the welcome to the services."""
    if visit.phase is not Phase.WELCOME:
        return Refused(Refusal.MOVED_ON)
    return (e.Begun(),)


def choose_services(
    visit: Visit, command: c.ChooseServices, _giver: Giver, around: Around
) -> Decided:
    """Start a case for each service named; all of them or none."""
    if visit.phase is Phase.WELCOME:
        return Refused(Refusal.BEGIN_FIRST)
    found = [around.services.get(name) for name in command.services]
    services = [s for s in found if s is not None and s.status == "active"]
    if not services or len(services) != len(found):
        return Refused(Refusal.NO_SUCH_SERVICE)
    started = [e.CaseStarted(around.new_id(), service) for service in services]
    return tuple(started)


def park(visit: Visit, command: c.Park, _giver: Giver, _around: Around) -> Decided:
    """Put the visit aside."""
    if visit.phase in {Phase.GOODBYE, Phase.WIPED}:
        return Refused(Refusal.VISIT_ENDED)
    return (e.Parked(command.note),)


def resume(visit: Visit, _: c.Resume, _giver: Giver, _around: Around) -> Decided:
    """Take up a parked visit at the page it was left."""
    if visit.phase is not Phase.PARKED:
        return Refused(Refusal.NOT_PARKED)
    return (e.Resumed(),)


def say_goodbye(visit: Visit, _: c.SayGoodbye, _giver: Giver, _around: Around) -> Decided:
    """End the visit; refused while a case is open, or an original not handed back."""
    if any(case.outcome is None for case in visit.cases.values()):
        return Refused(Refusal.CASES_OPEN)
    if visit.originals_here:
        return Refused(Refusal.ORIGINALS_HERE)
    return (e.GoodbyeSaid(),)


def wipe(visit: Visit, _: c.Wipe, _giver: Giver, _around: Around) -> Decided:
    """Clear the screens."""
    if visit.phase is not Phase.GOODBYE:
        return Refused(Refusal.NOT_SAID_GOODBYE)
    return (e.Wiped(),)
