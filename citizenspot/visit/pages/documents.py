"""The pages of *documents*: the papers that apply, each seen, copied, or missing."""

from __future__ import annotations

from citizenspot.visit import flow
from citizenspot.visit.commands import Continue, MarkPaper
from citizenspot.visit.decisions.documents import takes_documents
from citizenspot.visit.document_commands import RemoveDocument
from citizenspot.visit.pages import table as table_pages
from citizenspot.visit.pages.originals import originals_notice
from citizenspot.visit.pages.scene import CaseScene, back
from citizenspot.visit.table_commands import LayOnTable
from citizenspot.visit.views import Act, CheckItem, Checklist, Page
from services_catalog.definition import DocumentsStep, Evidence


def for_citizen(scene: CaseScene) -> Page:
    """Show which papers are needed, which the mediator has seen, and what is being copied."""
    table = table_pages.table_of(scene)
    if table is not None:
        return table_pages.for_citizen(scene, table)
    return scene.page(
        scene.say("Your papers"),
        scene.say("Please show these papers to the mediator. You get them back at once."),
        blocks=(_checklist(scene), *originals_notice(scene)),
    )


def for_desk(scene: CaseScene) -> Page:
    """Let the mediator tick off each paper, or copy it where it can be sent."""
    table = table_pages.table_of(scene)
    if table is not None:
        return table_pages.for_desk(scene, table)
    on = Continue(scene.case.id, scene.case.step)
    return scene.page(
        scene.say("Look at the papers"),
        scene.say("Say of each paper whether you have seen it, and hand it back."),
        blocks=(_checklist(scene), *originals_notice(scene)),
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
        state_text=_state(scene, paper.id, seen=seen),
        acts=() if scene.for_citizen else _desk_acts(scene, paper.id, seen=seen),
    )


def _state(scene: CaseScene, paper: str, *, seen: bool | None) -> str:
    held = scene.case.documents.get(paper)
    if held is not None:
        return scene.texts.count("Copied: {number} page", "Copied: {number} pages", held.pages)
    if seen is None:
        return scene.say("Not looked at yet")
    return scene.say("Seen and handed back") if seen else scene.say("Not here")


def _desk_acts(scene: CaseScene, paper: str, *, seen: bool | None) -> tuple[Act, ...]:
    case, say = scene.case.id, scene.say
    if paper in scene.case.documents:
        return (
            Act(say("Copy it again"), LayOnTable(case, paper)),
            Act(say("Take the copy out"), RemoveDocument(case, paper)),
        )
    copying = Act(say("Copy it"), LayOnTable(case, paper))
    return (
        Act(say("Seen"), MarkPaper(case, paper, seen=True), selected=seen is True),
        Act(say("Not here"), MarkPaper(case, paper, seen=False), selected=seen is False),
        *((copying,) if takes_documents(scene.case.service) else ()),
    )
