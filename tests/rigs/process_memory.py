"""Looks into the memory of another process, for what should not stand there."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

WRITABLE = re.compile(r"^([0-9a-f]+)-([0-9a-f]+) rw")


def places_of(patterns: list[bytes], process: int) -> list[str]:
    """Return where in the writable memory of a process any of the patterns stands."""
    found = []
    try:
        with Path(f"/proc/{process}/mem").open("rb", buffering=0) as memory:
            for line in Path(f"/proc/{process}/maps").read_text().splitlines():
                region = WRITABLE.match(line)
                if region is None:
                    continue
                start, end = (int(place, 16) for place in region.groups())
                memory.seek(start)
                try:
                    content = memory.read(end - start)
                except OSError:
                    continue  # the kernel's own pages
                if any(pattern in content for pattern in patterns):
                    found.append(line)
    except PermissionError:
        pytest.skip("this system lets nobody read another process's memory")
    return found


def encodings(pin: str) -> list[bytes]:
    """Return a PIN as it might stand in memory: in letters of one and of two bytes, and packed."""
    return [pin.encode(), pin.encode("utf-16-le"), pin.encode("utf-32-le"), bytes.fromhex(pin)]
