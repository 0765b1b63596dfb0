"""The pages of *feedback*: how it went, if the citizen wants to say so."""

from __future__ import annotations

from citizenspot.texts import _N
from citizenspot.visit.commands import Skip
from citizenspot.visit.pages.scene import CaseScene, back
from citizenspot.visit.views import Act, Page, Rating

GRADES = (_N("Very bad"), _N("Bad"), _N("So so"), _N("Good"), _N("Very good"))


def for_citizen(scene: CaseScene) -> Page:
    """Ask for a rating; the mediator does not see it."""
    labels = tuple(scene.say(grade) for grade in GRADES)
    return scene.page(
        scene.say("How was it?"),
        scene.say("The mediator does not see your answer."),
        blocks=(Rating(scene.case.id, labels, stars=scene.case.stars),),
        acts=(*_skip(scene), *back(scene)),
    )


def for_desk(scene: CaseScene) -> Page:
    """Tell the mediator to leave the citizen alone with it."""
    return scene.page(
        scene.say("The citizen rates the visit"),
        scene.say("You do not see the answer. Give the citizen a moment."),
        acts=(*_skip(scene), *back(scene)),
    )


def _skip(scene: CaseScene) -> tuple[Act, ...]:
    return (Act(scene.say("Finish without rating"), Skip(scene.case.id, scene.case.step)),)
