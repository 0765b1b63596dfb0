"""Has cards' photographs decoded apart, within limits of size, memory and time.

Decoders of JPEG 2000 have a history of memory errors, and the bytes are whatever stands on a card:
the process that opens them has no key, no journal and no open file, and what it gives back is an
image that was made anew.

One process is started with the first photograph and makes a child for each: starting one from here
holds up every thread of the desk until the system has begun it (`vfork(2)`, which Python's
subprocess uses without letting other threads go on), which on a busy machine is seen on the screen.
"""

from __future__ import annotations

import os
import signal
import socket
import struct
import subprocess
import sys
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from typing import Self

LARGEST_PHOTO = 200_000
"""Bytes; those on cards have 3,000 to 30,000."""
LARGEST_PNG = 4_000_000
LIMIT_S = 10.0
"""A decoder takes 20 ms, and its process 150 ms to start; more only on a machine that is busy."""
DECODER = Path(__file__).with_name("decoder.py")
PNG_START = b"\x89PNG\r\n\x1a\n"
LENGTH = struct.Struct(">I")
"""Before each photograph and each image; an image of no bytes says that there is none."""


class PhotoDecoder:
    """Decodes photographs, one after another; waits for them, so not for a GUI thread."""

    def __init__(self) -> None:
        """Start nothing before there is a photograph."""
        self._process: subprocess.Popen[bytes] | None = None
        self._line: socket.socket | None = None

    def __enter__(self) -> Self:
        """Use it."""
        return self

    def __exit__(self, *_: object) -> None:
        """End its process."""
        self.close()

    def decode(self, photo: bytes) -> bytes | None:
        """Return a JPEG or JPEG 2000 as a PNG of at most 480 by 640 pixels, or nothing.

        It is nothing where the photograph is too large, is no image of these kinds, or cannot be
        decoded within the limits.
        """
        if not 0 < len(photo) <= LARGEST_PHOTO:
            return None
        try:
            png = self._asked(photo)
        except OSError:
            self.close()
            return None
        return png if png.startswith(PNG_START) else None

    def close(self) -> None:
        """End the process, and what it is decoding; the next photograph starts another."""
        process, line, self._process, self._line = self._process, self._line, None, None
        if line is not None:
            line.close()
        if process is not None:
            with suppress(ProcessLookupError):
                os.killpg(process.pid, signal.SIGKILL)
            process.wait()

    def _asked(self, photo: bytes) -> bytes:
        line = self._line or self._started()
        line.sendall(LENGTH.pack(len(photo)) + photo)
        (length,) = LENGTH.unpack(_received(line, LENGTH.size))
        if length > LARGEST_PNG:
            raise OSError("an image that is too large")
        return _received(line, length)

    def _started(self) -> socket.socket:
        line, theirs = socket.socketpair()
        line.settimeout(LIMIT_S)
        with theirs:
            self._process = subprocess.Popen(  # noqa: S603 - our own program, no shell
                [sys.executable, "-I", str(DECODER)],
                stdin=theirs.fileno(),
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
                env={},
                start_new_session=True,
            )
        self._line = line
        return line


def _received(line: socket.socket, length: int) -> bytes:
    """Return so many bytes; raises `OSError` where they do not come."""
    received = bytearray()
    while len(received) < length:
        part = line.recv(length - len(received))
        if not part:
            raise OSError("the decoder has ended")
        received += part
    return bytes(received)
