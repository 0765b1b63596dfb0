"""PySide would read the source of every module; a start and a workstation's memory feel it."""

from __future__ import annotations

import subprocess
import sys

import pytest
from PySide6.QtCore import QObject

from ui.unread_sources import leave_sources_unread

CACHED = """
from ui.unread_sources import leave_sources_unread
leave_sources_unread()
import {module}, linecache
print(*(name for name in linecache.cache if "citizenspot" in name or "/ui/" in name))
"""


@pytest.mark.parametrize("module", ["ui.program", "ui.citizen.screen_process"])
def test_no_source_is_read_to_import_a_screen(module: str) -> None:
    told = subprocess.run(
        [sys.executable, "-c", CACHED.format(module=module)],
        capture_output=True,
        text=True,
        check=True,
    )

    assert told.stdout.split() == []


def test_qt_is_spelled_as_qt_spells_it() -> None:
    leave_sources_unread()
    named = QObject()
    named.setObjectName("kept")

    assert named.objectName() == "kept"
    assert not hasattr(named, "set_object_name")
