"""The pages of a case that cannot go on, and of closing a case with its reason."""

from __future__ import annotations

import msgspec

from citizenspot.texts import _N
from citizenspot.visit import flow
from citizenspot.visit.commands import CloseCase, Park
from citizenspot.visit.desk_commands import ShowEndings
from citizenspot.visit.pages.scene import CaseScene, back
from citizenspot.visit.views import Act, Block, Choices, Notice, Page
from citizenspot.visit.words import Outcome

ENDINGS = {
    Outcome.DECLINED: _N("The citizen decided against it"),
    Outcome.NOT_ELIGIBLE: _N("The conditions are not met"),
    Outcome.PAPERS_MISSING: _N("A paper is missing"),
    Outcome.NOT_PROVED: _N("The card could not prove who the citizen is"),
    Outcome.PROVIDER_DOWN: _N("The provider cannot be reached"),
    Outcome.STOPPED: _N("The citizen stopped it"),
}


def for_citizen(scene: CaseScene, hindrance: flow.Hindrance) -> Page:
    """Say plainly why it cannot go on."""
    say = scene.say
    return scene.page(
        say("This cannot be done today"),
        name=_name(scene),
        blocks=(Notice("warning", _reason(scene, hindrance), say("The mediator tells you more.")),),
        acts=back(scene),
    )


def for_desk(scene: CaseScene, hindrance: flow.Hindrance) -> Page:
    """Let the mediator close the case with the reason, park the visit, or go back."""
    say = scene.say
    return scene.page(
        say("This case cannot go on"),
        name=_name(scene),
        blocks=(Notice("warning", _reason(scene, hindrance)),),
        acts=(*_closing(scene, hindrance), *back(scene)),
    )


def desks_closing(scene: CaseScene, outcome: Outcome) -> tuple[Act, ...]:
    """Return the acts for a case that cannot go on: close it with its reason, or park the visit."""
    return (
        Act(scene.say("Close the case for this reason"), CloseCase(scene.case.id, outcome)),
        Act(scene.say("Park the visit"), Park(), asks="note"),
    )


def _closing(scene: CaseScene, hindrance: flow.Hindrance) -> tuple[Act, ...]:
    not_eligible = hindrance.obstacle is flow.Obstacle.NOT_ELIGIBLE
    outcome = Outcome.NOT_ELIGIBLE if not_eligible else Outcome.PAPERS_MISSING
    return desks_closing(scene, outcome)


def beside(scene: CaseScene, page: Page, hindrance: flow.Hindrance) -> Page:
    """Return a page with the hindrance added to it, where it can be corrected."""
    acts = () if scene.for_citizen else _closing(scene, hindrance)
    notice = Notice("warning", _reason(scene, hindrance), acts=acts)
    return msgspec.structs.replace(page, blocks=(*page.blocks, notice))


def endings(scene: CaseScene) -> Page:
    """Return the page on which the mediator closes a case that is not carried out."""
    say, case = scene.say, scene.case
    paid = case.payment is not None
    acts = tuple(
        Act(say(reason), CloseCase(case.id, outcome), asks="note" if paid else "")
        for outcome, reason in ENDINGS.items()
    )
    blocks: tuple[Block, ...] = (Choices(acts, title=say("Reason")),)
    if case.sent:
        blocks = (Notice("problem", say("The request is sent. Go on to its end.")),)
    return scene.page(
        say("Why does this case end?"),
        say("It is counted as a need that was not met."),
        name=f"{case.id}/endings",
        blocks=blocks,
        acts=(Act(say("Back to the case"), ShowEndings(shown=False), key="Esc", style="quiet"),),
    )


def _reason(scene: CaseScene, hindrance: flow.Hindrance) -> str:
    if hindrance.obstacle is flow.Obstacle.PAPERS_MISSING:
        missing = [
            scene.words(paper.name)
            for paper in scene.case.service.evidence
            if scene.case.papers.get(paper.id) is False
        ]
        return scene.say("Missing: {papers}", papers="; ".join(missing))
    return scene.words(hindrance.reason)


def _name(scene: CaseScene) -> str:
    return f"{scene.case.id}/{scene.case.step}/hindered"
