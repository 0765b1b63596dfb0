"""Marks the part of the page that is being read, so that ear and eye are at the same place."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QRectF, Qt
from PySide6.QtGui import QColor, QPaintEvent
from PySide6.QtWidgets import QWidget

from ui.design.look import Look
from ui.design.painting import painter_on

_TINT = 0.10
"""How strong the colour lies over the words: they keep their contrast (WCAG 2.2 §1.4.3)."""


class ReadingMark(QWidget):
    """A line below a widget and a tint over it; it lives and moves with the widget."""

    def __init__(self, look: Look, marked: QWidget) -> None:
        super().__init__(marked)
        self._look = look
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        marked.installEventFilter(self)
        self.setGeometry(marked.rect())
        self.show()
        self.raise_()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Stay as large as what is marked."""
        if event.type() is QEvent.Type.Resize and isinstance(watched, QWidget):
            self.setGeometry(watched.rect())
        return super().eventFilter(watched, event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the line and the tint."""
        del event
        with painter_on(self) as painter:
            colour = QColor(self._look.colours.accent)
            line = self._look.measures.space / 3
            painter.fillRect(QRectF(0, self.height() - line, self.width(), line), colour)
            colour.setAlphaF(_TINT)
            painter.fillRect(QRectF(self.rect()), colour)
