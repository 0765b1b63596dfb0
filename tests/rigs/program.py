"""A program that a test starts, and whose lines it waits for."""

import os
import selectors
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager

LIMIT_S = 30.0


class Program:
    """A running program; what it prints is read only when a test waits for it."""

    def __init__(self, process: subprocess.Popen[bytes]) -> None:
        assert process.stdout is not None
        self._process = process
        self._output = process.stdout
        self._unread = b""
        self.seen: list[str] = []

    def wait_for(self, line: str, limit_s: float = LIMIT_S) -> None:
        """Return once the program has printed a line, lines before it being kept in `seen`."""
        deadline = time.monotonic() + limit_s
        while True:
            printed = self._next_line(deadline)
            assert printed is not None, f"never printed {line!r}, only {self.seen}"
            self.seen.append(printed)
            if printed == line:
                return

    def _next_line(self, deadline: float) -> str | None:
        with selectors.DefaultSelector() as selector:
            selector.register(self._output, selectors.EVENT_READ)
            while b"\n" not in self._unread:
                if not selector.select(max(0.0, deadline - time.monotonic())):
                    return None
                chunk = os.read(self._output.fileno(), 4096)
                if not chunk:
                    return None
                self._unread += chunk
        line, self._unread = self._unread.split(b"\n", maxsplit=1)
        return line.decode()


@contextmanager
def python_program(
    code: str, environment: Mapping[str, str], arguments: Sequence[str] = ()
) -> Iterator[Program]:
    """Run Python code in a process of its own, and end it after."""
    with subprocess.Popen(
        [sys.executable, "-u", "-c", code, *arguments],
        env=dict(environment),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
    ) as process:
        try:
            yield Program(process)
        finally:
            process.kill()
