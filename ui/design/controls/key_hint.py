"""The small sign of the key that does what a button does."""

from __future__ import annotations

from functools import lru_cache

from PySide6.QtCore import QRectF, QSizeF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPen

from ui.design.fonts import Type, font
from ui.design.millimetres import Measures
from ui.design.tokens import Colour

_WORDS = {"Return": "Enter", "Escape": "Esc", "PgUp": "Page Up", "PgDown": "Page Down"}


def key_words(key: str) -> str:
    """Return a key sequence as keyboards name it, such as `Ctrl+Enter`."""
    return "+".join(_WORDS.get(part, part) for part in key.split("+"))


@lru_cache(maxsize=256)
def key_hint_size(key: str, measures: Measures) -> QSizeF:
    """Return the size of a key's sign, empty where there is no key; not to be changed."""
    if not key:
        return QSizeF(0, 0)
    metrics = QFontMetricsF(font(Type.SMALL, measures))
    return QSizeF(metrics.horizontalAdvance(key_words(key)) + measures.space * 2, metrics.height())


def paint_key_hint(
    painter: QPainter, key: str, rect: QRectF, ink: Colour, measures: Measures
) -> None:
    """Paint a key's sign into a rectangle of its size."""
    painter.setFont(font(Type.SMALL, measures))
    painter.setPen(QPen(QColor(ink), 1))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(rect.adjusted(0.5, 0.5, -0.5, -0.5), 3, 3)
    painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, key_words(key))
