"""After a PIN was used, neither of the two processes has it anywhere in its memory."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from secrets import choice

from citizenspot.citizen_link.pin_sending import SOCKET_NAME
from tests.rigs.process_memory import encodings, places_of

DIGITS = 12
"""As long as a PIN may be: so many digits stand in no other place by chance."""


@contextmanager
def carrier(role: str, socket: Path) -> Iterator[subprocess.Popen[bytes]]:
    command = [sys.executable, "-m", "tests.eid.pin.pin_carrier", role, str(socket)]
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, bufsize=0
    ) as process:
        try:
            yield process
        finally:
            process.kill()


def hears(process: subprocess.Popen[bytes], word: str) -> None:
    assert process.stdout is not None
    assert process.stdout.readline().decode().strip() == word


def test_the_digits_are_in_neither_process_once_they_were_used(tmp_path: Path) -> None:
    pin = "".join(choice("123456789") for _ in range(DIGITS))
    socket = tmp_path / "seat" / SOCKET_NAME
    with carrier("desk", socket) as desk:
        hears(desk, "listening")
        with carrier("screen", socket) as screen:
            assert screen.stdin is not None
            for digit in pin:
                screen.stdin.write(digit.encode())
            screen.stdin.write(b"\n")
            hears(screen, "sent")
            hears(desk, "used")
            for process in (desk, screen):
                assert places_of(encodings(pin), process.pid) == []


def test_the_search_finds_what_is_there() -> None:
    """The control: a process that keeps what it reads."""
    keeps = "import sys; kept = sys.stdin.readline(); print('kept', flush=True); sys.stdin.read()"
    with subprocess.Popen(
        [sys.executable, "-c", keeps], stdin=subprocess.PIPE, stdout=subprocess.PIPE, bufsize=0
    ) as process:
        assert process.stdin is not None
        process.stdin.write(b"847261935284\n")
        hears(process, "kept")
        try:
            assert places_of([b"847261935284"], process.pid)
        finally:
            process.kill()
