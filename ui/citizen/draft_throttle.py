"""Sends drafts at most every so often: the first at once, then the newest."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer

from citizenspot.citizen_link.messages import Draft

_EVERY_MS = 50


class DraftThrottle(QObject):
    """Holds the newest draft back until the one before it is old enough."""

    def __init__(self, send: Callable[[Draft], None]) -> None:
        super().__init__()
        self._send = send
        self._held: Draft | None = None
        self._pause = QTimer(self, singleShot=True, interval=_EVERY_MS)
        self._pause.timeout.connect(self._release)

    def take(self, draft: Draft) -> None:
        """Send a draft now, or when the pause is over if no newer one comes."""
        self._held = draft
        if not self._pause.isActive():
            self._release()

    def drop(self) -> None:
        """Forget the draft held back: what it was a draft of is committed."""
        self._held = None

    def _release(self) -> None:
        if self._held is not None:
            held, self._held = self._held, None
            self._send(held)
            self._pause.start()
