"""How many pixels a millimetre of a screen has."""

from __future__ import annotations

from PySide6.QtGui import QScreen

from kiosk_config.screens import Area, Output, millimetres_per_pixel


def pixels_per_mm(screen: QScreen, mm_per_pixel: float | None = None) -> float:
    """Return a screen's logical pixels a millimetre.

    `mm_per_pixel` is the settings' word, which overrides what the screen claims; a claim that no
    screen fulfils counts as 96 pixels an inch (`kiosk_config.screens`).
    """
    size, physical = screen.geometry(), screen.physicalSize()
    area = Area(size.x(), size.y(), size.width(), size.height())
    output = Output(screen.name(), area, physical.width(), physical.height())
    return 1 / millimetres_per_pixel(output, mm_per_pixel)
