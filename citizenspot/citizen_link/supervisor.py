"""Keeps the citizen's screen running: a process of its own, started again whenever it ends."""

from __future__ import annotations

import threading
import time
from collections.abc import Mapping, Sequence
from typing import Protocol

from citizenspot import logs

HEALTHY_AFTER_S = 5.0
LONGEST_WAIT_S = 2.0
END_LIMIT_S = 3.0


class Running(Protocol):
    """A process, as far as it is watched here: a `Popen` or a `ForkedProcess`."""

    pid: int

    def poll(self) -> int | None:
        """Return the exit status, or None while it runs."""

    def wait(self) -> int:
        """Return the exit status when it has ended."""

    def terminate(self) -> None:
        """Ask it to end."""

    def kill(self) -> None:
        """End it."""


class CitizenProcess:
    """Starts a command, and starts it again when it ends, until `close`.

    A process that ended after a healthy while starts again at once; one that ends over and over
    waits up to two seconds, so that a broken screen does not eat the machine.
    """

    def __init__(
        self,
        command: Sequence[str],
        environment: Mapping[str, str],
        first: Running | None = None,
    ) -> None:
        """Prepare; where there is a `first` process already, the command is for those after it."""
        self._command = list(command)
        self._environment = dict(environment)
        self._closing = threading.Event()
        self._first = first
        self._process = first
        self._thread = threading.Thread(target=self._keep, name="citizen-process", daemon=False)

    @property
    def pid(self) -> int | None:
        """The process's id while it runs."""
        process = self._process
        return process.pid if process is not None and process.poll() is None else None

    def start(self) -> None:
        """Start the screen."""
        self._thread.start()

    def start_no_more(self) -> None:
        """Let the screen that runs be the last one: it is about to be told to end."""
        self._closing.set()

    def close(self) -> None:
        """End the screen and do not start it again."""
        self.start_no_more()
        process = self._process
        if process is not None and process.poll() is None:
            process.terminate()
        self._thread.join(END_LIMIT_S)
        if self._thread.is_alive() and process is not None:
            process.kill()
            self._thread.join(END_LIMIT_S)

    def _keep(self) -> None:
        wait_s = 0.0
        while not self._closing.is_set():
            began = time.monotonic()
            self._run()
            if self._closing.is_set():
                return
            lasted = time.monotonic() - began
            wait_s = 0.0 if lasted > HEALTHY_AFTER_S else min(LONGEST_WAIT_S, wait_s * 2 + 0.1)
            logs.warning("citizen's screen is started again", after_s=round(lasted, 1))
            self._closing.wait(wait_s)

    def _run(self) -> None:
        self._process, self._first = self._first or self._started(), None
        if self._closing.is_set():
            self._process.terminate()
        self._process.wait()

    def _started(self) -> Running:
        import subprocess  # noqa: PLC0415 - the first screen 2 of a start is forked

        return subprocess.Popen(  # noqa: S603 - our own program, no shell
            self._command, env=self._environment, stdin=subprocess.DEVNULL
        )
