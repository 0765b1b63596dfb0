"""Says whether anything on this machine opened a file: what libraries open, Python does not see."""

from __future__ import annotations

import ctypes
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

OPENED = 0x20
"""IN_OPEN, and below an event without a name (inotify(7))."""

EVENT_BYTES = 16


@contextmanager
def opened_file(file: Path) -> Iterator[Callable[[], int]]:
    """Watch a file; give how often it was opened since it was last asked."""
    library = ctypes.CDLL(None, use_errno=True)
    watcher = library.inotify_init1(os.O_NONBLOCK | os.O_CLOEXEC)
    if watcher < 0 or library.inotify_add_watch(watcher, os.fsencode(file), OPENED) < 0:
        raise OSError(ctypes.get_errno(), "cannot watch a file")

    def times() -> int:
        try:
            return len(os.read(watcher, 4_096)) // EVENT_BYTES
        except BlockingIOError:
            return 0

    try:
        yield times
    finally:
        os.close(watcher)
