"""Ten journeys through screen 1 by AT-SPI on a real X display, as a screen reader goes them.

EN 301 549 V3.2.1 §11.5. Screen 2 is not among them: it lets no accessibility bus in and speaks for
itself (docs/architecture.md, "Reading aloud").
"""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from kiosk_config.virtual_display import virtual_display
from tests.journeys.screen_reader.journeys import JOURNEYS
from tests.journeys.screen_reader.session import SYSTEM_PYTHON

REPOSITORY = Path(__file__).resolve().parents[2]
LIMIT_S = 150

pytestmark = [pytest.mark.real, pytest.mark.timeout(LIMIT_S + 30)]


@pytest.fixture(scope="module")
def problems() -> dict[str, str]:
    """Return what went wrong in each journey, after all of them were gone in one session."""
    if shutil.which("dbus-run-session") is None or not has_atspi():
        pytest.skip("dbus, at-spi2-core, python3-gi or gir1.2-atspi-2.0 is not installed")
    with virtual_display() as display:
        environment = os.environ | {
            "DISPLAY": display.name,
            "QT_QPA_PLATFORM": "xcb",
            # Without it Qt opens the bridge only when a screen reader has announced itself.
            "QT_LINUX_ACCESSIBILITY_ALWAYS_ON": "1",
        }
        session = [sys.executable, "-X", "faulthandler"]
        done = subprocess.run(
            ["dbus-run-session", "--", *session, "-m", "tests.journeys.screen_reader.session"],
            cwd=REPOSITORY,
            env=environment,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            timeout=LIMIT_S,
            check=False,
        )
    assert done.returncode == 0, done.stderr[-4000:]
    found: dict[str, str] = json.loads(done.stdout.splitlines()[-1])
    assert "problem" not in found, found
    return found


def has_atspi() -> bool:
    probe = "import gi; gi.require_version('Atspi', '2.0')"
    done = subprocess.run([SYSTEM_PYTHON, "-c", probe], capture_output=True, check=False)
    return done.returncode == 0


def test_there_are_ten_journeys() -> None:
    assert len(JOURNEYS) == 10


@pytest.mark.parametrize("journey", [journey.__name__ for journey in JOURNEYS])
def test_a_screen_reader_goes_the_journey(journey: str, problems: dict[str, str]) -> None:
    assert problems[journey] == ""
