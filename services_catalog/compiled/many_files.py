"""Reads many definitions quickly: by two processes, where this one can be doubled without danger.

A process with one thread is doubled by `fork` at no cost: the child reads every other file and
sends what it found through a pipe. With more threads (the desk) a child could inherit a lock that
nobody would ever open, so everything is read here. Whatever happens to the child, the files it was
to read are then read here too.
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn, TypeVar

import msgspec

from services_catalog.circumstances import Definition
from services_catalog.compiled.quick_reading import QuickReader
from services_catalog.definition import Service
from services_catalog.problems import Report
from services_catalog.yaml_tree import bytes_of

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    Answering = Callable[[int, Sequence[Path]], NoReturn]

WORTH_DOUBLING = 200
"""Files; with fewer the child's own work and its answer take longer than it saves."""

Defined = TypeVar("Defined", bound=Definition)
Found = list[Service | None]

_THREADS = Path("/proc/self/task")
_ANSWER = msgspec.msgpack.Decoder(Found)


def sound_definitions(files: Sequence[Path], type_: type[Defined]) -> list[Defined | None]:
    """Return the definition in each file, nothing for one that is not sound beyond doubt."""
    reader = QuickReader()
    written = (bytes_of(file, Report(str(file))) for file in files)
    return [reader.read(each, type_) if each is not None else None for each in written]


def sound_services(files: Sequence[Path]) -> Found:
    """Return the service in each file, nothing for one that is not sound beyond doubt."""
    if len(files) >= WORTH_DOUBLING and has_one_thread():
        return read_in_two(files)
    return sound_definitions(files, Service)


def has_one_thread() -> bool:
    """Say whether this is so of the process as the system sees it, libraries' threads included."""
    try:
        return len(list(_THREADS.iterdir())) == 1
    except OSError:
        return False


def read_in_two(files: Sequence[Path], answer: Answering | None = None) -> Found:
    """Return the service in each file, every other one read by a child of this process.

    `answer` is what the child does, given the pipe to write to and its files.
    """
    mine, others = files[::2], files[1::2]
    ours, theirs = os.pipe()
    child = os.fork()
    if not child:
        (answer or send)(theirs, others)
    os.close(theirs)
    try:
        found: Found = [None] * len(files)
        found[::2] = sound_definitions(mine, Service)
        with open(ours, "rb", closefd=False) as pipe:
            whole = pipe.read()
    finally:
        os.close(ours)
        os.waitpid(child, 0)
    found[1::2] = _found_in(whole, len(others)) or sound_definitions(others, Service)
    return found


def send(pipe: int, files: Sequence[Path]) -> NoReturn:
    """Send what the files hold, and end without a word: the parent does over what fails."""
    try:
        packed = memoryview(msgspec.msgpack.encode(sound_definitions(files, Service)))
        while packed:
            packed = packed[os.write(pipe, packed) :]
    finally:
        os._exit(0)


def _found_in(answer: bytes, number: int) -> Found | None:
    """Return what the child found, nothing where its answer is not whole."""
    try:
        found = _ANSWER.decode(answer)
    except msgspec.DecodeError:
        return None
    return found if len(found) == number else None
