"""The monitors of this computer as Qt sees them, and what happens when one comes or goes."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import msgspec
from PySide6.QtCore import QObject, QRect
from PySide6.QtGui import QGuiApplication, QScreen
from PySide6.QtWidgets import QWidget

from kiosk_config.screens import Area, Arrangement, Output, Placement, Window, place
from kiosk_config.settings import ScreenSettings


def outputs() -> tuple[Output, ...]:
    """Return the monitors that show something now."""
    primary = QGuiApplication.primaryScreen()
    return tuple(_output(screen, primary) for screen in QGuiApplication.screens())


def put(widget: QWidget, window: Window) -> None:
    """Show a window where it belongs; one that has a screen of its own fills it."""
    area = window.area
    widget.setGeometry(QRect(area.x, area.y, area.width, area.height))
    if window.full_screen:
        widget.showFullScreen()
    else:
        widget.show()


class OutputWatch(QObject):
    """Tells where the two screens go, now and whenever a monitor comes, goes or changes."""

    def __init__(self, settings: ScreenSettings, tell: Callable[[Placement], None]) -> None:
        super().__init__()
        self._settings = settings
        self._tell = tell
        self._told: Placement | None = None
        application = QGuiApplication.instance()
        if not isinstance(application, QGuiApplication):
            raise TypeError("monitors are watched from a running application")
        application.screenAdded.connect(self._screen_came)
        application.screenRemoved.connect(self.look)
        application.primaryScreenChanged.connect(self.look)
        for screen in QGuiApplication.screens():
            screen.geometryChanged.connect(self.look)

    def look(self) -> None:
        """Tell, if anything is different."""
        placement = place(outputs(), self._settings)
        self._settings = kept_apart(placement, self._settings)
        if placement != self._told:
            self._told = placement
            self._tell(placement)

    def _screen_came(self, screen: QScreen) -> None:
        screen.geometryChanged.connect(self.look)
        self.look()


def kept_apart(placement: Placement, settings: ScreenSettings) -> ScreenSettings:
    """Return settings that keep to the monitors the two screens have once had for themselves.

    A citizen's monitor that is unplugged is then missed, and what was on it does not move to the
    mediator's, where others may read it.
    """
    mediator, citizen = placement.mediator, placement.citizen
    if placement.arrangement is not Arrangement.OWN_SCREENS or not (mediator and citizen):
        return settings
    return msgspec.structs.replace(
        settings, mediator=mediator.output.name, citizen=citizen.output.name, swap=False
    )


def _output(screen: QScreen, primary: QScreen) -> Output:
    place_, size = screen.geometry(), screen.physicalSize()
    return Output(
        name=screen.name(),
        area=Area(place_.x(), place_.y(), place_.width(), place_.height()),
        width_mm=size.width(),
        height_mm=size.height(),
        primary=screen is primary,
    )


def arguments_of(window: Window) -> Sequence[str]:
    """Return what tells the citizen's process where its window goes."""
    name, area = window.output.name, window.area
    if window.full_screen:
        return ("--screen", name)
    return ("--screen", name, "--geometry", f"{area.width}x{area.height}+{area.x}+{area.y}")
