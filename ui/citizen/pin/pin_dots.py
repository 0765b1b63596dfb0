"""How many digits of a PIN are typed, as dots."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy

from ui.design.look import Look
from ui.design.painting import focus_mark, painter_on
from ui.design.plain_text import PlainText

_FEWEST_PLACES = 4


class PinDots(PlainText):
    """A filled dot for each digit, and rings for those that a shortest PIN still needs.

    It has the focus while a keyboard's digits are taken. A text to assistive technology, whose
    words are how many digits there are; a place of its own would have no role that says anything.
    """

    def __init__(self, look: Look) -> None:
        super().__init__(look)
        self._count, self._fewest = 0, _FEWEST_PLACES
        self._dot = look.measures.body * 0.8
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    @property
    def count(self) -> int:
        """How many digits are shown as typed."""
        return self._count

    def show_count(self, count: int, fewest: int, most: int, said: str) -> None:
        """Show so many digits, of so few to so many; `said` names the number for those who hear."""
        self._count, self._fewest = min(count, most), fewest
        self.updateGeometry()
        self.setAccessibleName(f"{said}: {count}")
        self.update()

    def hasHeightForWidth(self) -> bool:
        """Say that dots stand in one line, whatever the width."""
        return False

    def sizeHint(self) -> QSize:
        """Return a line of dots with room around it, and for the focus."""
        room = 2 * self._look.measures.room
        return QSize(int(self._dot * 2 * self._fewest) + room, int(self._dot * 2) + room)

    def minimumSizeHint(self) -> QSize:
        """Return the same."""
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the dots in the middle."""
        del event
        places = max(self._count, self._fewest)
        step = min(self._dot * 1.8, self.width() / places)
        left = (self.width() - step * (places - 1)) / 2
        ink = QColor(self._look.colours.text)
        with painter_on(self) as painter:
            if self.hasFocus():
                room = self._look.measures.room
                focus_mark(
                    painter, QRectF(self.rect()).adjusted(room, room, -room, -room), self._look
                )
            painter.setPen(QPen(ink, max(1.0, self._dot / 12)))
            for at in range(places):
                painter.setBrush(ink if at < self._count else Qt.BrushStyle.NoBrush)
                centre = QPointF(left + step * at, self.height() / 2)
                painter.drawEllipse(centre, self._dot / 2, self._dot / 2)
