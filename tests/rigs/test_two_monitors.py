"""The rig of two monitors, proved with a program that watches them through Qt."""

import os
from pathlib import Path

import pytest
from PIL import Image

from kiosk_config.virtual_display import Display
from tests.rigs.program import python_program
from tests.rigs.two_monitors import CITIZENS, TwoMonitors, two_monitors
from tests.rigs.virtual_display import side_by_side

__all__ = ["side_by_side", "two_monitors"]

pytestmark = pytest.mark.real

WATCHER = """
from PySide6.QtGui import QGuiApplication

def place(screen):
    return f"{screen.name()} {screen.geometry().getRect()} {screen.physicalSize().toTuple()}"

app = QGuiApplication([])
app.screenAdded.connect(lambda screen: print("added", place(screen)))
app.screenRemoved.connect(lambda screen: print("removed", screen.name()))
for screen in app.screens():
    print("found", place(screen))
print("watching")
app.exec()
"""

PAINTER = """
import sys
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QGuiApplication, QRasterWindow, QPainter

class Plain(QRasterWindow):
    def __init__(self, screen, colour):
        super().__init__()
        self.colour = QColor(colour)
        self.setScreen(screen)
        self.setGeometry(screen.geometry())
        self.setFlags(Qt.WindowType.FramelessWindowHint)

    def paintEvent(self, event):
        with QPainter(self) as painter:
            painter.fillRect(0, 0, self.width(), self.height(), self.colour)

app = QGuiApplication([])
windows = [Plain(*each) for each in zip(app.screens(), ("#ff0000", "#0000ff"))]
for window in windows:
    window.show()
while not all(window.isExposed() for window in windows):
    app.processEvents()
for _ in range(20):
    app.processEvents()
app.sync()
print("painted")
app.exec()
"""


def test_qt_finds_both_monitors_with_their_places_and_sizes(two_monitors: TwoMonitors) -> None:
    with python_program(WATCHER, two_monitors.environment) as watcher:
        watcher.wait_for("watching")
    assert watcher.seen == [
        "found DUMMY0 (0, 0, 1920, 1080) (531.0, 299.0)",
        "found DUMMY1 (1920, 0, 1920, 1080) (531.0, 299.0)",
        "watching",
    ]


def test_qt_is_told_when_the_citizens_monitor_goes_and_comes_back(
    two_monitors: TwoMonitors,
) -> None:
    with python_program(WATCHER, two_monitors.environment) as watcher:
        watcher.wait_for("watching")
        two_monitors.unplug(CITIZENS)
        watcher.wait_for("removed DUMMY1")
        two_monitors.plug(CITIZENS)
        watcher.wait_for("added DUMMY1 (1920, 0, 1920, 1080) (531.0, 299.0)")


def test_a_screenshot_shows_both_monitors(two_monitors: TwoMonitors, tmp_path: Path) -> None:
    with python_program(PAINTER, two_monitors.environment) as painter:
        painter.wait_for("painted")
        two_monitors.screenshot(tmp_path / "both.png")
    with Image.open(tmp_path / "both.png") as picture:
        assert picture.size == (3840, 1080)
        assert picture.getpixel((960, 540)) == (255, 0, 0)
        assert picture.getpixel((2880, 540)) == (0, 0, 255)


def test_the_virtual_display_is_one_output_for_both_screens(side_by_side: Display) -> None:
    environment = os.environ | {"DISPLAY": side_by_side.name, "QT_QPA_PLATFORM": "xcb"}
    with python_program(WATCHER, environment) as watcher:
        watcher.wait_for("watching")
    assert len(watcher.seen) == 2
    assert "(0, 0, 3840, 1080)" in watcher.seen[0]
