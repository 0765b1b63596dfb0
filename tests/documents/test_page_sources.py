"""Scanners and cameras: one contract for the played one and the real one, and every bad state."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from citizenspot.documents.decoded import sheets_in
from citizenspot.documents.sane_scanner import SaneScanner
from citizenspot.documents.sources import PageSource
from citizenspot.documents.trouble import Trouble
from citizenspot.documents.video_camera import VideoCamera
from tests.documents.papers import picture, programs
from training.papers.played_scanner import PlayedScanner

SANE = pytest.mark.skipif(shutil.which("scanimage") is None, reason="sane-utils is not installed")


def sane(*options: str, device: str = "test:0", limit_s: float = 60.0) -> SaneScanner:
    return SaneScanner(device, options, programs(), limit_s)


def program_in(folder: Path, name: str, script: str) -> str:
    """Write a program that stands in for a device's own; return the path it is found by."""
    file = folder / name
    file.write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
    file.chmod(0o700)
    return f"{folder}:/usr/bin:/bin"


@pytest.fixture
def camera(tmp_path: Path) -> VideoCamera:
    (tmp_path / "frame").write_bytes(picture(kind="JPEG"))
    path = program_in(tmp_path, "v4l2-ctl", f'cat "{tmp_path}/frame"')
    return VideoCamera("/dev/video0", programs(path))


def played() -> PageSource:
    return PlayedScanner()


def scanned_by_sane() -> PageSource:
    return sane("--resolution=50", "--mode=Color", "--test-picture=Color pattern")


@pytest.mark.parametrize(
    "source", [played, pytest.param(scanned_by_sane, marks=[pytest.mark.real, SANE])]
)
def test_a_scanner_gives_a_page_each_time_it_is_asked(source: Callable[[], PageSource]) -> None:
    scanner = source()
    for _ in range(2):
        page = scanner.take()
        assert isinstance(page, bytes)
        sheets = sheets_in(page, programs())
        assert not isinstance(sheets, Trouble)
        assert len(sheets) == 1
    scanner.stop()


def test_a_camera_gives_a_picture_as_a_scanner_gives_a_page(camera: VideoCamera) -> None:
    page = camera.take()
    assert isinstance(page, bytes)
    assert not isinstance(sheets_in(page, programs()), Trouble)
    camera.stop()


@SANE
@pytest.mark.real
@pytest.mark.parametrize(
    ("status", "trouble"),
    [
        ("JAMMED", Trouble.JAMMED),
        ("COVER_OPEN", Trouble.COVER_OPEN),
        ("DEVICE_BUSY", Trouble.BUSY),
        ("NO_DOCS", Trouble.FEEDER_EMPTY),
    ],
)
def test_a_scanner_says_what_keeps_the_page(status: str, trouble: Trouble) -> None:
    assert sane(f"--read-return-value=SANE_STATUS_{status}").take() is trouble


@SANE
@pytest.mark.real
def test_a_scanner_that_is_not_there_says_so() -> None:
    assert sane(device="nosuch:0").take() is Trouble.NO_SCANNER


def test_a_desk_without_the_programs_has_no_scanner_and_no_camera(tmp_path: Path) -> None:
    nothing = programs(str(tmp_path))
    assert SaneScanner("test:0", (), nothing).take() is Trouble.NO_SCANNER
    assert VideoCamera("/dev/video0", nothing).take() is Trouble.NO_CAMERA


@pytest.mark.parametrize(
    ("script", "trouble"),
    [
        ('echo "scanimage: sane_read: Error during device I/O" >&2; exit 9', Trouble.LOST),
        ('echo "scanimage: sane_read: Invalid argument" >&2; exit 1', Trouble.LOST),
        ('echo "scanimage: open of device x failed: Device busy" >&2; exit 1', Trouble.BUSY),
        ('echo "scanimage: no SANE devices found" >&2; exit 1', Trouble.NO_SCANNER),
        ("exit 0", Trouble.LOST),
        ("kill -9 $$", Trouble.LOST),
        ("exec sleep 600", Trouble.LOST),
    ],
)
def test_a_scanner_that_is_lost_in_a_page_gives_none(
    tmp_path: Path, script: str, trouble: Trouble
) -> None:
    path = program_in(tmp_path, "scanimage", script)
    limit_s = 0.2 if "sleep" in script else 60.0
    assert SaneScanner("x", (), programs(path), limit_s).take() is trouble


@pytest.mark.parametrize(
    ("script", "trouble"),
    [
        ('echo "VIDIOC_STREAMON: Device or resource busy" >&2; exit 1', Trouble.CAMERA_BUSY),
        ('echo "Cannot open device /dev/video0, exiting." >&2; exit 1', Trouble.NO_CAMERA),
        ("exit 0", Trouble.NO_CAMERA),
    ],
)
def test_a_camera_says_what_keeps_the_picture(
    tmp_path: Path, script: str, trouble: Trouble
) -> None:
    path = program_in(tmp_path, "v4l2-ctl", script)
    assert VideoCamera("/dev/video0", programs(path)).take() is trouble
