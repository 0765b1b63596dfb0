"""`citizenspot start` where it cannot: said in words to who typed it."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

DISPLAYS = {"DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"}


def started(settings: Path, *options: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """Start the program with settings of its own and no display but those given."""
    kept = {name: value for name, value in os.environ.items() if name not in DISPLAYS}
    return subprocess.run(
        [sys.executable, "-m", "citizenspot", "start", *options],
        env=kept | {"CITIZENSPOT_CONFIG": str(settings)} | environment,
        capture_output=True,
        text=True,
        check=False,
    )


def test_without_a_display_it_says_so_and_what_to_type(tmp_path: Path) -> None:
    (tmp_path / "workstation.toml").touch()

    refused = started(tmp_path / "workstation.toml", "--practice")

    assert refused.returncode == 2
    assert "export DISPLAY=:0" in refused.stderr
    assert "qt" not in refused.stderr.lower()


def test_settings_that_are_wrong_are_named_with_what_is_allowed(tmp_path: Path) -> None:
    settings = tmp_path / "workstation.toml"
    settings.write_text('mode = "liv"', encoding="utf-8")

    refused = started(settings, QT_QPA_PLATFORM="offscreen")

    assert refused.returncode == 2
    assert refused.stderr == f'{settings}: mode: cannot be "liv"; allowed: "live", "practice"\n'
