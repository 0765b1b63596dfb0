"""Keeps the tests away from the developer's own journal, settings, keyring and screens."""

import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

# Each of these would lead a test to something of the person who runs it.
_LEADS_OUT = (
    "CITIZENSPOT_CONFIG",
    "DBUS_SESSION_BUS_ADDRESS",
    "DISPLAY",
    "WAYLAND_DISPLAY",
    "XAUTHORITY",
)
_FOLDERS = ("XDG_STATE_HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_RUNTIME_DIR")


@contextmanager
def own_world() -> Iterator[Path]:
    """Give this process fresh XDG folders and no display, and put its environment back after.

    Qt draws offscreen here; a rig that wants real screens sets `DISPLAY` and
    `QT_QPA_PLATFORM` for the processes it starts.
    """
    kept = dict(os.environ)
    home = Path(tempfile.mkdtemp(prefix="citizenspot-tests-"))
    for name in _LEADS_OUT:
        os.environ.pop(name, None)
    for name in _FOLDERS:
        folder = home / name.lower()
        folder.mkdir(mode=0o700)
        os.environ[name] = str(folder)
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    try:
        yield home
    finally:
        os.environ.clear()
        os.environ.update(kept)
        shutil.rmtree(home, ignore_errors=True)
