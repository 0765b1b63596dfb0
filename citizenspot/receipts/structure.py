"""The structure of a PDF (ISO 32000-1 §14.8): what a screen reader reads, in which order and how.

Pieces say what they are by a `Tag`; whatever is drawn outside a tag's content is an artifact and
not read. A tag is one element however often it is painted: a list that goes on over a page is one
list. The order of reading is the order of painting.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from itertools import pairwise
from typing import Any, Literal

from reportlab.pdfbase.pdfdoc import PDFObject, PDFString
from reportlab.pdfbase.pdfdoc import format as formatted

Role = Literal[
    "Document", "Sect", "H1", "H2", "P", "Span", "L", "LI", "Lbl", "LBody", "Table", "TR", "TH",
    "TD", "Figure",
]  # fmt: skip


class Tag(PDFObject):
    """One element; `language` is a BCP 47 tag, `alt` what is read in the place of a picture."""

    def __init__(self, role: Role, *, language: str = "", alt: str = "") -> None:
        self.role, self.language, self.alt = role, language, alt
        self.parent: PDFObject | None = None
        self.kids: list[Tag | tuple[int, PDFObject]] = []

    def format(self, document: Any) -> bytes:  # noqa: ANN401 - untyped library
        """Return the element as it stands in the file."""
        parts = [f"<</Type/StructElem/S/{self.role}/P ".encode(), _number(self.parent, document)]
        if self.language:
            parts += [b"/Lang ", formatted(PDFString(self.language), document)]
        if self.alt:
            parts += [b"/Alt ", formatted(PDFString(self.alt), document)]
        if self.role == "TH":
            parts.append(b"/A<</O/Table/Scope/Row>>")
        parts += [b"/K[", b" ".join(self._kids(document)), b"]>>"]
        return b"".join(parts)

    def _kids(self, document: Any) -> Iterator[bytes]:  # noqa: ANN401 - untyped library
        for kid in self.kids:
            if isinstance(kid, Tag):
                yield _number(kid, document)
            else:
                number, page = kid
                yield b"<</Type/MCR/Pg %s/MCID %d>>" % (_number(page, document), number)


class Structure(PDFObject):
    """The tree of a document, grown while its pages are painted."""

    def __init__(self) -> None:
        self._root = Tag("Document")
        self._root.parent = self
        self._way = [self._root]
        self._page: list[Tag] = []
        self._pages: list[list[Tag]] = []

    def format(self, document: Any) -> bytes:  # noqa: ANN401 - untyped library
        """Return the root of the tree, with the way back from each content to its element."""
        numbers = b" ".join(
            b"%d[%s]" % (place, b" ".join(_number(tag, document) for tag in tags))
            for place, tags in enumerate(self._pages)
        )
        return b"<</Type/StructTreeRoot/K %s/ParentTree<</Nums[%s]>>/ParentTreeNextKey %d>>" % (
            _number(self._root, document),
            numbers,
            len(self._pages),
        )

    @contextmanager
    def within(self, tag: Tag) -> Iterator[None]:
        """Let what is painted belong to a tag, which belongs to the one painted around it."""
        self._way.append(tag)
        yield
        self._way.pop()

    def next_content(self, page: PDFObject) -> tuple[int, Role]:
        """Return the number of the next content of a page, and the role it is given."""
        # Only now: a tag around nothing is no element.
        for above, below in pairwise(self._way):
            if below.parent is None:
                below.parent = above
                above.kids.append(below)
        tag, number = self._way[-1], len(self._page)
        tag.kids.append((number, page))
        self._page.append(tag)
        return number, tag.role

    def end_page(self) -> int:
        """Return the number by which the page finds its elements, and go on to the next."""
        self._pages.append(self._page)
        self._page = []
        return len(self._pages) - 1


def allow(thing: Any, name: str, value: object) -> None:  # noqa: ANN401 - untyped library
    """Give one of reportlab's objects an entry that its class does not list."""
    thing.__NoDefault__ = [*thing.__NoDefault__, name]
    setattr(thing, name, value)


def _number(thing: PDFObject | None, document: Any) -> bytes:  # noqa: ANN401 - untyped library
    return bytes(document.Reference(thing).format(document))
