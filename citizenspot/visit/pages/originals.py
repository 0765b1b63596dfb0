"""What is said of copied papers: which were handed in, and whose originals are still here."""

from __future__ import annotations

from collections.abc import Iterator

from citizenspot.texts import Texts
from citizenspot.visit.document_commands import HandBackOriginals
from citizenspot.visit.pages.scene import Scene
from citizenspot.visit.views import Act, Notice
from services_catalog.definition import words


def originals_notice(scene: Scene) -> tuple[Notice, ...]:
    """Return which originals have to go back to the citizen; the mediator says when they have."""
    if not scene.visit.originals_here:
        return ()
    papers = "; ".join(_names(scene))
    if scene.for_citizen:
        sentence = scene.say("Take your originals back: {papers}", papers=papers)
        return (Notice("warning", sentence),)
    return (_notice_for_desk(scene, papers),)


def _notice_for_desk(scene: Scene, papers: str) -> Notice:
    back = Act(scene.say("Handed back"), HandBackOriginals())
    sentence = scene.say("Originals still at the desk: {papers}", papers=papers)
    return Notice("warning", sentence, scene.say("Hand them to the citizen."), acts=(back,))


def _names(scene: Scene) -> Iterator[str]:
    for case in scene.visit.cases.values():
        for paper in case.service.evidence:
            held = case.documents.get(paper.id)
            if held is not None and held.original_here:
                yield words(paper.name, scene.texts.language, case.service.source_lang)


def handed_in(texts: Texts, paper: str, pages: int) -> str:
    """Return that a copy of a paper was handed in, for the receipt."""
    counted = texts.count("{number} page", "{number} pages", pages)
    return texts.say("Handed in: {paper}, {pages}", paper=paper, pages=counted)
