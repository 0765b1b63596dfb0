"""Screen 2 is started again whenever it ends, until it is told to."""

from __future__ import annotations

import os
import sys
import threading
from pathlib import Path

import pytest

from citizenspot.citizen_link.supervisor import CitizenProcess

LIMIT_S = 30.0


class FirstScreen:
    """The first screen 2 of a start, which ends when a test says so."""

    pid = 1

    def __init__(self) -> None:
        self._ended = threading.Event()

    def end(self) -> None:
        self._ended.set()

    def poll(self) -> int | None:
        return 0 if self._ended.is_set() else None

    def wait(self) -> int:
        assert self._ended.wait(LIMIT_S)
        return 0

    def terminate(self) -> None:
        self.end()

    def kill(self) -> None:
        self.end()


def beginning(mark: Path) -> list[str]:
    """Return a screen that leaves a mark when it begins, and stays."""
    begin = f"import pathlib, signal; pathlib.Path({str(mark)!r}).write_text('x'); signal.pause()"
    return [sys.executable, "-c", begin]


def test_a_screen_that_ends_by_itself_is_started_again(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    first, mark = FirstScreen(), tmp_path / "begun"
    os.mkfifo(mark)
    process = CitizenProcess(beginning(mark), {}, first)
    process.start()
    first.end()
    # A pipe is read when the other end writes to it, and not before.
    assert mark.read_text() == "x"
    process.close()
    assert "citizen's screen is started again" in caplog.text
    caplog.clear()


def test_a_screen_that_is_about_to_be_told_to_end_is_the_last(tmp_path: Path) -> None:
    first, mark = FirstScreen(), tmp_path / "begun"
    process = CitizenProcess(beginning(mark), {}, first)
    process.start()
    process.start_no_more()
    first.end()
    process.close()
    assert process.pid is None
    assert not mark.exists()
