"""Reads the structure of a PDF with pikepdf, as a screen reader would walk it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from io import BytesIO
from typing import Any

import pikepdf

Instruction = pikepdf.ContentStreamInstruction | pikepdf.ContentStreamInlineImage
SHOWS_TEXT = frozenset({"Tj", "TJ", "'", '"'})
PAINTS = SHOWS_TEXT | {"f", "F", "f*", "S", "s", "B", "B*", "b", "b*", "Do", "sh"}


@dataclass
class Element:
    """One element of the tree: what it is, what it holds, and in which language."""

    role: str
    language: str
    alt: str
    kids: list[Element] = field(default_factory=list)
    contents: list[tuple[int, int]] = field(default_factory=list)

    def everything(self) -> Iterator[Element]:
        """Yield the element and all below it, in the order of reading."""
        yield self
        for kid in self.kids:
            yield from kid.everything()


@dataclass
class Tagged:
    """A PDF taken apart: its tree, and what each page says of its own contents."""

    pdf: pikepdf.Pdf
    tree: Element

    @classmethod
    def of(cls, pdf: bytes) -> Tagged:
        """Take a PDF apart."""
        opened = pikepdf.open(BytesIO(pdf))
        pages = {page.obj.objgen: number for number, page in enumerate(opened.pages)}
        return cls(opened, _element(opened.Root.StructTreeRoot.K, str(opened.Root.Lang), pages))

    def painted(self) -> Iterator[tuple[int, int | None, str]]:
        """Yield each thing painted: its page, the number of its content, its operator.

        The number is None for an artifact, and -1 for what is neither.
        """
        for page, each in enumerate(self.pdf.pages):
            marks: list[int | None] = []
            for instruction in pikepdf.parse_content_stream(each):
                match str(instruction.operator):
                    case "BDC":
                        marks.append(int(mark_of(instruction).MCID))
                    case "BMC":
                        marks.append(None)
                    case "EMC":
                        marks.pop()
                    case name if name in PAINTS:
                        yield page, marks[-1] if marks else -1, name
            assert not marks, f"page {page} leaves a content open"

    def referred(self) -> Counter[tuple[int, int]]:
        """Return how often the tree refers to each content."""
        return Counter(place for each in self.tree.everything() for place in each.contents)


def mark_of(instruction: Instruction) -> Any:  # noqa: ANN401 - as below
    """Return the properties of a marked content."""
    assert isinstance(instruction, pikepdf.ContentStreamInstruction)
    return instruction.operands[1]


def _element(found: Any, language: str, pages: dict[tuple[int, int], int]) -> Element:  # noqa: ANN401 - an untyped PDF object
    own = str(found.get("/Lang", language))
    element = Element(str(found.S).removeprefix("/"), own, str(found.get("/Alt", "")))
    for kid in found.K:
        if kid.get("/Type") == "/MCR":
            element.contents.append((pages[kid.Pg.objgen], int(kid.MCID)))
        else:
            assert kid.P.objgen == found.objgen
            element.kids.append(_element(kid, own, pages))
    return element
