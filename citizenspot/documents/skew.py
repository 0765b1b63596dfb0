"""How far a sheet lies askew, from the lines of its text.

Level lines of text make rows that are either dark or white; askew they wash into each other. The
angle at which neighbouring rows differ most is taken (projection profile; Postl, 1986).
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PIL.Image import Image

_WIDTH_PX = 500
_FURTHEST, _COARSE = 80, 10
"""In tenths of a degree; a sheet further askew is put straight by hand."""

_OUTER = 8
"""The outer eighth of each side is not looked at."""

_WORTH_IT = 1.02
"""A turn that makes the rows differ by less than this much more is none: there is no text."""


def skew_of(image: Image) -> int:
    """Return by how many tenths of a degree, against the clock, an image has to be turned."""
    ink = _ink(image)
    coarse = _best(ink, range(-_FURTHEST, _FURTHEST + 1, _COARSE))
    fine = _best(ink, range(coarse - _COARSE + 1, coarse + _COARSE))
    return fine if _contrast(ink, fine) > _WORTH_IT * _contrast(ink, 0) else 0


def _best(ink: Image, angles: range) -> int:
    return max(angles, key=lambda angle: (_contrast(ink, angle), -abs(angle)))


def _ink(image: Image) -> Image:
    """Return what is dark as white on black, small."""
    from PIL import ImageOps  # noqa: PLC0415 - as in `sheet`

    grey = image.convert("L")
    height = max(1, grey.height * _WIDTH_PX // max(1, grey.width))
    return ImageOps.invert(ImageOps.autocontrast(grey.resize((_WIDTH_PX, height)), cutoff=1))


def _contrast(ink: Image, tenths: int) -> int:
    from PIL import Image  # noqa: PLC0415 - as in `sheet`

    level = ink.rotate(tenths / 10, Image.Resampling.BILINEAR)
    # What the turn brings in at the corners is no part of the sheet.
    across, down = level.width // _OUTER, level.height // _OUTER
    inner = level.crop((across, down, level.width - across, level.height - down))
    rows = inner.resize((1, inner.height), Image.Resampling.BOX).tobytes()
    return sum((above - below) ** 2 for above, below in pairwise(rows))
