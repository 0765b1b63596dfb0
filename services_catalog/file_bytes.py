"""Reads the bytes of one file of definitions, whatever its length claims to be."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from services_catalog.problems import ProblemKind, Report

if TYPE_CHECKING:
    from io import FileIO
    from pathlib import Path

LARGEST_FILE = 1_000_000


def bytes_of(file: Path | str, report: Report) -> bytes | None:
    """Return what a file holds, or nothing where it cannot be read; `report` then says why.

    Of a file that is too long no more is read than shows it.
    """
    try:
        with open(file, "rb", buffering=0) as opened:  # noqa: PTH123 - half the time of Path.open
            size = os.fstat(opened.fileno()).st_size
            written = _read(opened, size) if size <= LARGEST_FILE else b""
    except OSError as mistake:
        report.add(ProblemKind.UNREADABLE, (), f"the file cannot be read: {mistake.strerror}")
        return None
    if max(size, len(written)) > LARGEST_FILE:
        wrong = f"the file has {size:,} bytes"
        report.add(ProblemKind.TOO_LARGE, (), wrong, allowed=f"at most {LARGEST_FILE:,}")
        return None
    return written


def _read(opened: FileIO, size: int) -> bytes:
    """Return what an open file holds: nearly always as much as it says, so no more room is made."""
    written = opened.read(size + 1)
    return written if len(written) <= size else written + opened.read(LARGEST_FILE - size)
