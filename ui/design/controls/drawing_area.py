"""The area a signature is drawn on, by finger, pen or mouse."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from citizenspot.visit.commands import Stroke
from ui.design.look import Look
from ui.design.painting import painter_on, rounded

WHOLE = 1000
"""Strokes are in thousandths of the area's width and height."""

_HEIGHT_MM, _LOW_HEIGHT_MM, _DESK_HEIGHT_MM = 45.0, 32.0, 26.0
_PEN_MM = 0.7
_LEAST_STEP = 3
"""Points nearer than this to the last one add nothing; a signature stays a few kilobytes."""


class DrawingArea(QWidget):
    """Takes lines as they are drawn; `changed` is called when one ends."""

    def __init__(self, look: Look, changed: Callable[[], None]) -> None:
        super().__init__()
        self._look, self._changed = look, changed
        self._strokes: list[list[tuple[int, int]]] = []
        self.is_editable = True
        self._is_low = False
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.CrossCursor)

    @property
    def strokes(self) -> tuple[Stroke, ...]:
        """Return the lines drawn; a touch that did not move is none."""
        return tuple(tuple(stroke) for stroke in self._strokes if len(stroke) > 1)

    def show_strokes(self, strokes: tuple[Stroke, ...]) -> None:
        """Show these lines instead."""
        self._strokes = [list(stroke) for stroke in strokes]
        self.update()

    def stand_low(self, *, low: bool) -> None:
        """Be a little lower, where a window has no room for more."""
        self._is_low = low
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        """Return a size a hand can sign in."""
        measures = self._look.measures
        theirs = _LOW_HEIGHT_MM if self._is_low else _HEIGHT_MM
        millimetres = _DESK_HEIGHT_MM if measures.dense else theirs
        height = round(millimetres * measures.pixels_per_mm)
        return QSize(round(height * 2.6), height)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Begin a line."""
        if self.is_editable:
            self._strokes.append([self._place(event.position())])

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Go on with the line."""
        if not (self.is_editable and self._strokes):
            return
        stroke, (across, down) = self._strokes[-1], self._place(event.position())
        if abs(across - stroke[-1][0]) + abs(down - stroke[-1][1]) >= _LEAST_STEP:
            stroke.append((across, down))
            self.update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """End the line."""
        del event
        if self.is_editable:
            self._changed()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the paper, the line to sign on, and what was drawn."""
        del event
        measures, colours = self._look.measures, self._look.colours
        with painter_on(self) as painter:
            shape = QRectF(self.rect())
            rounded(
                painter, shape, measures.radius, colours.surface, colours.border, measures.border
            )
            base = shape.height() * 0.74
            inset = measures.spaces(3)
            painter.setPen(QPen(QColor(colours.line), measures.border, Qt.PenStyle.DashLine))
            painter.drawLine(QPointF(inset, base), QPointF(shape.width() - inset, base))
            self._paint_strokes(painter)

    def _paint_strokes(self, painter: QPainter) -> None:
        width = _PEN_MM * self._look.measures.pixels_per_mm
        pen = QPen(QColor(self._look.colours.text), width)
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        painter.setPen(pen)
        for stroke in self._strokes:
            painter.drawPolyline(QPolygonF([self._point(place) for place in stroke]))

    def _place(self, point: QPointF) -> tuple[int, int]:
        across = round(point.x() / max(1, self.width()) * WHOLE)
        down = round(point.y() / max(1, self.height()) * WHOLE)
        return min(max(across, 0), WHOLE), min(max(down, 0), WHOLE)

    def _point(self, place: tuple[int, int]) -> QPointF:
        return QPointF(place[0] / WHOLE * self.width(), place[1] / WHOLE * self.height())
