"""Decisions on papers: seen or not, copies kept and taken out, originals handed back."""

from __future__ import annotations

from citizenspot.documents.limits import MOST_CASE_BYTES
from citizenspot.visit import commands as c
from citizenspot.visit import events as e
from citizenspot.visit.decisions.around import Around, Decided, Giver
from citizenspot.visit.document_commands import HandBackOriginals, KeepDocument, RemoveDocument
from citizenspot.visit.document_events import DocumentKept, DocumentRemoved, OriginalsHandedBack
from citizenspot.visit.refusals import Refusal, Refused
from citizenspot.visit.state import Case, Visit
from services_catalog.definition import DocumentsStep, Service, SubmitStep

CARRYING = frozenset({"rest"})
"""The connectors that carry documents; Open311 has no place for one."""


def takes_documents(service: Service) -> bool:
    """Say whether copies of papers can be sent with this service's cases."""
    return any(isinstance(s, SubmitStep) and s.connector in CARRYING for s in service.steps)


def asks_for(case: Case, evidence: str) -> bool:
    """Say whether the case stands where this paper is looked at."""
    known = {paper.id for paper in case.service.evidence}
    return isinstance(case.current_step, DocumentsStep) and evidence in known


def mark_paper(visit: Visit, command: c.MarkPaper, _giver: Giver, _around: Around) -> Decided:
    """Record that a paper was seen, or is not here."""
    case = visit.cases[command.case]
    if not asks_for(case, command.evidence):
        return Refused(Refusal.MOVED_ON)
    return (e.PaperMarked(case.id, command.evidence, command.seen),)


def keep_document(visit: Visit, command: KeepDocument, _giver: Giver, _around: Around) -> Decided:
    """Keep a copy, which also shows that the paper was here."""
    case = visit.cases[command.case]
    if not (asks_for(case, command.evidence) and takes_documents(case.service)):
        return Refused(Refusal.MOVED_ON)
    if case.sent:
        return Refused(Refusal.ALREADY_SENT)
    others = (held.pdf for name, held in case.documents.items() if name != command.evidence)
    if sum(map(len, others)) + len(command.pdf) > MOST_CASE_BYTES:
        return Refused(Refusal.DOCUMENTS_TOO_LARGE)
    kept = DocumentKept(case.id, command.evidence, command.pages, command.source, command.pdf)
    return (kept,)


def remove_document(
    visit: Visit, command: RemoveDocument, _giver: Giver, _around: Around
) -> Decided:
    """Take a copy out again."""
    case = visit.cases[command.case]
    if case.sent:
        return Refused(Refusal.ALREADY_SENT)
    if not asks_for(case, command.evidence) or command.evidence not in case.documents:
        return Refused(Refusal.MOVED_ON)
    return (DocumentRemoved(case.id, command.evidence),)


def hand_back_originals(
    visit: Visit, _: HandBackOriginals, _giver: Giver, _around: Around
) -> Decided:
    """Record that every original is with the citizen again; a second time is no news."""
    return (OriginalsHandedBack(),) if visit.originals_here else ()
