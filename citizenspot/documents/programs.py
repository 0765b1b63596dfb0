"""Runs the programs a sheet comes through, one at a time, bounded in time and in what they say."""

from __future__ import annotations

import subprocess
import threading
from collections.abc import Mapping, Sequence

import msgspec

_AFTER_KILL_S = 10.0


class Ended(msgspec.Struct, frozen=True):
    """How a program ended, and what it said; `code` is none where it had to be stopped."""

    code: int | None
    output: bytes = b""
    words: str = ""


class Programs:
    """One program at a time; `stop` ends the one that runs, from any thread.

    What a program writes is kept in memory only: a page has no business in a temporary folder.
    """

    def __init__(self, environment: Mapping[str, str]) -> None:
        """Give programs no other environment than this one."""
        self._environment = dict(environment)
        self._lock = threading.Lock()
        self._running: subprocess.Popen[bytes] | None = None

    def run(self, command: Sequence[str], limit_s: float, given: bytes = b"") -> Ended:
        """Run a program to its end, with bytes on its input.

        Raises:
            FileNotFoundError: there is no such program.
        """
        pipe = subprocess.PIPE
        with subprocess.Popen(  # noqa: S603 - programs named in the code, arguments in the settings; no shell
            command, stdin=pipe, stdout=pipe, stderr=pipe, env=self._environment
        ) as process:
            with self._lock:
                self._running = process
            try:
                output, words = process.communicate(given, limit_s)
            except subprocess.TimeoutExpired:
                process.kill()
                process.communicate(timeout=_AFTER_KILL_S)
                return Ended(None)
            finally:
                with self._lock:
                    self._running = None
        return Ended(process.returncode, output, words.decode("utf-8", "replace"))

    def stop(self) -> None:
        """End the program that runs, if one does."""
        with self._lock:
            if self._running is not None:
                self._running.kill()
