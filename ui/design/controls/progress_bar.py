"""The bar that says how far along the reader is, one segment a step."""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF, QSize
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QProgressBar, QSizePolicy

from ui.design.look import Look
from ui.design.mirroring import in_direction
from ui.design.painting import painter_on, rounded
from ui.design.showable import one_line

_MOST_SEGMENTS = 24


class ProgressBar(QProgressBar):
    """Segments of which those done and the one under way are filled."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self.setTextVisible(False)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_step(self, step: int, steps: int, words: str) -> None:
        """Show that the reader is at a step; `words` say the same."""
        if (step, steps, words) == (self.value(), self.maximum(), self.accessibleName()):
            return
        # Qt paints a new value at once, and here with it the whole page before it is laid out.
        self.setUpdatesEnabled(False)
        self.setRange(0, max(1, steps))
        self.setValue(step)
        self.setUpdatesEnabled(True)
        self.setAccessibleName(one_line(words))

    def sizeHint(self) -> QSize:
        """Return a thin bar."""
        space = self._look.measures.space
        return QSize(space * 20, round(space * 0.9))

    def minimumSizeHint(self) -> QSize:
        """Return the same height, and little width."""
        return QSize(self._look.measures.space * 8, self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the segments in reading direction."""
        del event
        count = min(self.maximum(), _MOST_SEGMENTS)
        gap = self._look.measures.spaces(0.5) if count > 1 else 0
        width = (self.width() - gap * (count - 1)) / count
        done = round(self.value() / self.maximum() * count)
        colours = self._look.colours
        with painter_on(self) as painter:
            for number in range(count):
                rect = QRect(round(number * (width + gap)), 0, round(width), self.height())
                place = in_direction(self.layoutDirection(), self.rect(), rect)
                fill = colours.accent if number < done else colours.line
                rounded(painter, QRectF(place), self.height() / 2, fill)
