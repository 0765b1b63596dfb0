"""Finds receipts' codes in a picture: a photograph or a scan of the paper, or a screenshot."""

from __future__ import annotations

import warnings
from io import BytesIO

import zxingcpp
from PIL import Image

from citizenspot.receipts.statement import PREFIX

MOST_PIXELS = 60_000_000
"""More than the cameras of telephones take; a bomb unpacks to more."""

_SIDE_LOOKED_AT = 4_000
_FORMATS = ("PNG", "JPEG")
_QR_CODES = zxingcpp.BarcodeFormats(zxingcpp.BarcodeFormat.QRCode)


class UnreadablePictureError(Exception):
    """The bytes are no picture that can be read, or one that is too large."""


def codes_in(picture: bytes) -> tuple[str, ...]:
    """Return the different receipts' codes seen in a PNG or JPEG picture.

    Raises:
        UnreadablePictureError: it is damaged, of another kind, or larger than `MOST_PIXELS`.
    """
    seen = zxingcpp.read_barcodes(_opened(picture), formats=_QR_CODES)
    return tuple(dict.fromkeys(each.text for each in seen if each.text.startswith(PREFIX)))


def _opened(picture: bytes) -> Image.Image:
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            return _grey(picture)
    except Exception as error:
        # Pillow names no closed list of what a damaged picture raises.
        raise UnreadablePictureError(str(error)) from error


def _grey(picture: bytes) -> Image.Image:
    with Image.open(BytesIO(picture), formats=_FORMATS) as image:
        if image.width * image.height > MOST_PIXELS:
            raise UnreadablePictureError("too large")
        image.draft("L", (_SIDE_LOOKED_AT, _SIDE_LOOKED_AT))
        grey = image.convert("L")
    grey.thumbnail((_SIDE_LOOKED_AT, _SIDE_LOOKED_AT))
    return grey
