"""What a receipt's PDF carries inside: its content and code, as an attached JSON file.

The file is attached uncompressed and on one line, so it is found without taking the PDF apart: no
reader of a hostile format stands between a file and its verdict.
"""

from __future__ import annotations

from typing import Literal, Self

import msgspec
from reportlab.pdfbase.pdfdoc import PDFArray, PDFDictionary, PDFName, PDFStream, PDFString

from citizenspot.receipts.content import ReceiptContent
from citizenspot.receipts.paper import Paper
from citizenspot.receipts.program import program
from citizenspot.receipts.sheet import Sheet

FILE_NAME = "receipt.json"

_BEGINNING = b'{"citizenspot_receipt":1,'


class Envelope(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A receipt's content (the very bytes whose digest is signed), its code, and its making."""

    citizenspot_receipt: Literal[1] = 1
    program: str
    paper: Paper
    code: str
    content: msgspec.Raw

    @classmethod
    def of(cls, content: ReceiptContent, code: str, paper: Paper) -> Self:
        """Return the envelope of a receipt made here."""
        return cls(
            program=program(content),
            paper=paper,
            code=code,
            content=msgspec.Raw(content.canonical()),
        )

    def encoded(self) -> bytes:
        """Return the attached file: JSON on one line."""
        return msgspec.json.encode(self) + b"\n"


def found(pdf: bytes) -> Envelope | None:
    """Return the first envelope in a file's bytes, or None where there is none."""
    start = pdf.find(_BEGINNING)
    end = pdf.find(b"\n", start)
    if start < 0 or end < 0:
        return None
    try:
        return msgspec.json.decode(pdf[start:end], type=Envelope)
    except (ValueError, RecursionError):
        return None


def attach(canvas: Sheet, envelope: Envelope) -> None:
    """Attach an envelope to the PDF that a canvas makes (ISO 32000-1 §7.11.4)."""
    document = canvas.document
    stream = PDFStream(
        PDFDictionary(
            {
                "Type": PDFName("EmbeddedFile"),
                # `PDFName` leaves the slash of a media type as it is, which ends the name.
                "Subtype": "/application#2Fjson",
                # Said here, so that reportlab does not compress the file.
                "Filter": PDFArray([]),
            }
        ),
        envelope.encoded(),
    )
    file = PDFDictionary(
        {
            "Type": PDFName("Filespec"),
            "F": PDFString(FILE_NAME),
            "UF": PDFString(FILE_NAME),
            "EF": PDFDictionary({"F": document.Reference(stream)}),
        }
    )
    names = PDFArray([PDFString(FILE_NAME), document.Reference(file)])
    document.Catalog.Names = PDFDictionary({"EmbeddedFiles": PDFDictionary({"Names": names})})
