"""The mark of practice behind a page: large, slanted, and too faint to disturb reading."""

from __future__ import annotations

from functools import lru_cache

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPixmap

from ui.design.fonts import Type, font
from ui.design.look import Look
from ui.design.painting import clear_page
from ui.design.showable import one_line

_OPACITY = 0.16
_SLANT_DEGREES = -18
_MOST_TIMES = 3
_SHARE = 0.9
"""Of the rectangle's width, which long words fill at most."""


def paint_watermark(painter: QPainter, whole: QSize, part: QRect, look: Look, text: str) -> None:
    """Paint what lies in one part of a text that goes across a whole page."""
    ratio = painter.device().devicePixelRatioF()
    place = QRectF(part.x() * ratio, part.y() * ratio, part.width() * ratio, part.height() * ratio)
    painter.drawPixmap(QRectF(part), _drawn(whole, ratio, look, text), place)


@lru_cache(maxsize=2)
def _drawn(whole: QSize, ratio: float, look: Look, text: str) -> QPixmap:
    """Return the text on a clear page: such large letters take as long as a page of small ones."""
    pixmap = clear_page(whole, ratio)
    painter = QPainter(pixmap)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    _write(painter, QRectF(QPoint(0, 0), whole), look, text)
    painter.end()
    return pixmap


def _write(painter: QPainter, rect: QRectF, look: Look, text: str) -> None:
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
