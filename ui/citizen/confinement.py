"""Gives up what screen 2 does not need before it shows anything: network, buses, core files.

The process has no key and no journal because it imports neither; this module takes away what the
system would otherwise leave it.
"""

from __future__ import annotations

import ctypes
import os
import resource
from collections.abc import MutableMapping
from contextlib import suppress
from pathlib import Path

_CLONE_NEWUSER = 0x1000_0000
_CLONE_NEWNET = 0x4000_0000
_KEPT = frozenset(
    {"DISPLAY", "HOME", "LANG", "LANGUAGE", "PATH", "TMPDIR", "TZ", "WAYLAND_DISPLAY", "XAUTHORITY"}
)
_KEPT_FAMILIES = ("FONTCONFIG_", "LC_", "PYTHON", "QT_", "XDG_RUNTIME_DIR", "XKB_")
_NO_BUS = "disabled:"
"""An address libdbus knows no transport for; a missing one would make it search for a bus."""

_X_SOCKETS = Path("/tmp/.X11-unix")  # noqa: S108 - where X servers listen, by convention


def keep_only_what_is_needed(environment: MutableMapping[str, str]) -> None:
    """Remove everything from an environment that showing a window does not need."""
    for name in list(environment):
        if name not in _KEPT and not name.startswith(_KEPT_FAMILIES):
            del environment[name]
    environment["DBUS_SESSION_BUS_ADDRESS"] = _NO_BUS
    environment["DBUS_SYSTEM_BUS_ADDRESS"] = _NO_BUS


def write_no_core_files() -> None:
    """Let no crash leave a file with what the citizen typed."""
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def leave_network(environment: MutableMapping[str, str]) -> bool:
    """Move this process where there is no network; return whether that was possible.

    To be called while the process has one thread. Without privileges this needs user namespaces
    (Debian 12 allows them). It is not done where it would cut off the X server: one that is
    reached over TCP, or listens on no socket file.
    """
    if not _display_survives(environment.get("DISPLAY", "")):
        return False
    user, group = os.geteuid(), os.getegid()
    libc = ctypes.CDLL(None, use_errno=True)
    if libc.unshare(_CLONE_NEWNET) == 0:
        return True
    if libc.unshare(_CLONE_NEWUSER | _CLONE_NEWNET) != 0:
        return False
    # Where a container forbids this, the numbers only look strange: files stay ours all the same.
    with suppress(PermissionError):
        _stay(user, group)
    return True


def _display_survives(display: str) -> bool:
    if not display:
        return True
    host, _, number = display.rpartition(":")
    return host in {"", "unix"} and (_X_SOCKETS / f"X{number.split('.')[0]}").exists()


def _stay(user: int, group: int) -> None:
    """Keep this user's and group's numbers within the new user namespace."""
    Path("/proc/self/setgroups").write_text("deny", encoding="ascii")
    Path("/proc/self/uid_map").write_text(f"{user} {user} 1", encoding="ascii")
    Path("/proc/self/gid_map").write_text(f"{group} {group} 1", encoding="ascii")
