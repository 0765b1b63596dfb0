"""Events about copies of papers: kept, taken out, and the originals handed back."""

from __future__ import annotations

from citizenspot.visit.document_commands import DocumentSource
from citizenspot.visit.event import Event


class DocumentKept(Event, frozen=True, tag="document_kept"):
    """A copy of a paper is kept, in place of an earlier one; `pdf` is PDF/A-2b."""

    case: str
    evidence: str
    pages: int
    source: DocumentSource
    pdf: bytes


class DocumentRemoved(Event, frozen=True, tag="document_removed"):
    """A copy is handed in no more."""

    case: str
    evidence: str


class OriginalsHandedBack(Event, frozen=True, tag="originals_handed_back"):
    """The citizen has every original again."""


DocumentEvent = DocumentKept | DocumentRemoved | OriginalsHandedBack
