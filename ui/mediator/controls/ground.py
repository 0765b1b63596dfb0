"""A plain area of one colour, with a dividing line where one is wanted."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from ui.design.look import Look
from ui.design.tokens import Colour


class Ground(QWidget):
    """Fills itself with a colour; `line_at` draws the theme's dividing line on that edge."""

    def __init__(
        self,
        look: Look,
        colour: Colour,
        *,
        line_at: Qt.Edge | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._look, self._colour, self._line_at = look, colour, line_at
        # What lies below need not be painted with it.
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)

    def show_colour(self, colour: Colour) -> None:
        """Fill with another colour of the theme."""
        if colour != self._colour:
            self._colour = colour
            self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Fill what has to be painted again."""
        painter = QPainter(self)
        painter.fillRect(event.rect(), QColor(self._colour))
        if self._line_at is not None:
            painter.fillRect(self._line(self._line_at), QColor(self._look.colours.line))
        painter.end()

    def _line(self, edge: Qt.Edge) -> QRectF:
        width = self._look.measures.border
        area = QRectF(self.rect())
        match edge:
            case Qt.Edge.TopEdge:
                return QRectF(0, 0, area.width(), width)
            case Qt.Edge.BottomEdge:
                return QRectF(0, area.height() - width, area.width(), width)
            case Qt.Edge.LeftEdge:
                return QRectF(0, 0, width, area.height())
        return QRectF(area.width() - width, 0, width, area.height())
