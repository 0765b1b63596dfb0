"""A scroll bar that says how far one is and takes little room; arrows and wheel do the work."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QScrollBar

from ui.design.look import Look
from ui.design.painting import painter_on, rounded


class ThinScrollBar(QScrollBar):
    """Upright, and painted from the tokens; the handle is dragged where it is seen."""

    def __init__(self, look: Look) -> None:
        super().__init__(Qt.Orientation.Vertical)
        self._look = look

    def sizeHint(self) -> QSize:
        """Return the width of a few spaces."""
        return QSize(self._look.measures.spaces(2), super().sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the handle where the style has it."""
        from PySide6.QtWidgets import (  # noqa: PLC0415 - dear, and few pages are that long
            QStyle,
            QStyleOptionSlider,
        )

        del event
        option = QStyleOptionSlider()
        self.initStyleOption(option)
        part = QStyle.SubControl.SC_ScrollBarSlider
        control = QStyle.ComplexControl.CC_ScrollBar
        handle = QRectF(self.style().subControlRect(control, option, part, self))
        inset = self.width() / 4
        with painter_on(self) as painter:
            shape = handle.adjusted(inset, inset, -inset, -inset)
            rounded(painter, shape, shape.width() / 2, self._look.colours.border)
