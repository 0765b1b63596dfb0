"""How many digits of a PIN are typed, as dots."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QSize, Qt
from PySide6.QtGui import QColor, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.design.look import Look
from ui.design.painting import painter_on

_FEWEST_PLACES = 4


class PinDots(QWidget):
    """A filled dot for each digit, and rings for those that a shortest PIN still needs."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._count = 0
        self._dot = look.measures.body * 0.8
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    @property
    def count(self) -> int:
        """How many digits are shown as typed."""
        return self._count

    def show_count(self, count: int, most: int, said: str) -> None:
        """Show so many digits, of at most so many; `said` names the number for assistive tools."""
        self._count = min(count, most)
        self.setAccessibleName(f"{said}: {count}")
        self.update()

    def sizeHint(self) -> QSize:
        """Return a line of dots with room around it."""
        return QSize(int(self._dot * 2 * _FEWEST_PLACES), int(self._dot * 2))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the dots in the middle."""
        del event
        places = max(self._count, _FEWEST_PLACES)
        step = min(self._dot * 1.8, self.width() / places)
        left = (self.width() - step * (places - 1)) / 2
        ink = QColor(self._look.colours.text)
        with painter_on(self) as painter:
            painter.setPen(QPen(ink, max(1.0, self._dot / 12)))
            for at in range(places):
                painter.setBrush(ink if at < self._count else Qt.BrushStyle.NoBrush)
                centre = QPointF(left + step * at, self.height() / 2)
                painter.drawEllipse(centre, self._dot / 2, self._dot / 2)
