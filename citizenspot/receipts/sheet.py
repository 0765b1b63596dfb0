"""The pages a receipt is drawn on: laid out from the side of their language, tagged for reading.

A page is mirrored as a whole, so that no piece needs to know; what must not be seen in a mirror,
letters, pictures and the code, is drawn `upright`. What is drawn as `content` is read in the order
of painting; all else is an `artifact`, which a screen reader passes over.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, BinaryIO

from reportlab.pdfbase.pdfdoc import PDFDictionary, PDFName, PDFStream, PDFZCompress
from reportlab.pdfgen.canvas import Canvas

from citizenspot.receipts.direction import ISOLATES
from citizenspot.receipts.structure import Structure, Tag, allow


class Sheet(Canvas):
    """A canvas that knows its languages, the side its pages begin at, and what is read of them."""

    def __init__(
        self, file: BinaryIO, language: str, *, other: str = "", from_right: bool = False
    ) -> None:
        """Begin; `other` is the language of the texts that stand below those in `language`."""
        super().__init__(file, pageCompression=1, invariant=1, lang=language, pdfVersion=(1, 7))
        self.other_language = other
        self.from_right = from_right
        self._structure = Structure()
        self._marking = False
        self.setCreator("Citizen Spot")
        self.setViewerPreference("DisplayDocTitle", "true")
        if from_right:
            self.setViewerPreference("Direction", "R2L")

    @property
    def document(self) -> Any:  # noqa: ANN401 - reportlab has no public way, and no type for it
        """The document of reportlab, for what its canvas cannot say."""
        return self._doc  # type: ignore[attr-defined]  # not in its stubs

    def begin_at_its_side(self, page_width: float) -> None:
        """Let what follows on this page be laid out from the side the language begins at."""
        if self.from_right:
            self.translate(page_width, 0)
            self.scale(-1, 1)

    @contextmanager
    def within(self, tag: Tag) -> Iterator[None]:
        """Let what is painted belong to a tag."""
        with self._structure.within(tag):
            yield

    @contextmanager
    def content(self, said: str = "") -> Iterator[None]:
        """Let what is drawn be read; `said` is read in its place, where the letters do not say it.

        Inside an artifact nothing is read.
        """
        if self._marking:
            yield
            return
        number, role = self._structure.next_content(self.document.thisPageRef())
        instead = f"/ActualText<{said.encode('utf-16').hex()}>" if said else ""
        with self._marked(f"/{role}<</MCID {number}{instead}>>BDC"):
            yield

    @contextmanager
    def artifact(self) -> Iterator[None]:
        """Let what is drawn be passed over by who reads."""
        if self._marking:
            yield
            return
        with self._marked("/Artifact BMC"):
            yield

    def showPage(self) -> None:  # noqa: N802 - reportlab's name
        """End the page, and let it know of what it is made."""
        super().showPage()
        page = self.document.Pages.pages[-1]
        page.Contents = _compressed(page.stream)
        allow(page, "StructParents", self._structure.end_page())
        allow(page, "Tabs", PDFName("S"))

    def save(self) -> None:
        """End the document, whose pages have ended, with the tree of what is in it."""
        self.document.Catalog.StructTreeRoot = self._structure
        self.document.Catalog.MarkInfo = PDFDictionary({"Marked": "true"})
        super().save()

    @contextmanager
    def _marked(self, beginning: str) -> Iterator[None]:
        self._marking = True
        self.addLiteral(beginning)
        yield
        self.addLiteral("EMC")
        self._marking = False


def _compressed(drawn: str) -> PDFStream:
    """Return a page's drawing as bytes: reportlab would write it in letters, at a fifth more."""
    stream = PDFStream(content=drawn)
    stream.filters = [PDFZCompress]
    return stream


def said_of(line: str) -> str:
    """Return letters as they are read, of a line whose letters are joined for drawing."""
    return unicodedata.normalize("NFKC", line.translate(ISOLATES))


@contextmanager
def upright(canvas: Sheet, left: float, across: float) -> Iterator[float]:
    """Draw something `across` points wide as it is, on any page; yields where its left side is."""
    if not canvas.from_right:
        yield left
        return
    canvas.saveState()
    canvas.translate(left + across, 0)
    canvas.scale(-1, 1)
    yield 0.0
    canvas.restoreState()
