"""Sizes of a screen, from millimetres: how large text, targets and spaces are in its pixels.

A citizen sits about 60 cm from the screen, whatever its resolution, so sizes follow from what the
eye and the finger need and from the screen's physical size, not from pixels.
"""

from __future__ import annotations

from math import ceil

import msgspec

from citizenspot.visit.words import TextSize

FALLBACK_PIXELS_PER_MM = 96 / 25.4
"""Where there is no screen to ask."""

CAP_HEIGHT = 0.668
"""Height of a capital in the shipped font, as a part of the em (its OS/2 table)."""

CAPITAL_MM = {TextSize.NORMAL: 4.4, TextSize.LARGE: 5.7, TextSize.LARGEST: 7.35}
"""A capital's height on the citizen's screen.

At 60 cm 22 minutes of arc, the preferred height, are 3.84 mm (ISO 9241-303 §5.5.4); a counter's
citizens are older than a standard's readers, so the normal size has 25. The largest reaches
0.7 degrees, 7.33 mm (EN 301 549 V3.2.1 §5.1.4).
"""

TARGET_MM = 15.0
"""The least side of what a citizen touches; `millimetres` and fingers: `docs/screens.md`."""

_LEAST_WIDTH_MM, _LEAST_HEIGHT_MM = 210.0, 190.0
"""What a page needs at 60 cm. A smaller screen, such as a tablet, is held nearer."""

_HEADING = {TextSize.NORMAL: 1.6, TextSize.LARGE: 1.45, TextSize.LARGEST: 1.25}
_SMALL = {TextSize.NORMAL: 0.84, TextSize.LARGE: 0.86, TextSize.LARGEST: 1.0}
_CITIZEN_LINE_EMS = 40
_DESK_EM_MM = 4.1
_DESK_TARGET_MM = 8.5


class Measures(msgspec.Struct, frozen=True):
    """The sizes of one screen in its logical pixels.

    `target` is the least height of what is pressed, `focus` the width of the focus line and
    `room` the space kept around a control for it; `reading_width` is the longest good line.
    """

    pixels_per_mm: float
    small: int
    body: int
    heading: int
    title: int
    target: int
    space: int
    radius: int
    border: int
    focus: int
    reading_width: int
    dense: bool = False

    @property
    def room(self) -> int:
        """Return the space around a control in which its focus is painted."""
        return self.focus * 2

    @property
    def icon(self) -> int:
        """Return the side of an icon beside body text."""
        return ceil(self.body * 1.15)

    def spaces(self, number: float) -> int:
        """Return a number of space units, in pixels."""
        return round(self.space * number)


def seen_pixels_per_mm(density: float, width: int, height: int) -> float:
    """Return the pixels of what looks like a millimetre at 60 cm, for a window's size in pixels."""
    return min(density, width / _LEAST_WIDTH_MM, height / _LEAST_HEIGHT_MM)


def citizen_measures(density: float, size: TextSize, seen: float | None = None) -> Measures:
    """Return the sizes of screen 2 with so many pixels a millimetre, for a text size.

    `seen` (`seen_pixels_per_mm`) lets text and spaces shrink with a small screen; what is touched
    does not: fingers stay as they are.
    """
    seen = seen or density
    body = ceil(CAPITAL_MM[size] / CAP_HEIGHT * seen)
    return Measures(
        pixels_per_mm=density,
        small=ceil(body * _SMALL[size]),
        body=body,
        heading=ceil(body * _HEADING[size]),
        title=ceil(body * _HEADING[size] * 1.3),
        target=ceil(TARGET_MM * density),
        space=ceil(2 * seen),
        radius=ceil(2.2 * seen),
        border=max(2, ceil(0.4 * seen)),
        focus=max(3, ceil(0.8 * seen)),
        reading_width=_CITIZEN_LINE_EMS * body,
    )


def desk_measures(density: float) -> Measures:
    """Return the sizes of screen 1, dense, with so many pixels a millimetre."""
    body = max(14, ceil(_DESK_EM_MM * density))
    return Measures(
        pixels_per_mm=density,
        small=max(13, ceil(body * 0.85)),
        body=body,
        heading=ceil(body * 1.4),
        title=ceil(body * 1.75),
        target=ceil(_DESK_TARGET_MM * density),
        space=max(4, ceil(1.1 * density)),
        radius=max(4, ceil(1.3 * density)),
        border=max(1, ceil(0.25 * density)),
        focus=max(2, ceil(0.5 * density)),
        reading_width=48 * body,
        dense=True,
    )
