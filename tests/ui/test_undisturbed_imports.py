"""PySide would take part in every import; a start and a workstation's memory feel it."""

from __future__ import annotations

import subprocess
import sys

import pytest
from PySide6.QtCore import QObject

from ui.undisturbed_imports import leave_imports_alone

CACHED = """
from ui.undisturbed_imports import leave_imports_alone
leave_imports_alone()
import {module}, linecache
print(*(name for name in linecache.cache if "citizenspot" in name or "/ui/" in name))
"""

TAKES_PART = """
import sys
{load}
of_pyside = set()
sys.setprofile(lambda frame, what, _: of_pyside.add(frame.f_code.co_filename))
import json
sys.setprofile(None)
print(*(name for name in of_pyside if name.startswith("shibokensupport")))
"""
PLAINLY = "import PySide6"
ALONE = "from ui.undisturbed_imports import leave_imports_alone; leave_imports_alone()"


@pytest.mark.parametrize("module", ["ui.program", "ui.citizen.screen_process"])
def test_no_source_is_read_to_import_a_screen(module: str) -> None:
    assert told_by(CACHED.format(module=module)) == []


def test_pyside_takes_no_part_in_imports_unless_it_is_loaded_plainly() -> None:
    assert told_by(TAKES_PART.format(load=ALONE)) == []
    assert told_by(TAKES_PART.format(load=PLAINLY)) != []


def test_qt_is_spelled_as_qt_spells_it() -> None:
    leave_imports_alone()
    named = QObject()
    named.setObjectName("kept")

    assert named.objectName() == "kept"
    assert not hasattr(named, "set_object_name")


def told_by(story: str) -> list[str]:
    """Return the words that a process of its own prints."""
    program = [sys.executable, "-c", story]
    return subprocess.run(program, capture_output=True, text=True, check=True).stdout.split()
