"""A picture in a round tinted ground."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.design.icon import IconName, paint_icon
from ui.design.look import Look
from ui.design.painting import painter_on


class Medallion(QWidget):
    """An icon made large; the text beside it says the same."""

    def __init__(self, look: Look, name: IconName, side: int) -> None:
        super().__init__()
        self._look = look
        self._name: IconName = name
        self.setFixedSize(side, side)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_icon(self, name: IconName) -> None:
        """Show another picture."""
        if name != self._name:
            self._name = name
            self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the ground and the picture."""
        del event
        rect = QRectF(self.rect())
        inset = rect.width() * 0.26
        with painter_on(self) as painter:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(self._look.colours.accent_tint))
            painter.drawEllipse(rect)
            inner = rect.adjusted(inset, inset, -inset, -inset)
            paint_icon(painter, self._name, inner, self._look.colours.accent)
