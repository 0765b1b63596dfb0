"""The second process that helps to read many definitions, as the first sees it."""

from __future__ import annotations

import fcntl
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from typing import IO, TYPE_CHECKING, cast

import msgspec

from services_catalog.compiled import reading_process
from services_catalog.compiled.packed_services import Packed
from services_catalog.compiled.reading_process import LENGTH

if TYPE_CHECKING:
    from collections.abc import Sequence

News = Callable[[], "list[Packed | None]"]

_BEGIN = f"""
import gc, sys
gc.disable()
sys.path[:] = sys.argv[1:]
sys.modules["typing_extensions"] = None
import {reading_process.__name__} as reading
reading.run()
"""
"""The program of the second process, which has to be quick to begin.

It keeps nothing of what it reads, so there are no circles to look for, in its modules neither.
msgspec takes `typing_extensions` where it is, and `typing` of Python 3.11 has all that it wants of
it; the former brings `inspect`, which a fifth of the start goes to.
"""


def command() -> tuple[str, ...]:
    """Return what starts a process that judges by the very modules that this one has."""
    return (sys.executable, "-I", "-S", "-c", _BEGIN, *sys.path)


_ROOM = 1 << 20
"""Bytes that the pipe holds, the most an ordinary user's may: the other process need not wait."""

_MOST_AT_ONCE = 1 << 16


@contextmanager
def second_process(files: Sequence[str], started_by: Sequence[str] = ()) -> Iterator[News]:
    """Have files read from the last one back, and give what has come; end it in the end.

    Where no process can be started, nothing ever comes.
    """
    try:
        with _names(files) as names:
            process = subprocess.Popen(  # noqa: S603 - this program's own interpreter
                started_by or command(),
                stdin=names,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                bufsize=0,
            )
    except OSError:
        yield list
        return
    with process:
        try:
            yield _Answer(cast("IO[bytes]", process.stdout), len(files)).news
        finally:
            process.kill()


def _names(files: Sequence[str]) -> IO[bytes]:
    """Return a file in memory that names the files; a pipe would hold too few of them."""
    names = os.fdopen(os.memfd_create("definitions"), "w+b")
    names.write(msgspec.msgpack.encode(files))
    names.seek(0)
    return names


class _Answer:
    """What the other process says, taken as far as it has come, and never waited for."""

    def __init__(self, pipe: IO[bytes], number: int) -> None:
        """Take what comes through a pipe of a process that answers for so many files."""
        os.set_blocking(pipe.fileno(), False)
        with suppress(OSError):  # what all this user's pipes may hold is used up: it is as before
            fcntl.fcntl(pipe, fcntl.F_SETPIPE_SZ, _ROOM)
        self._pipe = pipe
        self._still = number
        self._begun = b""

    def news(self) -> list[Packed | None]:
        """Return the services that have come whole; after an answer that is none, nothing more."""
        found: list[Packed | None] = []
        try:
            for packed in self._whole_ones():
                self._still -= 1
                found.append(Packed.from_bytes(bytes(packed)) if packed else None)
        except msgspec.DecodeError:
            self._still = 0
        return found

    def _whole_ones(self) -> Iterator[memoryview]:
        """Give each service that has come whole, and keep the beginning of the next."""
        while self._still and (come := self._pipe.read(_MOST_AT_ONCE)):
            whole = memoryview(self._begun + come)
            at = 0
            while self._still and (end := _end_of(whole, at)) <= len(whole):
                yield whole[at + LENGTH : end]
                at = end
            self._begun = bytes(whole[at:])


def _end_of(whole: memoryview, at: int) -> int:
    """Return where a service's bytes end; beyond the whole where its length is not there yet."""
    begins = at + LENGTH
    length = int.from_bytes(whole[at:begins], "big")
    return begins + length if begins <= len(whole) else begins
