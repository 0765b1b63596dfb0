"""Waits for something that tells nobody when it happens; the one place where a test may pause."""

import time
from collections.abc import Callable

LIMIT_S = 20.0
PAUSE_S = 0.01


def wait_until(is_so: Callable[[], bool], limit_s: float = LIMIT_S) -> None:
    """Return when something is so.

    Raises:
        TimeoutError: it did not become so within the limit.
    """
    deadline = time.monotonic() + limit_s
    while not is_so():
        if time.monotonic() > deadline:
            raise TimeoutError(f"not so after {limit_s:g} s: {is_so}")
        time.sleep(PAUSE_S)
