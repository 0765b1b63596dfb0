"""The line of the search: it keeps the focus while arrows walk the list below it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent

from ui.design.look import Look
from ui.mediator.controls.line import Line

PAGE_ROWS = 8
_WALKS = {
    Qt.Key.Key_Up: -1,
    Qt.Key.Key_Down: 1,
    Qt.Key.Key_PageUp: -PAGE_ROWS,
    Qt.Key.Key_PageDown: PAGE_ROWS,
}


class SearchLine(Line):
    """Types the words; tells of the keys that mean something to the list."""

    walked = Signal(int)
    """An arrow went up or down, by so many rows."""

    needs_wanted = Signal()
    """Right was pressed behind the last letter."""

    def __init__(self, look: Look, placeholder: str) -> None:
        super().__init__(look)
        self.setPlaceholderText(placeholder)
        self.setAccessibleName(placeholder)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Walk the list, or type."""
        key = Qt.Key(event.key())
        if key in _WALKS:
            self.walked.emit(_WALKS[key])
        elif key == Qt.Key.Key_Right and self.cursorPosition() == len(self.text()):
            self.needs_wanted.emit()
        else:
            super().keyPressEvent(event)
