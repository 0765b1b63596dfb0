"""Runs acts on the GUI thread for who waits on another."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future
from typing import TypeVar

from PySide6.QtCore import QObject, Qt, Signal

LIMIT_S = 60.0
"""Generous: on a busy machine a screen answers after many seconds, and only a hung one never."""
Result = TypeVar("Result")


class OnGuiThread(QObject):
    """Runs what it is given on the GUI thread, and hands back what comes of it."""

    _asked = Signal(object)

    def __init__(self) -> None:
        """Has to be made on the GUI thread."""
        super().__init__()
        self._asked.connect(self._do, Qt.ConnectionType.QueuedConnection)

    def run(self, act: Callable[[], Result]) -> Result:
        """Run an act there, and wait for it; what it raises is raised here."""
        done: Future[Result] = Future()
        self._asked.emit((act, done))
        return done.result(LIMIT_S)

    def _do(self, asked: tuple[Callable[[], Result], Future[Result]]) -> None:
        act, done = asked
        try:
            done.set_result(act())
        except Exception as error:  # noqa: BLE001 - whatever it is, `run` raises it to who asked
            done.set_exception(error)
