"""A time limit for calls that have none of their own."""

from __future__ import annotations

import threading
import time
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

TICK_S = 0.25
"""How often the watchdog looks; a limit is kept to within this."""
NEVER = float("inf")


class Watchdog:
    """Bites when a guarded call lasts longer than its limit; guards one call at a time.

    It looks at the clock now and then instead of being woken for every call, which would cost each
    of a card's hundred answers two switches of thread.
    """

    def __init__(self, bite: Callable[[], None]) -> None:
        """Keep what to do to a call that lasts too long; it is done on the watchdog's thread."""
        self._bite = bite
        self._deadline = NEVER
        self._has_bitten = False
        self._closing = threading.Event()
        self._thread: threading.Thread | None = None

    def start(self) -> None:
        """Begin to watch; does nothing while it watches."""
        if self._thread is None:
            self._closing.clear()
            self._thread = threading.Thread(target=self._watch, name="card reader watchdog")
            self._thread.start()

    def close(self) -> None:
        """Stop watching; returns when the thread has ended."""
        thread, self._thread = self._thread, None
        if thread is not None:
            self._closing.set()
            thread.join()

    @contextmanager
    def limit(self, seconds: float) -> Iterator[Callable[[], bool]]:
        """Guard what is done inside; the value says, afterwards too, whether it took too long."""
        self._has_bitten = False
        self._deadline = time.monotonic() + seconds
        try:
            yield lambda: self._has_bitten
        finally:
            self._deadline = NEVER

    def _watch(self) -> None:
        while not self._closing.wait(TICK_S):
            if time.monotonic() > self._deadline:
                self._has_bitten = True
                self._bite()
