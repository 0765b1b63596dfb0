"""The place in a PDF where its signature goes: left empty when the pages are made, filled later.

What is signed is the whole file but that place (ISO 32000-2 §12.8.1), so a signed file with its
place emptied is, byte for byte, the file that was made.
"""

from __future__ import annotations

from datetime import datetime

from reportlab.pdfbase.pdfdoc import PDFArray, PDFDictionary, PDFName, PDFObject, PDFString

from citizenspot.receipts.sheet import Sheet
from citizenspot.receipts.structure import allow

FIELD = "Desk"
"""The name of the signature's field, as PDF readers list it."""

ROOM = 8_192
"""Bytes for a signature with its certificates; one made here takes about 1,500."""

_DIGITS = 2 * ROOM
_NUMBER = b"*" * 10
_NUMBERS = b" ".join([_NUMBER] * 3)
_BEFORE = b"\n/ByteRange [0 " + _NUMBERS + b"]\n/Contents <"
_HIDDEN_AND_LOCKED = 0b10000010
_SIGNATURES_AND_NOTHING_ADDED = 3
_NO_CHANGES = 1


class _SignatureObject(PDFObject):
    """The signature's dictionary, in an order of its own so that its place can be found.

    It begins on a line of its own: no text from outside has a line's end in a file's clear.
    """

    def __init__(self, at: datetime, rules: PDFObject) -> None:
        self._at, self._rules = at, rules

    def format(self, document: object) -> bytes:
        said = PDFDictionary(
            {
                "Type": PDFName("Sig"),
                "Filter": PDFName("Adobe.PPKLite"),
                "SubFilter": PDFName("ETSI.CAdES.detached"),
                "M": PDFString(f"D:{self._at:%Y%m%d%H%M%S}+00'00'"),
                "Reference": PDFArray([self._rules]),
            }
        ).format(document)
        place = _BEFORE + b"0" * _DIGITS + b">\n>>"
        return bytes(said.removesuffix(b"\n>>")) + place


def leave_place(canvas: Sheet, at: datetime) -> None:
    """Give the PDF of a canvas a place for one signature that allows no change after it.

    `at` is the time the signature claims: that of the receipt, so that it is made the same again.
    """
    document = canvas.document
    page = document.Pages.pages[0]
    rules = PDFDictionary(
        {
            "Type": PDFName("SigRef"),
            "TransformMethod": PDFName("DocMDP"),
            "TransformParams": PDFDictionary(
                {"Type": PDFName("TransformParams"), "P": _NO_CHANGES, "V": "/1.2"}
            ),
        }
    )
    signature = document.Reference(_SignatureObject(at, rules))
    field = document.Reference(_field(signature, document.Reference(page)))
    page.Annots = PDFArray([field])
    document.Catalog.AcroForm = PDFDictionary(
        {"Fields": PDFArray([field]), "SigFlags": _SIGNATURES_AND_NOTHING_ADDED}
    )
    allow(document.Catalog, "Perms", PDFDictionary({"DocMDP": signature}))


def _field(signature: PDFObject, page: PDFObject) -> PDFDictionary:
    return PDFDictionary(
        {
            "Type": PDFName("Annot"),
            "Subtype": PDFName("Widget"),
            "FT": PDFName("Sig"),
            "T": PDFString(FIELD),
            "Rect": PDFArray([0, 0, 0, 0]),
            "F": _HIDDEN_AND_LOCKED,
            "P": page,
            "V": signature,
        }
    )


def with_its_ranges(pdf: bytes) -> bytes:
    """Return a PDF with the numbers filled in that say what its signature covers.

    Raises:
        ValueError: the PDF has no place for a signature.
    """
    begun, end = place_of(pdf)
    # The brackets around the place are not signed either.
    numbers = (begun - 1, end + 1, len(pdf) - end - 1)
    said = b" ".join(f"{number:010d}".encode() for number in numbers)
    before = _BEFORE.replace(_NUMBERS, said)
    return pdf[: begun - len(before)] + before + pdf[begun:]


def place_of(pdf: bytes) -> tuple[int, int]:
    """Return where the hexadecimal digits of a signature begin and end in a PDF made here.

    Raises:
        ValueError: it has no such place.
    """
    start = pdf.rfind(b"\n/ByteRange [0 ")
    if start < 0:
        raise ValueError("no place for a signature")
    begun = start + len(_BEFORE)
    return begun, begun + _DIGITS


def signed_parts(pdf: bytes) -> tuple[bytes, bytes]:
    """Return what a signature covers: all before its place, and all after it."""
    begun, end = place_of(pdf)
    return pdf[: begun - 1], pdf[end + 1 :]


def filled(pdf: bytes, signature: bytes) -> bytes:
    """Return the PDF with a signature in its place.

    Raises:
        ValueError: the signature is too long for it.
    """
    begun, end = place_of(pdf)
    digits = signature.hex().encode().ljust(_DIGITS, b"0")
    if len(digits) != _DIGITS:
        raise ValueError(f"a signature of {len(signature)} bytes does not fit into {ROOM}")
    return pdf[:begun] + digits + pdf[end:]


def emptied(pdf: bytes, like: bytes) -> tuple[bytes, bytes]:
    """Return a PDF with its place emptied as in `like`, and the digits that stood there."""
    begun, end = place_of(like)
    return pdf[:begun] + like[begun:end] + pdf[end:], pdf[begun:end]
