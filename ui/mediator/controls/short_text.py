"""A text of one line beside other things: it takes the width of its words, as they change."""

from __future__ import annotations

from ui.design.fonts import Type
from ui.design.look import Look
from ui.design.plain_text import PlainText
from ui.design.tokens import Colour


class ShortText(PlainText):
    """One line; what does not fit ends in `…`."""

    def __init__(
        self, look: Look, text: str = "", kind: Type = Type.SMALL, *, ink: Colour = ""
    ) -> None:
        super().__init__(look, text, kind, ink=ink, most_lines=1)

    def show_text(self, text: str) -> None:
        """Show another text and ask for its width."""
        before = self.shown
        super().show_text(text)
        if self.shown != before:
            self.updateGeometry()
