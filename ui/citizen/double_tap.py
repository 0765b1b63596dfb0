"""Keeps the second tap of a double tap from pressing what the first one brought."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject


class DoubleTapGuard(QObject):
    """Swallows a double tap's second press when the page has changed between the two.

    Who taps twice out of habit would otherwise agree to a page that was never seen. To be
    installed on the native window, where presses of all widgets pass.
    """

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._has_changed = False
        self._changed_before_press = False

    def page_changed(self) -> None:
        """Note that what the next tap meets is another page."""
        self._has_changed = True

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let first presses pass, and second ones only on the page of the first.

        A double tap arrives here as press, release, press, double click, release; widgets get no
        second press, but the double click in its place.
        """
        if event.type() == QEvent.Type.MouseButtonPress:
            self._changed_before_press, self._has_changed = self._has_changed, False
        if event.type() == QEvent.Type.MouseButtonDblClick:
            return self._changed_before_press or self._has_changed
        return super().eventFilter(watched, event)
