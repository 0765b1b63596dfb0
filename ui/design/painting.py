"""Strokes that all painted controls share: rounded shapes, the focus mark, painters."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPen
from PySide6.QtWidgets import QWidget

from ui.design.look import Look
from ui.design.tokens import Colour


@contextmanager
def painter_on(widget: QWidget) -> Iterator[QPainter]:
    """Give a smooth painter for a widget's paint event, and end it after."""
    painter = QPainter(widget)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    try:
        yield painter
    finally:
        painter.end()


def fill_ground(painter: QPainter, rect: QRect, ground: Colour) -> None:
    """Fill a part that nothing is painted under.

    Its edges are not smoothed: at 150 % they lie between two pixels, and half of what stood there
    before would be seen through them.
    """
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)
    painter.fillRect(rect, QColor(ground))
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)


def rounded(
    painter: QPainter,
    rect: QRectF,
    radius: float,
    fill: Colour | None,
    edge: Colour | None = None,
    width: float = 0,
) -> None:
    """Paint a rounded rectangle whose edge lies inside the rectangle."""
    painter.setBrush(QBrush(QColor(fill)) if fill else Qt.BrushStyle.NoBrush)
    if edge and width:
        painter.setPen(QPen(QColor(edge), width))
        inset = width / 2
        rect = rect.adjusted(inset, inset, -inset, -inset)
        radius = max(0.0, radius - inset)
    else:
        painter.setPen(Qt.PenStyle.NoPen)
    painter.drawRoundedRect(rect, radius, radius)


def focus_mark(painter: QPainter, shape: QRectF, look: Look) -> None:
    """Paint the focus around a shape: a halo, and a dark line outside it, seen on any ground."""
    width = look.measures.focus
    radius = look.measures.radius
    halo = shape.adjusted(-width / 2, -width / 2, width / 2, width / 2)
    _outline(painter, halo, radius + width / 2, look.colours.focus_halo, width)
    line = shape.adjusted(-width * 1.5, -width * 1.5, width * 1.5, width * 1.5)
    _outline(painter, line, radius + width * 1.5, look.colours.focus_line, width)


def hairline(painter: QPainter, rect: QRectF, colour: Colour) -> None:
    """Paint the line that divides along the upper edge of a rectangle."""
    painter.setPen(QPen(QColor(colour), 1))
    painter.drawLine(rect.topLeft(), rect.topRight())


def _outline(painter: QPainter, rect: QRectF, radius: float, colour: Colour, width: float) -> None:
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(QColor(colour), width))
    painter.drawRoundedRect(rect, radius, radius)
