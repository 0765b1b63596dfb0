"""A short line with an icon in a tone, such as an error below a label."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from ui.design.fonts import Type
from ui.design.icon import Icon, IconName
from ui.design.look import Look
from ui.design.plain_text import PlainText
from ui.design.tokens import Colour


class TonedLine(QWidget):
    """An icon and a line of text in one colour; hidden while there is nothing to say."""

    def __init__(self, look: Look, icon: IconName, ink: Colour, kind: Type = Type.STRONG) -> None:
        super().__init__()
        measures = look.measures
        self._text = PlainText(look, "", kind, ink=ink)
        row = QHBoxLayout(self)
        row.setContentsMargins(measures.room, 0, measures.room, 0)
        row.setSpacing(measures.spaces(1))
        row.addWidget(Icon(icon, measures.icon, ink), alignment=Qt.AlignmentFlag.AlignTop)
        row.addWidget(self._text, 1)
        self.hide()

    @property
    def text(self) -> str:
        """Return what is said, empty while hidden."""
        return self._text.shown

    def say(self, text: str) -> None:
        """Say this; nothing hides the line."""
        self._text.show_text(text)
        self.setVisible(bool(text))
