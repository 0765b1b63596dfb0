"""A process that reads definitions for another one, from the last file back.

Its input names the files (a msgpack list). For each it writes the length of what follows and the
service in msgpack, or a length of nought where the file is not sound beyond doubt. It is ended by
who began it, or by there being nobody to read its answer.
"""

from __future__ import annotations

import sys
from contextlib import suppress
from typing import IO

import msgspec

from services_catalog.compiled.many_files import sound_services

LENGTH = 4
"""Bytes that say how long an answer is, the highest first."""


def main(names: IO[bytes], answers: IO[bytes]) -> None:
    """Answer for every file, each as soon as it is read."""
    files = msgspec.msgpack.decode(names.read(), type=list[str])
    for service in sound_services(reversed(files)):
        packed = service.whole if service else b""
        answers.write(len(packed).to_bytes(LENGTH, "big") + packed)
        answers.flush()


def run() -> None:
    """Answer on the standard output for what the standard input names."""
    with suppress(BrokenPipeError):
        main(sys.stdin.buffer, sys.stdout.buffer)
