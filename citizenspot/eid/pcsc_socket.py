"""The Unix socket by which the client library of PC/SC speaks to pcscd.

The library keeps it to itself; it is found among this process's open files, by the name that pcscd
bound its end to. Where there is no /proc, nothing is found, and nothing is hung up.
"""

from __future__ import annotations

import os
import socket
from contextlib import suppress
from pathlib import Path

OPEN_FILES = Path("/proc/self/fd")
BOUND_TO = "pcscd.comm"

Sockets = frozenset[tuple[int, str]]
"""Descriptors, each with its inode: a number alone may be given to another file."""


def open_sockets() -> Sockets:
    """Return every socket this process has open at this moment."""
    found = set()
    for each in _open_files():
        with suppress(OSError):  # closed by another thread meanwhile
            target = str(each.readlink())
            if target.startswith("socket:"):
                found.add((int(each.name), target))
    return frozenset(found)


def service_line(among: Sockets) -> socket.socket | None:
    """Return a second handle on the socket that leads to pcscd, if it is the only one."""
    leading = [line for descriptor, _ in among if (line := _to_service(descriptor))]
    if len(leading) == 1:
        return leading[0]
    for line in leading:
        line.close()
    return None


def _open_files() -> list[Path]:
    try:
        return list(OPEN_FILES.iterdir())
    except FileNotFoundError:
        return []


def _to_service(descriptor: int) -> socket.socket | None:
    try:
        line = socket.socket(fileno=os.dup(descriptor))
    except OSError:  # closed by another thread meanwhile
        return None
    try:
        peer = line.getpeername()
    except OSError:  # a socket that listens, or is not connected yet
        peer = ""
    if isinstance(peer, str) and peer.endswith(BOUND_TO):
        return line
    line.close()
    return None
