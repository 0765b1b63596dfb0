"""Where a running practice town leaves its address, for trainers on the same machine."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


def usual_ready_file() -> Path:
    """Return the file of the town that runs for this user: `$XDG_RUNTIME_DIR/citizenspot/town`."""
    folder = os.environ.get("XDG_RUNTIME_DIR") or tempfile.gettempdir()
    return Path(folder) / "citizenspot" / "town"


@contextmanager
def announced(url: str, file: Path | None) -> Iterator[None]:
    """Keep the address in the file while the town runs; no file, no announcement."""
    if file is None:
        yield
        return
    _write(url, file)
    try:
        yield
    finally:
        # Another town may have taken the place since.
        if file.exists() and file.read_text() == url:
            file.unlink()


def _write(url: str, file: Path) -> None:
    file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    partial = file.with_name(f"{file.name}.{os.getpid()}")
    partial.write_text(url)
    partial.replace(file)
