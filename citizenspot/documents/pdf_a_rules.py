"""What of PDF/A-2b a document of pictures can break, looked for in its bytes.

Rules of our own after ISO 19005-2, for what this program writes; a validator for all of PDF/A
(veraPDF) is a Java program that Debian does not have.
"""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pikepdf import Object, Pdf

_FILTERS = frozenset({"/FlateDecode", "/DCTDecode"})
_ACTIVE = (
    "/OpenAction",
    "/AA",
    "/AcroForm",
    "/JavaScript",
    "/EmbeddedFiles",
    "/XFA",
    "/Collection",
)
_COLOURS = frozenset({"/DeviceGray", "/DeviceRGB"})
_ICC_MARK = slice(36, 40)
"""Where an ICC profile says that it is one (ICC.1:2010 §7.2)."""


def breaches(document: bytes) -> tuple[str, ...]:
    """Return the rules that a document breaks, each in words; none if it keeps them."""
    import pikepdf  # noqa: PLC0415 - needed only when a document is made

    if not document.startswith(b"%PDF-1.") or document[9:10] != b"%":
        return ("§6.1.2: the header and its line of bytes",)
    try:
        with pikepdf.open(BytesIO(document)) as pdf:
            return tuple(_breaches(pdf))
    except (pikepdf.PdfError, pikepdf.PasswordError):
        return ("it is no PDF that can be opened",)


def _breaches(pdf: Pdf) -> Iterator[str]:
    if pdf.is_encrypted:
        yield "§6.1.3: it is encrypted"
    if "/ID" not in pdf.trailer:
        yield "§6.1.3: it has no identity"
    if any(name in pdf.Root for name in _ACTIVE) or "/Names" in pdf.Root:
        yield "§6.5, §6.8, §6.9: it does something, or carries other files"
    yield from _of_metadata(pdf)
    yield from _of_colours(pdf)
    for each in pdf.objects:
        yield from _of_object(each)
    if not pdf.pages:
        yield "it has no page"


def _of_metadata(pdf: Pdf) -> Iterator[str]:
    with pdf.open_metadata(update_docinfo=False) as metadata:
        said = (metadata.get("pdfaid:part"), metadata.get("pdfaid:conformance"))
    if said != ("2", "B"):
        yield "§6.6.4: it does not say that it is PDF/A-2b"
    if "/Info" in pdf.trailer and len(pdf.docinfo):
        yield "§6.6.3: it says things of itself in two places"


def _of_colours(pdf: Pdf) -> Iterator[str]:
    intents = pdf.Root.get("/OutputIntents")
    intent = intents[0] if intents is not None and len(intents) else None
    if intent is None or intent.get("/S") != "/GTS_PDFA1":
        yield "§6.2.3: it does not say what its colours mean"
        return
    profile = intent.get("/DestOutputProfile")
    if profile is None or profile.read_bytes()[_ICC_MARK] != b"acsp" or profile.get("/N") != 3:  # noqa: PLR2004 - red, green, blue
        yield "§6.2.3: the profile of its colours is none"


def _of_object(each: Object) -> Iterator[str]:
    import pikepdf  # noqa: PLC0415 - as above

    if not isinstance(each, pikepdf.Stream):
        return
    filters = each.get("/Filter", pikepdf.Array())
    names = filters if isinstance(filters, pikepdf.Array) else [filters]
    if any(str(name) not in _FILTERS for name in names) or "/F" in each:
        yield "§6.1.7: a stream is written in a way that is not allowed"
    if each.get("/Subtype") != "/Image":
        return
    if each.get("/Interpolate", False) or "/Alternates" in each or "/OPI" in each:
        yield "§6.2.8: a picture that may look otherwise elsewhere"
    if str(each.get("/ColorSpace")) not in _COLOURS or "/SMask" in each:
        yield "§6.2.4: a picture in colours that mean nothing here"
