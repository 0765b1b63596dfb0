"""A sheet of paper to look at, as the table's thread would show it."""

from __future__ import annotations

from functools import cache
from io import BytesIO

from citizenspot.documents.limits import SHOWN_LONGEST_PX
from citizenspot.documents.sheet import jpeg_of
from training.papers.played_scanner import made_up_sheet


@cache
def sample_sheet() -> bytes:
    """Return a made-up sheet as a JPEG."""
    from PIL import Image  # noqa: PLC0415 - only a gallery with sheets pays for it

    with Image.open(BytesIO(made_up_sheet(1))) as drawn:
        return jpeg_of(drawn, longest=SHOWN_LONGEST_PX)
