"""Reads many definitions quickly: by two processes, where there are two processors to do it.

The second is a command of its own, never a copy of this process: a copy of one with threads (the
desk) could inherit a lock that nobody would ever open. This process reads from the first file on,
the other from the last one back, and where they meet everything is read. So it does not matter how
fast the other is, whether it comes at all, or what becomes of it.
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, TypeVar

from services_catalog.circumstances import Definition
from services_catalog.compiled.packed_services import Packed
from services_catalog.compiled.quick_reading import QuickReader
from services_catalog.definition import Provider, Service
from services_catalog.file_bytes import bytes_of
from services_catalog.problems import Report
from services_catalog.references import File

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from services_catalog.compiled.second_process import News

WORTH_A_SECOND = 400
"""Files; with fewer a second process has hardly begun when this one is done."""

EACH = 10
"""Files that are read before this process asks again how far the other has come."""

Defined = TypeVar("Defined", bound=Definition)
Found = list[Packed | None]


def sound_files(names: Sequence[str], type_: type[Definition]) -> Iterator[File | None]:
    """Give each file with its definition, nothing for one that is not sound beyond doubt."""
    if type_ is Service:
        for name, packed in zip(names, shared_out(names), strict=True):
            yield packed.as_file(name) if packed else None
        return
    for name, provider in zip(names, sound_definitions(names, Provider), strict=True):
        yield File(Report(name), provider.id, definition=provider) if provider else None


def sound_definitions(files: Iterable[str], type_: type[Defined]) -> Iterator[Defined | None]:
    """Give the definition in each file, nothing for one that is not sound beyond doubt."""
    reader = QuickReader()
    for file in files:
        written = bytes_of(file, Report(file))
        yield reader.read(written, type_) if written is not None else None


def sound_services(files: Iterable[str]) -> Iterator[Packed | None]:
    """Give the service in each file packed, nothing for one that is not sound beyond doubt."""
    for service in sound_definitions(files, Service):
        yield Packed.of(service) if service else None


def shared_out(files: Sequence[str]) -> Found:
    """Return the service in each file, read by two processes where that is worth it."""
    if len(files) < WORTH_A_SECOND or len(os.sched_getaffinity(0)) == 1:
        return list(sound_services(files))
    from services_catalog.compiled.second_process import (  # noqa: PLC0415 - where there is one
        second_process,
    )

    with second_process(files) as news:
        return read_until_met(files, news)


def read_until_met(files: Sequence[str], news: News) -> Found:
    """Return the service in each file, read from the first on until what comes meets it.

    `news` gives what has come since it was last asked, from the last file back.
    """
    found: Found = [None] * len(files)
    still = len(files)
    for position, service in enumerate(sound_services(files)):
        found[position] = service
        if position % EACH == 0 or position + EACH >= still:
            for other in news():
                still -= 1
                found[still] = other
        if position + 1 >= still:
            break
    return found
