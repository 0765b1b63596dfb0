"""The pages of *documents*: the papers that apply, each seen or missing."""

from __future__ import annotations

from citizenspot.visit import flow
from citizenspot.visit.commands import Continue, MarkPaper
from citizenspot.visit.pages.scene import CaseScene, back
from citizenspot.visit.views import Act, CheckItem, Checklist, Page
from services_catalog.definition import DocumentsStep, Evidence


def for_citizen(scene: CaseScene) -> Page:
    """Show which papers are needed and which the mediator has seen."""
    return scene.page(
        scene.say("Your papers"),
        scene.say("Please show these papers to the mediator. You get them back at once."),
        blocks=(_checklist(scene),),
    )


def for_desk(scene: CaseScene) -> Page:
    """Let the mediator tick off each paper."""
    on = Continue(scene.case.id, scene.case.step)
    return scene.page(
        scene.say("Look at the papers"),
        scene.say("Say of each paper whether you have seen it, and hand it back."),
        blocks=(_checklist(scene),),
        acts=(Act(scene.say("Continue"), on, style="primary"), *back(scene)),
    )


def _checklist(scene: CaseScene) -> Checklist:
    step = scene.case.current_step
    if not isinstance(step, DocumentsStep):
        scene.wrong_step()
    needs = flow.papers_of(scene.case, step, scene.facts)
    return Checklist(tuple(_item(scene, need.evidence) for need in needs))


def _item(scene: CaseScene, paper: Evidence) -> CheckItem:
    seen = scene.case.papers.get(paper.id)
    return CheckItem(
        label=scene.words(paper.name),
        note=scene.words(paper.note),
        state="open" if seen is None else "done" if seen else "missing",
        state_text=_state(scene, seen=seen),
        acts=() if scene.for_citizen else _acts(scene, paper.id, seen=seen),
    )


def _state(scene: CaseScene, *, seen: bool | None) -> str:
    if seen is None:
        return scene.say("Not looked at yet")
    return scene.say("Seen and handed back") if seen else scene.say("Not here")


def _acts(scene: CaseScene, paper: str, *, seen: bool | None) -> tuple[Act, ...]:
    case, say = scene.case.id, scene.say
    return (
        Act(say("Seen"), MarkPaper(case, paper, seen=True), selected=seen is True),
        Act(say("Not here"), MarkPaper(case, paper, seen=False), selected=seen is False),
    )
