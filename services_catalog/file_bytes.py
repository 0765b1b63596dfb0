"""Reads the bytes of one file of definitions, whatever its length claims to be."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from services_catalog.problems import ProblemKind, Report

if TYPE_CHECKING:
    from pathlib import Path

LARGEST_FILE = 1_000_000


def bytes_of(file: Path | str, report: Report) -> bytes | None:
    """Return what a file holds, or nothing where it cannot be read; `report` then says why.

    Of a file that is too long no more is read than shows it.
    """
    try:
        opened = os.open(file, os.O_RDONLY | os.O_CLOEXEC)  # a third of the time of Path.open
        try:
            size = os.fstat(opened).st_size
            written = _read(opened, size) if size <= LARGEST_FILE else b""
        finally:
            os.close(opened)
    except OSError as mistake:
        report.add(ProblemKind.UNREADABLE, (), f"the file cannot be read: {mistake.strerror}")
        return None
    if max(size, len(written)) > LARGEST_FILE:
        wrong = f"the file has {size:,} bytes"
        report.add(ProblemKind.TOO_LARGE, (), wrong, allowed=f"at most {LARGEST_FILE:,}")
        return None
    return written


def _read(opened: int, size: int) -> bytes:
    """Return what an open file holds: nearly always as much as it says, so no more room is made."""
    written = os.read(opened, size + 1)
    return written if len(written) <= size else written + os.read(opened, LARGEST_FILE - size)
