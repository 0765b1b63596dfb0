"""One sheet: the picture as it came, and how it was turned, straightened and cut since.

The picture is never written over, so nothing is lost by turning it four times, and every change
can be taken back.
"""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING

import msgspec

from citizenspot.documents.limits import LONGEST_PX, MOST_SHOWN_BYTES, SHOWN_LONGEST_PX

if TYPE_CHECKING:
    from PIL.Image import Image

WHOLE = 1000
Box = tuple[int, int, int, int]
"""Left, top, right and bottom, in thousandths of the sheet's width and height."""

UNCUT: Box = (0, 0, WHOLE, WHOLE)
LEAST_SIDE = 50
"""A cut that leaves less than a twentieth of a side was a slip of the hand."""


class Sheet(msgspec.Struct, frozen=True):
    """One sheet; `picture` is a JPEG this program has written itself, in grey or RGB.

    It is turned by quarters clockwise first, then by tenths of a degree, and cut last.
    """

    picture: bytes
    quarters: int = 0
    tenths: int = 0
    box: Box = UNCUT

    @property
    def is_changed(self) -> bool:
        """Whether it differs from what came."""
        return (self.quarters, self.tenths, self.box) != (0, 0, UNCUT)


def turned(sheet: Sheet, *, clockwise: bool) -> Sheet:
    """Return the sheet turned by a quarter; its cut turns with it."""
    left, top, right, bottom = sheet.box
    box = (WHOLE - bottom, left, WHOLE - top, right)
    if not clockwise:
        box = (top, WHOLE - right, bottom, WHOLE - left)
    quarters = (sheet.quarters + (1 if clockwise else 3)) % 4
    return msgspec.structs.replace(sheet, quarters=quarters, box=box)


def cut(sheet: Sheet, box: Box) -> Sheet:
    """Return the sheet cut to a box of what is shown of it now; a slip of the hand cuts nothing."""
    left, top, right, bottom = (min(max(side, 0), WHOLE) for side in box)
    if right - left < LEAST_SIDE or bottom - top < LEAST_SIDE:
        return sheet
    x, y, far_x, far_y = sheet.box
    width, height = far_x - x, far_y - y
    inside = (
        x + left * width // WHOLE,
        y + top * height // WHOLE,
        x + right * width // WHOLE,
        y + bottom * height // WHOLE,
    )
    return msgspec.structs.replace(sheet, box=inside)


def as_it_came(sheet: Sheet) -> Sheet:
    """Return the sheet without any change."""
    return Sheet(sheet.picture)


def straightened(sheet: Sheet) -> Sheet:
    """Return the sheet turned so far that its lines are level."""
    from citizenspot.documents.skew import skew_of  # noqa: PLC0415 - loads Pillow

    level = msgspec.structs.replace(sheet, tenths=0, box=UNCUT)
    return msgspec.structs.replace(sheet, tenths=skew_of(image_of(level)))


def image_of(sheet: Sheet) -> Image:
    """Return the sheet as it is shown and kept."""
    from PIL import Image  # noqa: PLC0415 - a third of the program's start, and needed seldom

    image: Image.Image = Image.open(BytesIO(sheet.picture), formats=("JPEG",))
    image.load()
    if sheet.quarters:
        turns = (Image.Transpose.ROTATE_270, Image.Transpose.ROTATE_180, Image.Transpose.ROTATE_90)
        image = image.transpose(turns[sheet.quarters - 1])
    if sheet.tenths:
        bicubic = Image.Resampling.BICUBIC
        image = image.rotate(sheet.tenths / 10, bicubic, expand=False, fillcolor="white")
    return image if sheet.box == UNCUT else image.crop(_in_pixels(sheet.box, image))


def jpeg_of(image: Image, *, longest: int = LONGEST_PX, quality: int = 80) -> bytes:
    """Return an image as a JPEG whose longer side has at most so many pixels."""
    smaller = image.copy()
    smaller.thumbnail((longest, longest))
    written = BytesIO()
    smaller.save(written, "JPEG", quality=quality, optimize=True)
    return written.getvalue()


def shown(sheet: Sheet) -> bytes:
    """Return the sheet as the screens show it: a JPEG of at most `MOST_SHOWN_BYTES`."""
    image = image_of(sheet)
    qualities = (72, 50, 30)
    tries = (jpeg_of(image, longest=SHOWN_LONGEST_PX, quality=each) for each in qualities)
    small = next((each for each in tries if len(each) <= MOST_SHOWN_BYTES), None)
    return small or jpeg_of(image, longest=SHOWN_LONGEST_PX // 2, quality=qualities[-1])


def _in_pixels(box: Box, image: Image) -> tuple[int, int, int, int]:
    left, top, right, bottom = box
    width, height = image.size
    return (
        left * width // WHOLE,
        top * height // WHOLE,
        max(right * width // WHOLE, left * width // WHOLE + 1),
        max(bottom * height // WHOLE, top * height // WHOLE + 1),
    )
