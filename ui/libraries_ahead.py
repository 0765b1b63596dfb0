"""Links Qt's libraries into the process on a thread of its own, beside what Python loads meanwhile.

That needs nothing of Python, is a good part of importing PySide, and a start has a second core for
it. Whoever imports PySide then finds its libraries there.
"""

from __future__ import annotations

import ctypes
import os
import threading
from contextlib import suppress
from importlib.util import find_spec

_OF_PYSIDE = ("QtWidgets.abi3.so", "QtGui.abi3.so", "QtCore.abi3.so")
"""Each brings what it is linked with, Qt's own libraries among them."""
_FONTS = "libfontconfig.so.1"
_RTLD_NOW = 2
"""As Python itself loads an extension (`dlopen(3)`)."""


def link_ahead() -> threading.Thread:
    """Begin, and return the thread that does it; to be joined before a fork."""
    thread = threading.Thread(target=_link, name="libraries", daemon=False)
    thread.start()
    return thread


def _link() -> None:
    """Link PySide, the way to the display, and read which fonts there are.

    What is not there is left out: whoever needs it says so, in words of its own.
    """
    # Called as a function of C, for which Python's lock is let go; `ctypes.CDLL(path)` keeps it.
    dlopen = ctypes.CDLL(None).dlopen
    dlopen.restype = ctypes.c_void_p
    package = find_spec("PySide6")
    for folder in (package and package.submodule_search_locations) or ():
        for library in (*_OF_PYSIDE, f"Qt/plugins/platforms/libq{_platform()}.so"):
            dlopen(os.fsencode(f"{folder}/{library}"), _RTLD_NOW)
    with suppress(OSError):
        ctypes.CDLL(_FONTS).FcInit()


def _platform() -> str:
    usual = "wayland" if os.environ.get("WAYLAND_DISPLAY") else "xcb"
    return os.environ.get("QT_QPA_PLATFORM") or usual
