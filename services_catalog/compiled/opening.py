"""Opens a folder of definitions by its compiled form, which is made anew when anything changed."""

from __future__ import annotations

import gc
import hashlib
import os
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from services_catalog.compiled.compiled_file import open_compiled, write_compiled
from services_catalog.definition_files import definition_file_names

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from services_catalog.catalogue import Catalogue

FILE = "catalogue.compiled"


def open_catalogue(folder: Path, kept_in: Path) -> Catalogue:
    """Return the catalogue of a folder, by its compiled form below `kept_in` where that is current.

    Where it cannot be kept (a full or read-only disk) the catalogue is as good, only slower.
    """
    files = definition_file_names(folder)
    made_from = fingerprint(files)
    name = hashlib.sha256(str(folder.resolve()).encode()).hexdigest()[:12]
    file = kept_in / f"{name}-{FILE}"
    there = open_compiled(file, made_from)
    if there is not None:
        return there
    from services_catalog.loading import load  # noqa: PLC0415 - loads two readers of YAML

    with _no_collecting():
        catalogue = load(folder, quickly=True, files=files)
    try:
        write_compiled(file, catalogue, made_from)
    except OSError:
        return catalogue
    return open_compiled(file, made_from) or catalogue


@contextmanager
def _no_collecting() -> Iterator[None]:
    """Keep the collector of circles from going through the growing catalogue again and again.

    Everything that is read is kept, so there is nothing to collect: a tenth of the time.
    """
    was_collecting = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_collecting:
            gc.enable()


def fingerprint(files: Iterable[str]) -> str:
    """Return what stands for the definitions as they are and for the program that reads them."""
    states = "".join(_state(file) for file in files)
    return hashlib.sha256((_program() + states).encode(errors="surrogateescape")).hexdigest()


def _state(file: str) -> str:
    """Return what a file is called, and what of it changes when it is written to."""
    state = os.stat(file)  # noqa: PTH116 - a path takes half as long again
    return f"{file}\0{state.st_size}\0{state.st_mtime_ns}\0"


@cache
def _program() -> str:
    """Return what stands for this room's code: a definition is judged by all of it."""
    digest = hashlib.sha256()
    room = Path(__file__).parents[1]
    for file in sorted(room.rglob("*.py")):
        state = file.stat()
        digest.update(f"{file.relative_to(room)}\0{state.st_size}\0{state.st_mtime_ns}\0".encode())
    return digest.hexdigest()
