"""Whose program listens at a port of this machine (`proc(5)`, /proc/net/tcp).

Any program can take AusweisApp's port. A PIN goes only to one that runs under our own user, or the
system's: what another user's runs there is not the AusweisApp that the citizen sees.
"""

from __future__ import annotations

import os
from pathlib import Path

TABLES = (Path("/proc/net/tcp"), Path("/proc/net/tcp6"))
LISTENING = "0A"
LOCAL, STATE, USER = 1, 3, 7
"""Columns of the table: the own address, the connection's state, and whose the socket is."""
SYSTEM = 0


def is_listened_at(port: int) -> bool:
    """Say whether somebody listens at the port; nothing is sent there."""
    return bool(_listeners(port))


def is_trusted_listener(port: int) -> bool:
    """Say whether somebody listens at the port, and only we or the system do."""
    users = _listeners(port)
    return bool(users) and users <= {os.getuid(), SYSTEM}


def _listeners(port: int) -> set[int]:
    return set().union(*(users_at(port, _text(table)) for table in TABLES))


def users_at(port: int, table: str) -> set[int]:
    """Return the users whose programs listen at a port, by the text of the system's table."""
    rows = (line.split() for line in table.splitlines()[1:])
    return {
        int(row[USER])
        for row in rows
        if row[STATE] == LISTENING and int(row[LOCAL].rpartition(":")[2], 16) == port
    }


def _text(table: Path) -> str:
    try:
        return table.read_text(encoding="ascii")
    except OSError:
        return ""
