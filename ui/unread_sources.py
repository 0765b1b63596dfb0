"""Keeps PySide from reading the source text of every module that is imported after it.

To know which modules switch on one of its optional spellings (`from __feature__ import …`), PySide
6.11 reads the source of each module imported anywhere in the process, and Python keeps what was
read. Nothing here switches anything on, so the answer is known: a third of the time of all imports
and some 20 MB of both processes are saved.
"""

from __future__ import annotations

from ui.compiled_support import compiled_once


def leave_sources_unread() -> None:
    """Answer PySide's question for every module; a PySide that does not ask is left alone."""
    with compiled_once():
        import PySide6  # noqa: F401, PLC0415 - makes `shibokensupport` importable
    from shibokensupport import feature  # noqa: PLC0415 - see above

    if hasattr(feature, "_mod_uses_pyside"):
        feature._mod_uses_pyside = _may_use_pyside  # noqa: SLF001 - there is no public way


def _may_use_pyside(module: object) -> bool:
    """Return that a module may use PySide, with no optional spelling: what is always right."""
    del module
    return True
