"""The pages of *consent*: what is done and why, on what legal basis, what is read from whom."""

from __future__ import annotations

from citizenspot.visit.commands import Agree, Decline
from citizenspot.visit.pages.scene import CaseScene, back
from citizenspot.visit.views import Act, Page, Row, Rows
from services_catalog.definition import ConsentStep


def for_citizen(scene: CaseScene) -> Page:
    """Inform, and ask only where consent is real."""
    step = _step(scene)
    heading = scene.say("Do you agree?") if step.express else scene.say("What we do for you")
    return scene.page(
        scene.title_or(heading),
        _in_plain_words(scene, step),
        scene.words(step.purpose),
        _what_no_means(scene, step),
        blocks=_what_is_read(scene, step),
        acts=(*_acts(scene, step), *back(scene)),
    )


def for_desk(scene: CaseScene) -> Page:
    """Show the mediator what the citizen is deciding."""
    step = _step(scene)
    return scene.page(
        scene.say("The citizen decides"),
        _in_plain_words(scene, step),
        scene.words(step.purpose),
        scene.say("Read it aloud if you are asked to. The answer is given on screen 2."),
        blocks=_what_is_read(scene, step),
        acts=(*_acts(scene, step, assisted=True), *back(scene)),
    )


def _in_plain_words(scene: CaseScene, step: ConsentStep) -> str:
    """Return what the service is for, which an offer beside it (a reminder) is not about."""
    return "" if step.optional else scene.words(scene.case.service.plain)


def _acts(scene: CaseScene, step: ConsentStep, *, assisted: bool = False) -> tuple[Act, ...]:
    say, case = scene.say, scene.case.id
    if not step.express:
        label = say("I have read this")
        return (Act(label, Agree(case, step.id), style="primary", reason_asked=assisted),)
    return (
        Act(say("Yes, I agree"), Agree(case, step.id), style="primary", reason_asked=assisted),
        Act(say("No, I do not agree"), Decline(case, step.id), reason_asked=assisted),
    )


def _what_no_means(scene: CaseScene, step: ConsentStep) -> str:
    if not step.express:
        return ""
    if step.optional:
        return scene.say("You may say no. The service goes on all the same.")
    return scene.say("You may say no. Then we cannot carry out this service.")


def _what_is_read(scene: CaseScene, step: ConsentStep) -> tuple[Rows, ...]:
    rows = [Row(scene.words(r.what), scene.words(r.source), personal=False) for r in step.reads]
    basis = scene.words(step.basis)
    blocks = []
    if rows:
        blocks.append(Rows(tuple(rows), title=scene.say("What is read, and from whom")))
    if basis:
        blocks.append(Rows((Row(scene.say("Legal basis"), basis, personal=False),)))
    return tuple(blocks)


def _step(scene: CaseScene) -> ConsentStep:
    step = scene.case.current_step
    return step if isinstance(step, ConsentStep) else scene.wrong_step()
