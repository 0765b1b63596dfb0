"""Keeps PySide from taking part in every import that comes after its own.

To know which modules switch on one of its optional spellings (`from __feature__ import …`), PySide
6.11 puts two functions of its own around `__import__`, and reads the source of each module that is
imported anywhere in the process, which Python then keeps. Nothing here switches anything on: a
third of the time of all imports and some 20 MB of both processes are saved.
"""

from __future__ import annotations

import builtins

from ui.compiled_support import compiled_once


def leave_imports_alone() -> None:
    """Load PySide, and import as Python does; a PySide that does not mind imports is left alone."""
    with compiled_once():
        import PySide6  # noqa: F401, PLC0415 - it minds them from here
    pythons_own = getattr(builtins, "__orig_import__", None)
    if pythons_own is not None:
        vars(builtins)["__import__"] = pythons_own
