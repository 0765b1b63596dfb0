"""Which paper is being copied, and what is said of it and of the document that comes of it."""

from __future__ import annotations

import msgspec

from citizenspot.documents.table_sight import TableSight
from citizenspot.visit.document_commands import DocumentSource


class PaperAsked(msgspec.Struct, frozen=True):
    """A paper of a case; `title` is what its document is called, in the service's language."""

    case: str
    evidence: str
    title: str


class DocumentMade(msgspec.Struct, frozen=True):
    """The sheets of a paper as one document, which keeps the rules of PDF/A-2b."""

    paper: PaperAsked
    pages: int
    source: DocumentSource
    pdf: bytes


Seen = TableSight | DocumentMade
"""What the table's thread tells the desk."""
