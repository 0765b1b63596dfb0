"""The mark of practice behind a page: large, slanted, and too faint to disturb reading."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter

from ui.design.fonts import Type, font
from ui.design.look import Look
from ui.design.showable import one_line

_OPACITY = 0.16
_SLANT_DEGREES = -18
_MOST_TIMES = 3
_SHARE = 0.9
"""Of the rectangle's width, which long words fill at most."""


def paint_watermark(painter: QPainter, rect: QRectF, look: Look, text: str) -> None:
    """Paint a text across a rectangle."""
    shown, written = one_line(text), font(Type.TITLE, look.measures)
    width = max(1.0, QFontMetricsF(written).horizontalAdvance(shown))
    times = min(_MOST_TIMES, _SHARE * rect.width() / width)
    painter.save()
    painter.translate(rect.center())
    painter.rotate(_SLANT_DEGREES)
    painter.scale(times, times)
    painter.setOpacity(_OPACITY)
    painter.setFont(written)
    painter.setPen(QColor(look.colours.practice))
    span = QRectF(-rect.width(), -rect.height(), 2 * rect.width(), 2 * rect.height())
    painter.drawText(span, Qt.AlignmentFlag.AlignCenter, shown)
    painter.restore()
