"""What both screens of a running program have shown, for who plays a story on another thread."""

from __future__ import annotations

import threading
from collections.abc import Callable
from time import monotonic

from citizenspot.citizen_link.messages import FromCitizen, Painted
from citizenspot.visit.views import DeskView
from ui.program import Program

LIMIT_S = 60.0


class Seen:
    """What both screens have shown, for the thread that plays the scene."""

    def __init__(self, program: Program) -> None:
        self._program = program
        self._changed = threading.Condition()
        self.view: DeskView | None = None
        self.painted = 0
        self.painted_by: int | None = None
        program.room.changed.connect(self._desk_shows)
        program.observers.append(self._citizen_said)

    def wait(self, fits: Callable[[DeskView], bool], what: str) -> DeskView:
        with self._changed:
            came = self._changed.wait_for(
                lambda: self.view is not None and fits(self.view), LIMIT_S
            )
            assert came, f"never saw {what}; last was {self.view}"
            assert self.view is not None
            return self.view

    def wait_painted(self, not_by: int | None = None) -> float:
        """Wait until screen 2 has painted the latest view, and return when that was.

        Where a process is named, it has to be another one that painted it.
        """

        def is_painted() -> bool:
            by_another = self.painted_by not in {None, not_by}
            return by_another and self.view is not None and self._has_painted(self.view)

        with self._changed:
            assert self._changed.wait_for(is_painted, LIMIT_S), "screen 2 painted nothing"
            return monotonic()

    def _has_painted(self, view: DeskView) -> bool:
        return self.painted >= view.citizen.position

    def forget_painted(self) -> None:
        """Let only what is painted from now on count."""
        with self._changed:
            self.painted = 0

    def _desk_shows(self, view: DeskView) -> None:
        with self._changed:
            self.view = view
            self._changed.notify_all()

    def _citizen_said(self, message: FromCitizen) -> None:
        if isinstance(message, Painted):
            with self._changed:
                self.painted = message.position
                self.painted_by = self._program.citizen_pid
                self._changed.notify_all()
