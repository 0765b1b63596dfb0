"""The ground of everything; in practice an orange edge, a band with the words, and a watermark."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.design.fonts import Type, font
from ui.design.look import Look
from ui.design.painting import painter_on
from ui.design.plain_text import PlainText
from ui.design.showable import one_line

_WATERMARK_STRENGTH = 0.16
_WATERMARK_DEGREES = -20
_WATERMARK_ROWS = 4


class PracticeFrame(QWidget):
    """Holds a content on the theme's ground; told words, it cannot be mistaken for the real thing.

    The watermark lies under the content, so that no text is harder to read for it.
    """

    def __init__(self, look: Look, content: QWidget) -> None:
        super().__init__()
        self._look = look
        ink = look.colours.on_practice
        self._words = PlainText(look, "", Type.SMALL_STRONG, ink=ink, most_lines=2)
        self._words.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self._content = content
        self._column = QVBoxLayout(self)
        self._column.setSpacing(0)
        self._column.addWidget(self._words)
        self._column.addWidget(content, 1)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._words.hide()
        self._shown_words = ""

    def show_practice(self, words: str) -> None:
        """Show these words and the frame, or neither where there are no words."""
        if words == self._shown_words:
            return
        self._shown_words = words
        self._words.show_text(words)
        self._words.setVisible(bool(words))
        edge = self._look.measures.spaces(1) if words else 0
        self._column.setContentsMargins(edge, edge // 2, edge, edge)
        self._column.setSpacing(edge // 2)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the edge where it is practice, the ground, and the watermark on it."""
        colours = self._look.colours
        with painter_on(self) as painter:
            if not self._shown_words:
                painter.fillRect(self.rect(), QColor(colours.background))
                return
            painter.fillRect(self.rect(), QColor(colours.practice))
            painter.fillRect(self._content.geometry(), QColor(colours.background))
            painter.setClipRect(self._content.geometry())
            self._paint_watermark(painter, QRectF(event.rect()))

    def _paint_watermark(self, painter: QPainter, room: QRectF) -> None:
        """Paint the rows of the mark that reach into a part of the screen."""
        tint = QColor(self._look.colours.practice)
        tint.setAlphaF(_WATERMARK_STRENGTH)
        written = font(Type.TITLE, self._look.measures)
        words = one_line(self._shown_words)
        metrics = QFontMetricsF(written)
        width = metrics.horizontalAdvance(words)
        painter.setLayoutDirection(self.layoutDirection())
        painter.setFont(written)
        painter.setPen(tint)
        painter.translate(self.rect().center())
        painter.rotate(_WATERMARK_DEGREES)
        step = self.height() / (_WATERMARK_ROWS - 1)
        for row in range(-_WATERMARK_ROWS, _WATERMARK_ROWS + 1):
            begin = QPointF(-width / 2 + row * width / 6, row * step)
            line = QRectF(begin.x(), begin.y() - metrics.ascent(), width, metrics.height())
            if painter.transform().mapRect(line).intersects(room):
                painter.drawText(begin, words)
