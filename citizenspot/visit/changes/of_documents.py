"""Changes of a case's papers and their copies."""

from __future__ import annotations

import msgspec

from citizenspot.visit import events as e
from citizenspot.visit.changes.shared import Change, touch, with_case
from citizenspot.visit.document_events import DocumentKept, DocumentRemoved, OriginalsHandedBack
from citizenspot.visit.event import Event
from citizenspot.visit.events import Happened
from citizenspot.visit.state import HeldDocument, Visit

replace = msgspec.structs.replace


def _marked(visit: Visit, event: e.PaperMarked, happened: Happened) -> Visit:
    """Mark a paper; one that is not here has no copy."""
    case = touch(visit.cases[event.case], happened.actor)
    if not event.seen:
        case = replace(case, documents=_without(case.documents, event.evidence))
    return with_case(visit, replace(case, papers={**case.papers, event.evidence: event.seen}))


def _kept(visit: Visit, event: DocumentKept, happened: Happened) -> Visit:
    case = touch(visit.cases[event.case], happened.actor)
    held = HeldDocument(
        pages=event.pages,
        source=event.source,
        pdf=event.pdf,
        at=happened.at,
        original_here=event.source != "file",
    )
    papers = {**case.papers, event.evidence: True}
    documents = {**case.documents, event.evidence: held}
    return with_case(visit, replace(case, papers=papers, documents=documents))


def _removed(visit: Visit, event: DocumentRemoved, happened: Happened) -> Visit:
    case = touch(visit.cases[event.case], happened.actor)
    return with_case(visit, replace(case, documents=_without(case.documents, event.evidence)))


def _handed_back(visit: Visit, _: OriginalsHandedBack, _happened: Happened) -> Visit:
    for case in visit.cases.values():
        documents = {
            name: replace(held, original_here=False) for name, held in case.documents.items()
        }
        visit = with_case(visit, replace(case, documents=documents))
    return visit


def _without(documents: dict[str, HeldDocument], evidence: str) -> dict[str, HeldDocument]:
    return {name: held for name, held in documents.items() if name != evidence}


CHANGES: dict[type[Event], Change] = {
    e.PaperMarked: _marked,
    DocumentKept: _kept,
    DocumentRemoved: _removed,
    OriginalsHandedBack: _handed_back,
}
