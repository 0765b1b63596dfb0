"""What is asked about copies of papers: which are kept, and whether the originals are back."""

from __future__ import annotations

from typing import Literal

from citizenspot.visit.desk_commands import Command

DocumentSource = Literal["scanner", "camera", "file"]
"""Where the first sheet of a document came from; what came from a file has no original here."""


class KeepDocument(Command, frozen=True, tag="keep_document"):
    """Keep a copy of a paper with the case: PDF/A, as the table's thread made it."""

    case: str
    evidence: str
    pages: int
    source: DocumentSource
    pdf: bytes


class RemoveDocument(Command, frozen=True, tag="remove_document"):
    """Hand a copy in no more; the paper counts as seen."""

    case: str
    evidence: str


class HandBackOriginals(Command, frozen=True, tag="hand_back_originals"):
    """Say that every original is with the citizen again."""


MediatorsDocumentCommand = RemoveDocument | HandBackOriginals
