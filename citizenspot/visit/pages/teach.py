"""The pages of *teach*: how to do the same alone, and the citizen's own word on it."""

from __future__ import annotations

from citizenspot.texts import _N
from citizenspot.visit.commands import SayAlone, Skip
from citizenspot.visit.pages.other_ways import other_ways
from citizenspot.visit.pages.scene import CaseScene, back
from citizenspot.visit.views import Act, Block, Choices, Code, Numbered, Page
from citizenspot.visit.words import Alone
from services_catalog.definition import TeachStep

ANSWERS = {
    Alone.YES: _N("Yes, alone"),
    Alone.WITH_HELP: _N("Yes, with some help"),
    Alone.NO: _N("Not yet"),
}


def for_citizen(scene: CaseScene) -> Page:
    """Show the way from home, and ask whether the citizen could take it."""
    step = _step(scene)
    acts = tuple(
        Act(scene.say(ANSWERS[a]), SayAlone(scene.case.id, a), selected=scene.case.alone is a)
        for a in Alone
    )
    asked = Choices(acts, title=scene.say("Could you do this at home next time?"))
    return scene.page(
        scene.say("Next time, from home"),
        scene.words(step.goal),
        blocks=(*_way(scene, step), *other_ways(scene), asked),
        acts=(*_skip(scene, step), *back(scene)),
    )


def for_desk(scene: CaseScene) -> Page:
    """Let the mediator follow what is explained."""
    step = _step(scene)
    return scene.page(
        scene.say("Show how to do it alone"),
        scene.words(step.goal),
        scene.say("The citizen answers on screen 2 whether this will go alone."),
        blocks=(*_way(scene, step)[:1], *other_ways(scene)),
        acts=(*_skip(scene, step), *back(scene)),
    )


def _way(scene: CaseScene, step: TeachStep) -> tuple[Block, ...]:
    how = tuple(scene.words(text) for text in step.how)
    code = (Code(step.link, scene.say("Scan to open the page at home.")),) if step.link else ()
    return (*((Numbered(how, pictures=step.pictures),) if how else ()), *code)


def _skip(scene: CaseScene, step: TeachStep) -> tuple[Act, ...]:
    return (Act(scene.say("Not now"), Skip(scene.case.id, step.id), style="quiet"),)


def _step(scene: CaseScene) -> TeachStep:
    step = scene.case.current_step
    return step if isinstance(step, TeachStep) else scene.wrong_step()
