"""A line to type into that answers Enter itself and leaves the desk's keys to the desk."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QColor, QFocusEvent, QKeyEvent, QPalette

from ui.design.editors.entry import Entry
from ui.design.look import Look
from ui.mediator.keys_at_once import is_plain_enter


class Line(Entry):
    """One line of text."""

    entered = Signal()
    """Enter was pressed."""

    left = Signal()
    """The focus went elsewhere in this window; a window that loses the focus leaves nothing."""

    def __init__(self, look: Look, characters: int = 0) -> None:
        super().__init__(look, characters)
        palette = self.palette()
        subtle = QColor(look.colours.text_subtle)
        palette.setColor(QPalette.ColorRole.PlaceholderText, subtle)
        self.setPalette(palette)

    def event(self, event: QEvent) -> bool:
        """Claim Enter; give up Ctrl+K, which Qt would take to delete to the end of the line."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            if is_plain_enter(event):
                event.accept()
                return True
            if _is_search(event):
                event.ignore()
                return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Tell of Enter."""
        if is_plain_enter(event):
            self.entered.emit()
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Tell that the line was left."""
        super().focusOutEvent(event)
        if event.reason() not in {
            Qt.FocusReason.ActiveWindowFocusReason,
            Qt.FocusReason.PopupFocusReason,
        }:
            self.left.emit()


def _is_search(event: QKeyEvent) -> bool:
    return event.key() == Qt.Key.Key_K and event.modifiers() == Qt.KeyboardModifier.ControlModifier
