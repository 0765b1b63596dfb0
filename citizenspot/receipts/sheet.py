"""The pages a receipt is drawn on; those of a language read from the right are laid out from there.

The page is mirrored as a whole, so that no piece needs to know; what must not be seen in a mirror,
letters, pictures and the code, is drawn `upright`.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from reportlab.pdfgen.canvas import Canvas


class Sheet(Canvas):
    """A canvas that knows the side its pages begin at."""

    from_right = False

    def begin_at_its_side(self, page_width: float) -> None:
        """Let what follows on this page be laid out from the side the language begins at."""
        if self.from_right:
            self.translate(page_width, 0)
            self.scale(-1, 1)


def is_mirrored(canvas: Canvas) -> bool:
    """Say whether a canvas lays its pages out from the right."""
    return isinstance(canvas, Sheet) and canvas.from_right


@contextmanager
def upright(canvas: Canvas, left: float, across: float) -> Iterator[float]:
    """Draw something `across` points wide as it is, on any page; yields where its left side is."""
    if not is_mirrored(canvas):
        yield left
        return
    canvas.saveState()
    canvas.translate(left + across, 0)
    canvas.scale(-1, 1)
    yield 0.0
    canvas.restoreState()
