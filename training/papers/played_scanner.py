"""A scanner that is played: each page is another sheet of a made-up contract, a bit askew."""

from __future__ import annotations

from io import BytesIO
from itertools import count
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from citizenspot.documents.trouble import Trouble

_SIZE = (1240, 1754)
"""A4 at 150 dots an inch."""

_EDGE, _LINE, _PARAGRAPH = 150, 44, 7
_ASKEW_DEGREES = 1.4
_WORDS = (
    "Entre as partes, pessoas e lugares deste papel são",
    "inventados: serve apenas para praticar. Between the",
    "parties of this paper, all people and all places are",
    "made up: it is good for practising, and for that only.",
)


class PlayedScanner:
    """Gives a sheet at each scan; implements `PageSource`."""

    def __init__(self) -> None:
        self._numbers = count(1)

    def take(self) -> bytes | Trouble:
        """Return the next sheet, as a PNG."""
        return made_up_sheet(next(self._numbers))

    def stop(self) -> None:
        """Have nothing to give up: a sheet is there at once."""


def made_up_sheet(number: int) -> bytes:
    """Return a sheet of the made-up contract as a PNG, its number at its foot."""
    from PIL import Image, ImageDraw, ImageFont  # noqa: PLC0415 - needed only when one is scanned

    sheet = Image.new("L", _SIZE, 252)
    draw = ImageDraw.Draw(sheet)
    large, small = ImageFont.load_default(58), ImageFont.load_default(30)
    draw.text((_EDGE, 140), "Contrato de exemplo", 40, large)
    draw.text((_EDGE, 220), "ESPÉCIME · SPECIMEN", 110, small)
    for line in range(24):
        down = 320 + line * _LINE + line // _PARAGRAPH * 30
        draw.text((_EDGE, down), _WORDS[line % len(_WORDS)], 60, small)
    draw.text((_SIZE[0] // 2 - 12, _SIZE[1] - 140), str(number), 60, small)
    sheet = sheet.rotate(_ASKEW_DEGREES, Image.Resampling.BICUBIC, fillcolor=252)
    written = BytesIO()
    sheet.save(written, "PNG")
    return written.getvalue()
