"""Qt's libraries are linked beside what Python loads, and PySide finds them there."""

from __future__ import annotations

import os
import subprocess
import sys

STORY = """
import sys
from pathlib import Path
from ui.libraries_ahead import link_ahead

def linked():
    maps = Path("/proc/self/maps").read_text()
    return {Path(line.split()[-1]).name for line in maps.splitlines() if ".so" in line}

link_ahead().join()
ahead = linked()
assert "PySide6" not in sys.modules
from PySide6.QtWidgets import QApplication, QLabel
application = QApplication([])
QLabel("shown").show()
print(*ahead)
print(*(linked() - ahead))
"""


def libraries(platform: str) -> tuple[set[str], set[str]]:
    """Return what is linked ahead of PySide, and what a window then links besides."""
    done = subprocess.run(
        [sys.executable, "-c", STORY],
        env=os.environ | {"QT_QPA_PLATFORM": platform},
        capture_output=True,
        text=True,
        check=True,
    )
    ahead, after = done.stdout.splitlines()
    return set(ahead.split()), set(after.split())


def test_a_window_needs_no_library_of_qt_besides() -> None:
    ahead, after = libraries("offscreen")

    assert {"libQt6Widgets.so.6", "QtWidgets.abi3.so", "libqoffscreen.so"} <= ahead
    assert not {name for name in after if "Qt" in name}


def test_what_is_not_there_is_left_to_qt_to_tell_of() -> None:
    ahead, after = libraries("nowhere;offscreen")

    assert "libqoffscreen.so" not in ahead
    assert "libqoffscreen.so" in after
