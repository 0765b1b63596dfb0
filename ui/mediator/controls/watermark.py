"""The mark of practice behind a page: large, slanted, and too faint to disturb reading."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter

from ui.design.fonts import Type, font
from ui.design.look import Look
from ui.design.showable import one_line

_OPACITY = 0.16
_SLANT_DEGREES = -18
_TIMES = 3


def paint_watermark(painter: QPainter, rect: QRectF, look: Look, text: str) -> None:
    """Paint a text across a rectangle."""
    painter.save()
    painter.translate(rect.center())
    painter.rotate(_SLANT_DEGREES)
    painter.scale(_TIMES, _TIMES)
    painter.setOpacity(_OPACITY)
    painter.setFont(font(Type.TITLE, look.measures))
    painter.setPen(QColor(look.colours.practice))
    span = QRectF(-rect.width(), -rect.height(), 2 * rect.width(), 2 * rect.height())
    painter.drawText(span, Qt.AlignmentFlag.AlignCenter, one_line(text))
    painter.restore()
