"""A process forked from this one, that waits to be told what to do.

What was loaded before the fork is loaded for both and, until one of them writes to it, in memory
once. So it must be nothing that the other may not have, and there must be one thread yet: a lock
that another thread held would never be opened in the child.
"""

from __future__ import annotations

import gc
import os
import signal
import sys
import threading
from collections.abc import Callable, Sequence
from contextlib import suppress

Arguments = list[str]
Body = Callable[[Callable[[], Arguments]], int]
"""What the child does; it is given how to wait for its arguments, and returns its exit status."""

_STANDARD_INPUT = 0
_FIRST_OF_OURS = 3
_SEPARATOR = b"\0"


class ForkedProcess:
    """The child as its parent has it; like a `Popen`, and safe to ask from several threads."""

    def __init__(self, pid: int, telling: int) -> None:
        """Hold a child that reads its arguments from the other end of the descriptor `telling`."""
        self.pid = pid
        self._telling = telling
        self._status: int | None = None
        self._reaping = threading.Lock()

    def tell(self, arguments: Sequence[str]) -> None:
        """Give the child its arguments, once."""
        with suppress(BrokenPipeError), os.fdopen(self._telling, "wb") as told:
            told.write(b"".join(os.fsencode(each) + _SEPARATOR for each in arguments))

    def dismiss(self) -> None:
        """End a child that was told nothing."""
        os.close(self._telling)
        self.wait()

    def poll(self) -> int | None:
        """Return the exit status, or None while it runs."""
        with self._reaping:
            if self._status is None:
                ended, status = os.waitpid(self.pid, os.WNOHANG)
                self._status = os.waitstatus_to_exitcode(status) if ended else None
            return self._status

    def wait(self) -> int:
        """Return the exit status when it has ended."""
        while (status := self.poll()) is None:
            with suppress(ChildProcessError):  # another thread has taken note of its end
                os.waitid(os.P_PID, self.pid, os.WEXITED | os.WNOWAIT)
        return status

    def terminate(self) -> None:
        """Ask it to end."""
        self._signal(signal.SIGTERM)

    def kill(self) -> None:
        """End it."""
        self._signal(signal.SIGKILL)

    def _signal(self, number: signal.Signals) -> None:
        with self._reaping:
            # Once it is reaped, its number may be another process's.
            if self._status is None:
                os.kill(self.pid, number)


def fork(body: Body) -> ForkedProcess:
    """Fork, and do `body` in the child, which ends with it.

    The child has no open file of its parent but standard output and error.
    """
    reading, telling = os.pipe()
    # What is loaded by now stays: no collection need touch, and so copy, its pages.
    gc.freeze()
    pid = os.fork()
    if pid == 0:
        _keep_only(reading)
        sys.exit(body(lambda: _wait_for_arguments(reading)))
    os.close(reading)
    return ForkedProcess(pid, telling)


def _keep_only(descriptor: int) -> None:
    nothing = os.open(os.devnull, os.O_RDONLY)
    os.dup2(nothing, _STANDARD_INPUT)
    os.closerange(_FIRST_OF_OURS, descriptor)
    os.closerange(descriptor + 1, os.sysconf("SC_OPEN_MAX"))


def _wait_for_arguments(descriptor: int) -> Arguments:
    """Return what the parent tells; ends the process where it ends without a word."""
    with os.fdopen(descriptor, "rb") as told:
        words = told.read()
    if not words:
        sys.exit(0)
    return [os.fsdecode(word) for word in words.split(_SEPARATOR)[:-1]]
