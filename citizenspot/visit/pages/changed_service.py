"""Tells the mediator that a service has changed: since last time, or since the case began."""

from __future__ import annotations

from typing import TYPE_CHECKING

from citizenspot.visit.version_commands import MoveToNewVersion
from citizenspot.visit.versions import asked_again, newer_version
from citizenspot.visit.views import Act, Notice
from services_catalog.differences import Difference, differences

if TYPE_CHECKING:
    from citizenspot.visit.pages.scene import CaseScene
    from services_catalog.definition import Service

MOST_SAID = 4
"""How many differences a notice says; the others are counted."""


def changed_service(scene: CaseScene) -> tuple[Notice, ...]:
    """Return what has changed, for the mediator; nothing of it is about the citizen."""
    return (*_since_last_time(scene), *_since_it_began(scene))


def _since_last_time(scene: CaseScene) -> tuple[Notice, ...]:
    found = scene.around.changed.get(scene.case.id, ())
    started = any(record.done for record in scene.case.steps.values())
    if not found or started:
        return ()
    sentence = scene.say("This service has changed since you last did it.")
    return (Notice("information", sentence, said(scene, found)),)


def _since_it_began(scene: CaseScene) -> tuple[Notice, ...]:
    """Return that a newer version is there; the case may be finished as it is, or moved."""
    newer = newer_version(scene.case, scene.around.services)
    if newer is None:
        return ()
    sentence = scene.say("This service has changed since the case began.")
    told = said(scene, differences(scene.case.service, newer))
    again = _asked_again(scene, newer)
    as_it_is = scene.say("It can be finished as it is.")
    lines = " ".join(filter(None, (told, *again, as_it_is)))
    move = Act(scene.say("Go on with the new version"), MoveToNewVersion(scene.case.id))
    return (Notice("warning", sentence, lines, acts=(move,)),)


def _asked_again(scene: CaseScene, newer: Service) -> tuple[str, ...]:
    again = asked_again(scene.case, newer)
    questions = ", ".join(scene.words(newer.fields[name].label) for name in again.questions)
    papers = ", ".join(scene.words(p.name) for p in newer.evidence if p.id in again.papers)
    return (
        scene.say("To be asked again: {questions}.", questions=questions) if questions else "",
        scene.say("To be looked at again: {papers}.", papers=papers) if papers else "",
        scene.say("The citizen has to agree again.") if again.agreements else "",
    )


def said(scene: CaseScene, found: tuple[Difference, ...]) -> str:
    """Return differences as sentences in the reader's language, the first few of them."""
    source = scene.case.service.source_lang
    shown = [
        scene.say(each.sentence, **each.values(scene.texts.language, source, scene.texts.money))
        for each in found[:MOST_SAID]
    ]
    if more := len(found) - len(shown):
        shown.append(scene.texts.count("{number} more change.", "{number} more changes.", more))
    return " ".join(shown)
