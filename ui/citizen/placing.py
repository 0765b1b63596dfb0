"""Puts the window on the citizen's screen, and nowhere else."""

from __future__ import annotations

import re
from collections.abc import Callable

import msgspec
from PySide6.QtCore import QObject, QRect, Qt
from PySide6.QtGui import QGuiApplication, QScreen
from PySide6.QtWidgets import QWidget

from kiosk_config.screens import place
from kiosk_config.settings import ScreenSettings
from ui.outputs import outputs

_GEOMETRY = re.compile(r"(\d+)x(\d+)([+-]\d+)([+-]\d+)")


class Place(msgspec.Struct, frozen=True):
    """Where the window goes: a rectangle, or the whole of a screen by name, or of the last one."""

    screen: str = ""
    area: tuple[int, int, int, int] | None = None


class PlaceMalformed(Exception):
    """A geometry is not written as `WIDTHxHEIGHT+X+Y`."""


def area_of(geometry: str) -> tuple[int, int, int, int]:
    """Return x, y, width and height of `WIDTHxHEIGHT+X+Y`; raises `PlaceMalformed`."""
    found = _GEOMETRY.fullmatch(geometry)
    if found is None:
        raise PlaceMalformed(f"{geometry!r} is not written as WIDTHxHEIGHT+X+Y")
    width, height, x, y = map(int, found.groups())
    return x, y, width, height


def place_by(settings: ScreenSettings) -> Place | None:
    """Return where the citizen's screen goes by the settings, as the desk decides it too.

    None where it must not be shown on any output that is there.
    """
    window = place(outputs(), settings).citizen
    if window is None:
        return None
    area = window.area
    whole = None if window.full_screen else (area.x, area.y, area.width, area.height)
    return Place(window.output.name, whole)


def screen_of(place: Place) -> QScreen | None:
    """Return the screen of a place, or None where the one named is not there."""
    screens = QGuiApplication.screens()
    if place.screen:
        return next((screen for screen in screens if screen.name() == place.screen), None)
    if place.area:
        x, y, width, height = place.area
        return QGuiApplication.screenAt(QRect(x, y, width, height).center()) or screens[0]
    return screens[-1]


class Placing(QObject):
    """Shows a window at its place, hides it while the screen named is gone.

    Qt would move a window whose screen is unplugged onto another one: the mediator's.
    """

    def __init__(self, window: QWidget, find: Callable[[], Place | None]) -> None:
        super().__init__(window)
        self._window, self._find = window, find
        self._place: Place | None = None
        application = QGuiApplication.instance()
        if isinstance(application, QGuiApplication):
            application.screenAdded.connect(self.settle)
            application.screenRemoved.connect(self._removed)

    @property
    def place(self) -> Place | None:
        """Return the place, once there was one; it does not change while the process lives."""
        if self._place is None:
            self._place = self._find()
        return self._place

    def settle(self) -> None:
        """Show the window where it belongs, or hide it."""
        place = self.place
        screen = screen_of(place) if place else None
        if place is None or screen is None:
            self._window.hide()
            return
        if place.area:
            self._window.setGeometry(QRect(*place.area))
            self._window.show()
            return
        self._window.setWindowFlag(Qt.WindowType.FramelessWindowHint)
        self._window.setScreen(screen)
        self._window.setGeometry(screen.geometry())
        self._window.showFullScreen()

    def _removed(self, screen: QScreen) -> None:
        if self._place is not None and screen.name() == self._place.screen:
            self._window.hide()
