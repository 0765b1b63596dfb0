"""A titled part of a column, hidden while it is empty."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.design.fonts import Type
from ui.design.look import Look
from ui.design.plain_text import PlainText
from ui.mediator.controls.short_text import ShortText


class Section(QWidget):
    """A small title, something short at its end, and what stands below."""

    def __init__(self, look: Look, title: str, inside: QWidget) -> None:
        super().__init__()
        measures = look.measures
        self._title = PlainText(look, title, Type.SMALL_STRONG, ink=look.colours.text_subtle)
        self._end = ShortText(look, ink=look.colours.text_subtle)
        head = QHBoxLayout()
        edge = measures.room + measures.spaces(1.5)
        head.setContentsMargins(edge, 0, edge, measures.spaces(0.5))
        head.addWidget(self._title, 1)
        head.addWidget(self._end, 0, Qt.AlignmentFlag.AlignRight)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(inside)

    def show_title(self, title: str) -> None:
        """Show another title."""
        self._title.show_text(title)

    def show_end(self, text: str) -> None:
        """Show something short beside the title."""
        self._end.show_text(text)
