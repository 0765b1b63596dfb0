"""The virtual display: it starts, ends with its block, and says why where it cannot."""

import shutil
from pathlib import Path

import pytest
from PIL import Image

from kiosk_config.virtual_display import DisplayError, virtual_display, x_server

needs_xvfb = pytest.mark.skipif(shutil.which("Xvfb") is None, reason="Xvfb is not installed")


@pytest.mark.real
@needs_xvfb
def test_a_virtual_display_can_be_photographed(tmp_path: Path) -> None:
    with virtual_display(640, 480) as display:
        display.screenshot(tmp_path / "empty.png")
    with Image.open(tmp_path / "empty.png") as picture:
        assert picture.size == (640, 480)


@pytest.mark.real
@needs_xvfb
def test_two_displays_run_beside_each_other_and_end_with_their_blocks() -> None:
    with virtual_display(64, 64) as first, virtual_display(64, 64) as second:
        assert first.name != second.name
    for ended in (first, second):
        assert not Path(f"/tmp/.X11-unix/X{ended.name[1:]}").exists()  # noqa: S108 - X's own place


def test_a_missing_program_is_named() -> None:
    with pytest.raises(DisplayError, match="no-such-server cannot be started: No such file"):
        x_server(["no-such-server"]).__enter__()


def test_a_server_that_ends_at_once_is_quoted() -> None:
    with pytest.raises(DisplayError, match="did not start: I have no memory"):
        x_server(["sh", "-c", "echo I have no memory >&2; exit 1"]).__enter__()
