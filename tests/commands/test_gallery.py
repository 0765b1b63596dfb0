"""`citizenspot gallery` draws what it is asked for, and ends well."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from PySide6.QtGui import QImage

PICTURES = (
    "nobody-ar-normal-1024x768",
    "email-keyboard-uk-largest-1024x768",
    "desk-goodbye-en-1024x768",
    "controls-largest",
)


def test_a_page_is_drawn_in_the_theme_and_language_that_is_asked_for(tmp_path: Path) -> None:
    program = str(Path(sys.executable).with_name("citizenspot"))
    command = [program, "gallery", "--out", str(tmp_path)]
    narrowed = [part for name in PICTURES for part in ("--only", name)]
    command += [*narrowed, "--theme", "high-contrast"]
    done = subprocess.run(command, check=False, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    assert not done.stderr
    drawn = {file.stem: file for file in (tmp_path / "high-contrast").glob("*.png")}
    assert sorted(drawn) == sorted(PICTURES)
    for name in PICTURES[:3]:
        assert QImage(str(drawn[name])).size().toTuple() == (1024, 768)
