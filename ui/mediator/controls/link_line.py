"""A line of words that leads somewhere on the same page."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPaintEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy

from ui.design.fonts import Type, font
from ui.design.look import Look
from ui.design.painting import focus_mark, painter_on
from ui.design.showable import one_line
from ui.design.text_layout import TextLines, text_lines
from ui.design.tokens import Colour
from ui.mediator.keys_at_once import answer_at_once

_LEAST_PX_PER_BODY = 1.75
"""Of the body size: at least the 24 pixels of WCAG 2.2 §2.5.8 at the desk's sizes."""

_BEST_EMS = 30


class LinkLine(QPushButton):
    """Underlined words in one colour, as high as they need to be."""

    def __init__(self, look: Look, ink: Colour) -> None:
        super().__init__()
        self._look, self._ink = look, ink
        self._lead: Callable[[], None] = lambda: None
        self._words = ""
        self._font = font(Type.SMALL_STRONG, look.measures)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.clicked.connect(self._go)
        answer_at_once(self)

    def show_link(self, words: str, lead: Callable[[], None]) -> None:
        """Show other words, or lead elsewhere."""
        self._lead = lead
        if one_line(words) != self._words:
            self._words = one_line(words)
            self.setAccessibleName(self._words)
            self.updateGeometry()
            self.update()

    def hasHeightForWidth(self) -> bool:
        """Say that long words wrap."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Return the height of the words at a width."""
        measures = self._look.measures
        least = round(_LEAST_PX_PER_BODY * measures.body)
        return max(least, round(self._lines(width).height) + measures.room)

    def sizeHint(self) -> QSize:
        """Return the size of the words on one good line."""
        width = _BEST_EMS * self._look.measures.body
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        """Return a size in which some words can be read."""
        return QSize(8 * self._look.measures.body, self._look.measures.body)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the words, a line under them, and the focus."""
        del event
        room = self._look.measures.room
        lines = self._lines(self.width())
        top = (self.height() - lines.height) / 2
        with painter_on(self) as painter:
            if self.hasFocus():
                shape = QRectF(self.rect()).adjusted(room, room, -room, -room)
                focus_mark(painter, shape, self._look)
            painter.setPen(QColor(self._ink))
            lines.paint(painter, 2 * room, top)
            below = QRectF(2 * room, top + lines.height - 1, lines.width, 1)
            painter.fillRect(below, QColor(self._ink))

    def _lines(self, width: int) -> TextLines:
        room = width - 4 * self._look.measures.room
        return text_lines(self._words, self._font, room, most_lines=3)

    def _go(self) -> None:
        self._lead()
