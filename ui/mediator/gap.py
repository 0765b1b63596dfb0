"""Finds the gap between two keys in which the screen may do what can wait."""

from __future__ import annotations

import time
from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QWidget

HANDS_REST_S = 0.15
"""Who types leaves less than this between two keys."""

LATEST_S = 1.0
"""After this it is done even if the hands do not rest: a held key never lets them."""

_KEYS = frozenset({QEvent.Type.KeyPress, QEvent.Type.KeyRelease})
"""Of a key that is a shortcut the window hears only that it goes up."""


class Gap(QObject):
    """Calls `do` a while after it was asked for, and when no key has come for a moment.

    What takes longer than a frame would else make the next letter wait. Keys are heard at the
    window's native half, as in `LeftAlone`.
    """

    def __init__(
        self,
        part: QWidget,
        after_s: float,
        do: Callable[[], None],
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        """`part` stands in the window whose keys count."""
        super().__init__(part)
        self._part, self._after_s, self._do, self._clock = part, after_s, do, clock
        self._key_at = self._asked_at = clock() - LATEST_S
        self._watched: QObject | None = None
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.look)

    @property
    def is_awaited(self) -> bool:
        """Say whether something is still to be done."""
        return self._timer.isActive()

    def ask(self) -> None:
        """Have it done in the next gap; what is asked for twice is done once."""
        self._watch()
        if not self.is_awaited:
            self._asked_at = self._clock()
        self._start(self._after_s)

    def forget(self) -> None:
        """Let it be done no more."""
        self._timer.stop()

    def look(self) -> None:
        """Do it, or wait for the hands to rest."""
        now = self._clock()
        rests_in = self._key_at + HANDS_REST_S - now
        if rests_in > 0 and now < self._asked_at + LATEST_S:
            self._start(rests_in)
        else:
            self._timer.stop()
            self._do()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Note a key."""
        if event.type() in _KEYS:
            self._key_at = self._clock()
        return super().eventFilter(watched, event)

    def _start(self, after_s: float) -> None:
        self._timer.start(max(1, round(1000 * after_s)))

    def _watch(self) -> None:
        handle = self._part.window().windowHandle()
        if handle is not None and handle is not self._watched:
            self._watched = handle
            handle.installEventFilter(self)
