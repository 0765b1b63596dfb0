"""Where a touch lands: which touch screen belongs to which output, decided without a display.

X spreads a touch screen over the whole desktop: with two monitors, a touch on the citizen's lands
on both halves. A "Coordinate Transformation Matrix" (X server 1.8 and later) narrows it to the one
output that its glass lies on; `xinput map-to-output` (xinput 1.6) sets it.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kiosk_config.screens import Area, Output

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kiosk_config.screens import Placement

Matrix = tuple[float, ...]
"""Nine numbers, row by row, as `xinput list-props` prints them."""

CLOSE = 0.001
"""How far apart two numbers of a matrix may be: xinput prints six decimals."""

_MATRIX = re.compile(r"Coordinate Transformation Matrix \(\d+\):\s*(?P<numbers>[-\d., ]+)")
_DEVICE = re.compile(r"^\W*(?P<name>\S.*?)\s+id=\d+\s+\[", re.MULTILINE)
_DIRECT = "Touch mode: direct"


def mapping_command(device: str | None, placement: Placement) -> tuple[str, ...]:
    """Return the command that lets touches on the citizen's glass land there; empty where none is.

    A screen that is gone has none, and neither has a desk that names no touch screen.
    """
    if device is None or placement.citizen is None:
        return ()
    return ("xinput", "map-to-output", device, placement.citizen.output.name)


def matrix_onto(output: Output, outputs: Sequence[Output]) -> Matrix:
    """Return what narrows the desktop of these outputs to one of them."""
    whole_width = max(each.area.x + each.area.width for each in outputs)
    whole_height = max(each.area.y + each.area.height for each in outputs)
    area: Area = output.area
    across = (area.width / whole_width, 0.0, area.x / whole_width)
    down = (0.0, area.height / whole_height, area.y / whole_height)
    return (*across, *down, 0.0, 0.0, 1.0)


def matrix_told(told: str) -> Matrix | None:
    """Return the matrix of a device, from the words of `xinput list-props`; None if it has none."""
    found = _MATRIX.search(told)
    return tuple(float(each) for each in found["numbers"].split(",")) if found else None


def are_same(one: Matrix, other: Matrix) -> bool:
    """Return whether two matrices send a touch to the same place."""
    pairs = zip(one, other, strict=False)
    return len(one) == len(other) and all(abs(a - b) < CLOSE for a, b in pairs)


def touch_screens_told(told: str) -> list[str]:
    """Return the devices that are touched where they show, from `xinput list --long`."""
    begins = [*_DEVICE.finditer(told)]
    ends = [*(each.start() for each in begins[1:]), len(told)]
    parts = (
        (each["name"], told[each.end() : end]) for each, end in zip(begins, ends, strict=False)
    )
    return [name for name, words in parts if _DIRECT in words]
