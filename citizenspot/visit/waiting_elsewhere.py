"""What waits on screen 1 beside the visit at the desk: answers of providers, and parked visits."""

from __future__ import annotations

from citizenspot.day.pages.sight_words import moment
from citizenspot.texts import _N, Texts
from citizenspot.visit.commands import Resume
from citizenspot.visit.pages import around_cases
from citizenspot.visit.pages.delivery import resting_for_mediator, settling
from citizenspot.visit.pages.scene import CaseScene, Scene
from citizenspot.visit.state import Case, Visit
from citizenspot.visit.surroundings import Surroundings
from citizenspot.visit.versions import affected
from citizenspot.visit.views import Act, ParkedVisit, Task
from citizenspot.visit.words import Actor, DeliveryState, Phase


def outbox(texts: Texts, around: Surroundings) -> tuple[Task, ...]:
    """Return the submissions of other visits that wait for an answer, without naming anyone."""
    waiting = [(v, c) for v in around.others for c in v.cases.values() if c.awaits_answer]
    return tuple(_waiting(texts, around, visit, case) for visit, case in waiting)


def _waiting(texts: Texts, around: Surroundings, visit: Visit, case: Case) -> Task:
    scene = Scene(visit, texts, around, Actor.MEDIATOR).of_case(case)
    unknown = case.delivery is not None and case.delivery.state is DeliveryState.UNKNOWN
    if unknown:
        said = _since(scene, _N("Answer not known"), _N("Answer not known since {time}"))
        return Task(scene.service, said, "problem", settling(scene)[0])
    on_its_way = _since(scene, _N("On its way"), _N("On its way since {time}"))
    return resting_for_mediator(scene) or Task(scene.service, on_its_way, "waiting")


def _since(scene: CaseScene, sentence: str, since: str) -> str:
    """Return how a submission stands, and since when, where that is known."""
    delivery, day = scene.case.delivery, scene.around.day
    if delivery is None or delivery.sent_at is None or day is None:
        return scene.say(sentence)
    return scene.say(since, time=moment(scene.texts, scene.around.zone, delivery.sent_at, day.now))


def parked(texts: Texts, around: Surroundings) -> tuple[ParkedVisit, ...]:
    """Return the visits put aside, each with the act that goes on with it."""
    return tuple(
        _parked_visit(texts, around, visit)
        for visit in around.others
        if visit.phase is Phase.PARKED and visit.parked_at is not None
    )


def _parked_visit(texts: Texts, around: Surroundings, visit: Visit) -> ParkedVisit:
    label = visit.identity.full_name if visit.identity else texts.say("Unnamed")
    scene = Scene(visit, texts, around, Actor.MEDIATOR)
    if visit.case is not None:
        label = f"{label} · {around_cases.case_name(scene, visit.case)}"
    assert visit.parked_at is not None  # noqa: S101 - asked by the caller
    since = texts.time(visit.parked_at, around.zone)
    if around.day is not None:
        since = moment(texts, around.zone, visit.parked_at, around.day.now)
    if visit.note:
        label = f"{label} · {visit.note}"
    if any(affected([visit], around.services)):
        label = f"{label} · {texts.say('the service has changed')}"
    return ParkedVisit(visit.id, label, since, Act(texts.say("Resume"), Resume(visit.id)))
