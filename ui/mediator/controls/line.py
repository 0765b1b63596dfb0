"""A line to type into that answers Enter itself and leaves the desk's keys to the desk."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QColor, QFocusEvent, QKeyEvent, QKeySequence, QPalette

from ui.design.editors.entry import Entry
from ui.design.look import Look
from ui.mediator.keys_at_once import is_plain_enter

_EDITING = frozenset(ord(letter) for letter in "ACVXYZ")


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
        """Claim Enter; leave to the desk what is the desk's."""
        if event.type() == QEvent.Type.ShortcutOverride and is_plain_enter(event):
            event.accept()
            return True
        if self._leaves_undo(event):
            event.ignore()
            return True
        return left_to_the_desk(event) or super().event(event)

    def _leaves_undo(self, event: QEvent) -> bool:
        """Say whether this is Ctrl+Z and there is nothing typed here that it could take back."""
        if event.type() != QEvent.Type.ShortcutOverride or not isinstance(event, QKeyEvent):
            return False
        return event.matches(QKeySequence.StandardKey.Undo) and not self.isUndoAvailable()

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


def left_to_the_desk(event: QEvent) -> bool:
    """Leave Ctrl and a letter to the desk's acts, but for those that every program edits with.

    On X11 Qt's editors would claim Ctrl+E and Ctrl+K for themselves, as Emacs has them. Returns
    whether the event is dealt with; a key that no act has still reaches the editor after it.
    """
    if event.type() != QEvent.Type.ShortcutOverride or not isinstance(event, QKeyEvent):
        return False
    is_letter = Qt.Key.Key_A <= event.key() <= Qt.Key.Key_Z and event.key() not in _EDITING
    if not is_letter or event.modifiers() != Qt.KeyboardModifier.ControlModifier:
        return False
    event.ignore()
    return True
