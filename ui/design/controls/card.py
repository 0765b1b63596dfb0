"""The panel that holds what belongs together."""

from __future__ import annotations

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.design.look import Look
from ui.design.painting import painter_on, rounded
from ui.design.tokens import Colour


class Card(QWidget):
    """A rounded ground with a thin edge; its content goes into `column`."""

    def __init__(self, look: Look, *, fill: Colour = "", edge: Colour = "", pad: float = 2) -> None:
        super().__init__()
        self._look = look
        self._fill, self._edge = fill or look.colours.surface, edge or look.colours.line
        measures = look.measures
        self.column = QVBoxLayout(self)
        inset = measures.room + measures.spaces(pad)
        self.column.setContentsMargins(inset, inset, inset, inset)
        self.column.setSpacing(measures.spaces(1))

    def show_coat(self, fill: Colour, edge: Colour) -> None:
        """Take other colours."""
        if (fill, edge) != (self._fill, self._edge):
            self._fill, self._edge = fill, edge
            self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the ground."""
        del event
        measures = self._look.measures
        room = measures.room
        with painter_on(self) as painter:
            shape = QRectF(self.rect()).adjusted(room, room, -room, -room)
            width = max(1.0, measures.border / 2)
            rounded(painter, shape, measures.radius, self._fill, self._edge, width)
