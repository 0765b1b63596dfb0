"""Lets drafts of fast typing go out at a calm pace."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer

PACE_MS = 120
"""Between two drafts of fast typing; the other screen follows about eight times a second."""


class DraftPace(QObject):
    """Sends the first draft at once and those that follow at most every `PACE_MS`."""

    def __init__(self, send: Callable[[str], None], parent: QObject) -> None:
        super().__init__(parent)
        self._send = send
        self._waiting: str | None = None
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PACE_MS)
        self._pause.timeout.connect(self._send_waiting)

    def say(self, text: str) -> None:
        """Take the text as it stands in the editor now."""
        self._waiting = text
        if not self._pause.isActive():
            self._send_waiting()

    def forget(self) -> None:
        """Drop what waits: the text is committed."""
        self._waiting = None
        self._pause.stop()

    def _send_waiting(self) -> None:
        if self._waiting is not None:
            self._send(self._waiting)
            self._waiting = None
            self._pause.start()
