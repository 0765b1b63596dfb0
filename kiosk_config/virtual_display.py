"""Screens without a monitor: an X server that draws into memory, for machines with no display."""

from __future__ import annotations

import os
import select
import subprocess
import tempfile
from contextlib import contextmanager
from typing import IO, TYPE_CHECKING

import msgspec

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

START_LIMIT_S = 20.0
STOP_LIMIT_S = 5.0


class DisplayError(Exception):
    """An X server did not start; the sentence says why, and what its last words were."""


class Display(msgspec.Struct, frozen=True):
    """An X server that takes connections."""

    name: str
    """What `DISPLAY` is to be for the programs that show something there."""

    def screenshot(self, path: Path) -> None:
        """Save what all its screens show now, as the kind of picture the path's ending names."""
        from PIL import ImageGrab  # noqa: PLC0415 - only who asks for pictures needs it

        ImageGrab.grab(xdisplay=self.name).save(path)


@contextmanager
def virtual_display(width: int = 3840, height: int = 1080) -> Iterator[Display]:
    """Give one virtual output, wide enough for two screens of 1920 pixels side by side.

    Raises:
        DisplayError: Xvfb is not installed, or did not start.
    """
    screen = ("-screen", "0", f"{width}x{height}x24", "-dpi", "96")
    with x_server(["Xvfb", *screen, "-nolisten", "tcp", "-noreset"]) as display:
        yield display


@contextmanager
def x_server(command: Sequence[str]) -> Iterator[Display]:
    """Run an X server on a display number that it finds free, and end it after.

    Raises:
        DisplayError: the program is not installed, or did not start within 20 s.
    """
    with tempfile.TemporaryFile() as words:
        process, number = _start(command, words)
        try:
            yield Display(_display_name(process, number, words))
        finally:
            os.close(number)
            _stop(process)


def _start(command: Sequence[str], words: IO[bytes]) -> tuple[subprocess.Popen[bytes], int]:
    """Start the server; also return where it writes its number once it takes connections."""
    ours, theirs = os.pipe()
    try:
        process = subprocess.Popen(  # noqa: S603 - fixed programs, no shell
            [*command, "-displayfd", str(theirs)],
            stdin=subprocess.DEVNULL,
            stdout=words,
            stderr=words,
            pass_fds=[theirs],
        )
    except OSError as error:
        os.close(ours)
        raise DisplayError(f"{command[0]} cannot be started: {error.strerror}") from error
    finally:
        os.close(theirs)
    return process, ours


def _display_name(process: subprocess.Popen[bytes], number: int, words: IO[bytes]) -> str:
    # The end of the pipe comes at once if the server dies, so the limit is for one that hangs.
    ready, _, _ = select.select([number], [], [], START_LIMIT_S)
    digits = os.read(number, 16).strip() if ready else b""
    if not digits:
        words.seek(0)
        last_words = words.read().decode(errors="replace").strip()[-600:]
        raise DisplayError(f"{process.args!s} did not start: {last_words}")
    return f":{digits.decode()}"


def _stop(process: subprocess.Popen[bytes]) -> None:
    process.terminate()
    try:
        process.wait(STOP_LIMIT_S)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()
