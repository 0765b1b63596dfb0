"""Lets a window paint again at once where it painted last, instead of waiting for the display.

Under X11 Qt keeps a window's picture in memory that the display server reads. Before it paints
where it painted last, Qt waits until the server has read that (`QXcbBackingStore`, `preparePaint`):
half a millisecond and more of every change of the same field. The same wait, had while nobody is
waiting, costs nothing; it is brought about by painting one pixel of the last frame again. That
pixel must not belong to the next frame, so two in the window's corner take turns.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QRect, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

_PIXELS = (QRect(0, 0, 1, 1), QRect(1, 0, 1, 1))
_AFTER_MS = 3
"""Long enough that what follows a frame, such as a word to the desk, goes first."""


class FrameSettling(QObject):
    """Settles the frames of one window; elsewhere than on X11 there is nothing to settle."""

    def __init__(self, window: QWidget, platform: str = "") -> None:
        super().__init__(window)
        self._window = window
        self._turn = 0
        self._is_settling = False
        self._later = QTimer(self, singleShot=True, interval=_AFTER_MS)
        self._later.timeout.connect(self.settle)
        self._is_needed = (platform or QGuiApplication.platformName()) == "xcb"
        window.installEventFilter(self)

    @property
    def pixel(self) -> QRect:
        """Return the pixel of the window that the next frame has to paint as well."""
        return _PIXELS[self._turn]

    @property
    def is_settled(self) -> bool:
        """Say whether nothing is left to wait for."""
        return not self._later.isActive()

    def settle(self) -> None:
        """Wait for the display now, and let the next frame take the other pixel."""
        self._later.stop()
        settled = self.pixel
        self._turn = 1 - self._turn
        self._is_settling = True
        self._window.repaint(settled)
        self._is_settling = False

    def frame_shown(self) -> None:
        """Settle soon: a frame with the pixel in it was handed over.

        The one pixel painted to settle is no frame: a window that says so of every update would
        paint it for ever.
        """
        if self._is_needed and not self._is_settling and self._window.isVisible():
            self._later.start()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Rest while the window is hidden."""
        if event.type() == QEvent.Type.Hide:
            self._later.stop()
        return super().eventFilter(watched, event)
