"""Fails a test that leaves a Python thread running."""

import threading
import time
from collections.abc import Iterator

import pytest

# A thread told to stop needs a moment to leave its last call; one that ignores the word stays.
GRACE_S = 1.0


@pytest.fixture(autouse=True)
def nothing_left_running() -> Iterator[None]:
    """Let a test go only when every thread it started has ended, daemons included."""
    before = set(threading.enumerate())
    yield
    left = sorted(thread.name for thread in still_running(before))
    assert not left, f"this test left threads running: {', '.join(left)}"


def still_running(before: set[threading.Thread]) -> set[threading.Thread]:
    """Return the threads that are not in `before` and outlive the grace."""
    deadline = time.monotonic() + GRACE_S
    started = {thread for thread in threading.enumerate() if not _is_foreign(thread)} - before
    for thread in started:
        thread.join(max(0.0, deadline - time.monotonic()))
    return {thread for thread in started if thread.is_alive()}


def _is_foreign(thread: threading.Thread) -> bool:
    # Python keeps a placeholder for every thread that another library started and that once ran
    # Python code; the placeholder says "alive" for ever, so Qt's own threads are judged in `qt`.
    return isinstance(thread, threading._DummyThread)
