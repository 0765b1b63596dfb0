"""Searches folders for what a visit may have left in them, in names and in contents."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

LARGEST = 64 * 1024 * 1024
ENCODINGS = ("utf-8", "utf-16-le", "utf-16-be")


def traces(
    folder: Path,
    canaries: Sequence[str],
    since: float = 0.0,
    runs: Mapping[str, bytes] | None = None,
) -> list[str]:
    """Return the canaries found in files changed since a moment, in any usual encoding.

    `runs` are bytes by their name, such as a part of a picture, that are looked for as they are.
    """
    wanted = [(canary, canary.encode(coding)) for canary in canaries for coding in ENCODINGS]
    wanted += (runs or {}).items()
    return [
        f"{canary} in {file}"
        for file, content in _contents(files_in(folder), since)
        for canary, form in wanted
        if form in content
    ]


def files_in(folder: Path) -> Iterator[Path]:
    """Return every file of a folder and of those in it; what goes meanwhile is left out."""
    for inside, _, names in os.walk(folder):
        yield from (Path(inside) / name for name in names)


def _contents(files: Iterable[Path], since: float) -> Iterator[tuple[Path, bytes]]:
    """Return each file with its name and content; a file of another program may go meanwhile."""
    for file in files:
        try:
            found = file.lstat()
            is_new = stat.S_ISREG(found.st_mode) and found.st_mtime >= since
            if is_new and found.st_size <= LARGEST:
                yield file, str(file).encode() + file.read_bytes()
        except OSError:
            continue
