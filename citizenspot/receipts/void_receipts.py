"""The receipts that are void: a list beside the keys, for who checks one without the journal.

It names numbers and nobody. The journal has who made a receipt void, when and why; this list is
made from it and proves nothing by itself.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from datetime import datetime
from pathlib import Path

import msgspec

FILE = "void.jsonl"
"""Beside the receipts of a world."""

_LARGEST = 10_000_000


class VoidReceipt(msgspec.Struct, frozen=True):
    """A receipt that counts no more; `key` is the id of the key that signed it, in hexadecimal."""

    number: str
    key: str
    at: datetime
    reason: str


def note_void(void: VoidReceipt, folder: Path) -> None:
    """Add a receipt to the list of a folder, durably; one that is in it stays as it is.

    Raises:
        OSError: the disk is full, or cannot be written.
    """
    if any((each.number, each.key) == (void.number, void.key) for each in void_receipts(folder)):
        return
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    file = os.open(folder / FILE, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
    try:
        # Begins with a line's end: a line that a power cut left half written stays alone.
        os.write(file, b"\n" + msgspec.json.encode(void) + b"\n")
        os.fsync(file)
    finally:
        os.close(file)


def void_receipts(folder: Path) -> Iterator[VoidReceipt]:
    """Yield the void receipts of a folder; lines that are damaged are passed over."""
    try:
        with (folder / FILE).open("rb") as stream:
            lines = stream.read(_LARGEST).splitlines()
    except FileNotFoundError:
        return
    for line in filter(None, lines):
        try:
            yield msgspec.json.decode(line, type=VoidReceipt)
        except (ValueError, RecursionError):
            continue


def found_void(voids: Iterable[VoidReceipt], number: str, key: str) -> VoidReceipt | None:
    """Return what is known of a receipt being void, by its number and its key."""
    return next((each for each in voids if (each.number, each.key) == (number, key)), None)
