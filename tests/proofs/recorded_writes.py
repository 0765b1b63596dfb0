"""What a program did to its files, as strace saw it: every write, sync and word, in order.

strace records in the kernel, whatever library a program writes through, and needs no library of
ours to be loaded into it (an LD_PRELOAD recorder sees only what goes through the C library).
"""

from __future__ import annotations

import re
import subprocess
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

CALLS = "pwrite64,write,fsync,fdatasync,ftruncate,lseek,openat,unlink,rename"
LONGEST = 1 << 18

_CALL = re.compile(r"^\d+ +(\w+)\((.*)\) += (-?\d+)", re.DOTALL)
_FILE = re.compile(r"^(\d+)<([^>]*)>(?:, )?(.*)$", re.DOTALL)
_TEXT = re.compile(r'^"((?:\\x[0-9a-f]{2})*)"(\.\.\.)?(?:, )?(.*)$', re.DOTALL)


@dataclass(frozen=True)
class Write:
    """Bytes that were given to the system for a place of a file."""

    file: str
    offset: int
    content: bytes


@dataclass(frozen=True)
class Truncate:
    """A file got another length."""

    file: str
    length: int


@dataclass(frozen=True)
class Sync:
    """All that was written to a file before is on the disk."""

    file: str


@dataclass(frozen=True)
class Said:
    """The program said this on its standard output."""

    line: str


Step = Write | Truncate | Sync | Said


def recorded(command: Sequence[str], trace: Path) -> list[Step]:
    """Run a program to its end, and return what it did to the files it wrote to."""
    watched = ["strace", "-f", "-y", "-xx", "-s", str(LONGEST), "-e", f"trace={CALLS}"]
    subprocess.run(
        [*watched, "-o", str(trace), *command], check=True, stdout=subprocess.PIPE, timeout=600
    )
    with trace.open(encoding="ascii") as lines:
        return list(steps(lines))


def steps(lines: Iterator[str] | Sequence[str]) -> Iterator[Step]:
    """Yield what the lines of strace tell of."""
    at: dict[int, int] = {}
    for line in lines:
        call = _CALL.match(line)
        if call is None or int(call[3]) < 0:
            continue
        name, arguments, result = call[1], call[2], int(call[3])
        if name == "openat":
            at[result] = 0
            continue
        if (named := _FILE.match(arguments)) is None:
            continue
        descriptor, file, rest = int(named[1]), _decoded(named[2]).decode(), named[3]
        if name == "lseek":
            at[descriptor] = result
        elif name == "write" and descriptor == 1:
            yield from (Said(said) for said in _text(rest, result)[0].decode().splitlines())
        elif name == "write":
            content, _ = _text(rest, result)
            yield Write(file, at.get(descriptor, 0), content)
            at[descriptor] = at.get(descriptor, 0) + result
        elif name == "pwrite64":
            content, offset = _text(rest, result)
            yield Write(file, int(offset.rsplit(", ", 1)[-1]), content)
        elif name == "ftruncate":
            yield Truncate(file, int(rest))
        else:
            yield Sync(file)


def _text(arguments: str, length: int) -> tuple[bytes, str]:
    """Return the bytes of a write, and what stands after them."""
    found = _TEXT.match(arguments)
    assert found, arguments[:80]
    content = _decoded(found[1])
    if found[2]:
        # strace shows the beginning of what is longer; only zeros are ever that long.
        assert not any(content), "a long write that is not of zeros"
    return content.ljust(length, b"\0")[:length], found[3]


def _decoded(text: str) -> bytes:
    return bytes.fromhex(text.replace("\\x", ""))
