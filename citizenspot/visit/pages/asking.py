"""The pages of *question* and *form*: fields to fill in, by whoever has the hand."""

from __future__ import annotations

from citizenspot.visit import flow
from citizenspot.visit.commands import Continue
from citizenspot.visit.pages.answers_shown import fields_block
from citizenspot.visit.pages.scene import CaseScene, back
from citizenspot.visit.views import Act, Page
from citizenspot.visit.words import Actor


def for_citizen(scene: CaseScene) -> Page:
    """Ask, or show what the mediator fills in."""
    sentence = "" if _own_turn(scene) else scene.say("The mediator fills this in with you.")
    acts = (*_go_on(scene), *back(scene)) if _own_turn(scene) else ()
    return scene.page(_heading(scene), sentence, *_why(scene), blocks=_blocks(scene), acts=acts)


def for_desk(scene: CaseScene) -> Page:
    """Show the same fields to the mediator."""
    sentence = scene.say("The citizen is filling this in on screen 2.") if _theirs(scene) else ""
    return scene.page(
        _heading(scene), sentence, blocks=_blocks(scene), acts=(*_go_on(scene), *back(scene))
    )


def _heading(scene: CaseScene) -> str:
    names = flow.fields_here(scene.case)
    if len(names) == 1:
        return scene.title_or(scene.words(scene.case.service.fields[names[0]].label))
    return scene.title_or(scene.say("Your details"))


def _why(scene: CaseScene) -> tuple[str, ...]:
    names = flow.fields_here(scene.case)
    if len(names) != 1:
        return ()
    return (scene.words(scene.case.service.fields[names[0]].why),)


def _blocks(scene: CaseScene) -> tuple[object, ...]:
    return (fields_block(scene, flow.fields_here(scene.case)),)


def _own_turn(scene: CaseScene) -> bool:
    """Say whether there is something that the citizen may write."""
    return scene.visit.hand is Actor.CITIZEN or "citizen" in _owners(scene)


def _theirs(scene: CaseScene) -> bool:
    """Say whether there is nothing here but what the citizen writes."""
    return scene.visit.hand is Actor.CITIZEN or _owners(scene) == {"citizen"}


def _owners(scene: CaseScene) -> set[str]:
    fields = scene.case.service.fields
    return {fields[name].owner for name in flow.fields_here(scene.case)}


def _go_on(scene: CaseScene) -> tuple[Act, ...]:
    on = Continue(scene.case.id, scene.case.step)
    return (Act(scene.say("Continue"), on, style="primary"),)
