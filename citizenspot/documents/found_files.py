"""The files that can be opened: on sticks, and where downloads go; the newest first."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from pathlib import Path

_ENDINGS = (".pdf", ".jpg", ".jpeg", ".png")
_DEEP = 4
"""`/media/USER/STICK/FOLDER/FILE`; what lies deeper is moved up by who knows the stick."""

_MOST_LOOKED_AT = 4000
MOST_SHOWN = 9


def found_files(folders: Sequence[Path]) -> tuple[Path, ...]:
    """Return the newest files of the kinds that are taken, in and under some folders."""
    found: list[tuple[float, Path]] = []
    for number, entry in enumerate(_under(folders, _DEEP)):
        if number >= _MOST_LOOKED_AT:
            break
        changed = _changed(entry)
        if changed is not None:
            found.append((changed, Path(entry.path)))
    newest = sorted(found, key=lambda each: (-each[0], each[1]))
    return tuple(path for _, path in newest[:MOST_SHOWN])


def _under(folders: Sequence[Path], deep: int) -> Iterator[os.DirEntry[str]]:
    """Yield what lies in folders, nearer things first; what cannot be read is passed over."""
    inside: list[Path] = []
    for folder in folders:
        try:
            with os.scandir(folder) as entries:
                for entry in entries:
                    yield entry
                    if entry.is_dir(follow_symlinks=False) and not entry.name.startswith("."):
                        inside.append(Path(entry.path))
        except OSError:
            continue
    if deep > 0 and inside:
        yield from _under(inside, deep - 1)


def _changed(entry: os.DirEntry[str]) -> float | None:
    """Return when a file that may be taken was last changed, nothing for anything else."""
    if entry.name.startswith(".") or not entry.name.lower().endswith(_ENDINGS):
        return None
    try:
        is_file = entry.is_file(follow_symlinks=False)
        return entry.stat(follow_symlinks=False).st_mtime if is_file else None
    except OSError:
        return None
