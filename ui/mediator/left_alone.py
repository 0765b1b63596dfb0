"""Notices that nobody has touched screen 1 for a while, and says so; the desk decides what then."""

from __future__ import annotations

import time
from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QWidget

_TOUCHES = frozenset(
    {
        QEvent.Type.KeyPress,
        QEvent.Type.MouseButtonPress,
        QEvent.Type.MouseMove,
        QEvent.Type.Wheel,
        QEvent.Type.TouchBegin,
    }
)
_AGAIN = 10
"""Where the desk stays open, since the citizen is at work, it is asked again after a tenth."""


class LeftAlone(QObject):
    """Watches one window from the moment it is shown; nothing it sees is kept but the moment.

    It listens to the window's native half, which gets keys and pointers and little else: every
    widget's events would pass through Python otherwise.
    """

    def __init__(
        self,
        window: QWidget,
        after_s: float,
        tell: Callable[[], None],
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        """`tell` is called `after_s` after the last touch, and again while nobody comes."""
        super().__init__(window)
        self._after_s, self._tell, self._clock = after_s, tell, clock
        self._touched_at = clock()
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.look)
        window.winId()
        handle = window.windowHandle()
        if handle is not None:
            handle.installEventFilter(self)
        self._timer.start(round(1000 * after_s))

    def stop(self) -> None:
        """Watch no more."""
        self._timer.stop()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Note a touch."""
        if event.type() in _TOUCHES:
            self._touched_at = self._clock()
        return super().eventFilter(watched, event)

    def look(self) -> None:
        """Tell, where nobody has come for so long, and look again later."""
        left = self._after_s - (self._clock() - self._touched_at)
        if left <= 0:
            self._tell()
            left = self._after_s / _AGAIN
        self._timer.start(max(1, round(1000 * left)))
