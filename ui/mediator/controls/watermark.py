"""The mark of practice behind a page: large, slanted, and too faint to disturb reading."""

from __future__ import annotations

from functools import lru_cache
from math import ceil

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QImage, QPainter, QTransform

from ui.design.fonts import Type, font
from ui.design.look import Look
from ui.design.showable import one_line

_OPACITY = 0.16
_SLANT_DEGREES = -18
_MOST_TIMES = 3
_SHARE = 0.9
"""Of the rectangle's width, which long words fill at most."""


def paint_watermark(painter: QPainter, whole: QSize, part: QRect, look: Look, text: str) -> None:
    """Paint what lies in one part of a text that goes across the middle of a whole page."""
    ratio = painter.device().devicePixelRatioF()
    drawn = _drawn(whole.width(), ratio, look, text)
    room = drawn.deviceIndependentSize().toSize()
    place = QRect(QPoint((whole.width() - room.width()) // 2, 0), room)
    place.moveTop((whole.height() - room.height()) // 2)
    seen = QRectF(part & place)
    if seen.isEmpty():
        return
    begin = (seen.topLeft() - place.topLeft()) * ratio
    painter.drawImage(seen, drawn, QRectF(begin, seen.size() * ratio))


@lru_cache(maxsize=2)
def _drawn(across: int, ratio: float, look: Look, text: str) -> QImage:
    """Return the text on a clear ground: such large letters take as long as a page of small ones.

    The picture has room for the letters and no more: that of a whole page would be megabytes.
    """
    shown, written = one_line(text), font(Type.TITLE, look.measures)
    metrics = QFontMetricsF(written)
    width = max(1.0, metrics.horizontalAdvance(shown))
    times = min(_MOST_TIMES, _SHARE * across / width)
    slanted = QTransform().rotate(_SLANT_DEGREES).scale(times, times)
    span = QRectF(-width, -metrics.height(), 2 * width, 2 * metrics.height())
    room = slanted.mapRect(QRectF(span.left() / 2, span.top() / 2, width, metrics.height()))
    size = QSize(2 * ceil(room.width() / 2 + 1), 2 * ceil(room.height() / 2 + 1))
    image = QImage(size * ratio, QImage.Format.Format_ARGB32_Premultiplied)
    image.setDevicePixelRatio(ratio)
    image.fill(0)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.translate(size.width() / 2, size.height() / 2)
    painter.setTransform(slanted, combine=True)
    painter.setOpacity(_OPACITY)
    painter.setFont(written)
    painter.setPen(QColor(look.colours.practice))
    painter.drawText(span, Qt.AlignmentFlag.AlignCenter, shown)
    painter.end()
    return image
