"""The QR code of a receipt: made by zxing-cpp, drawn as squares that stay sharp at any size."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from math import isqrt
from typing import Self, cast

import zxingcpp
from reportlab.lib.colors import black, white

from citizenspot.receipts.pieces import Piece
from citizenspot.receipts.sheet import Sheet, upright
from citizenspot.receipts.structure import Tag

QUIET_ZONE = 4
"""Modules of white on each side (ISO/IEC 18004 §9.1)."""

_DARK = 0


@dataclass(frozen=True)
class QrCode:
    """The modules of a QR code, row by row, a byte each, without its quiet zone."""

    rows: tuple[bytes, ...]

    @classmethod
    def of(cls, text: str) -> Self:
        """Return the QR code of a text.

        Error correction is level M: a seventh of the code may be creased or stained.
        """
        # Half of a surrogate pair is no character; the library ends at one.
        whole = text.encode("utf-8", "replace").decode()
        code = zxingcpp.create_barcode(whole, zxingcpp.BarcodeFormat.QRCode, ec_level="M")
        # Its type leaves out that an image is a buffer of one byte a pixel.
        image = memoryview(cast("bytes", code.to_image(scale=1, add_quiet_zones=False)))
        pixels = image.tobytes()
        across = isqrt(len(pixels))
        rows = (pixels[start : start + across] for start in range(0, len(pixels), across))
        return cls(tuple(rows))

    @property
    def across(self) -> int:
        """How many modules it has on a side, quiet zone included."""
        return len(self.rows) + 2 * QUIET_ZONE

    def piece(self, side: float, said: str) -> Piece:
        """Return the code, `side` points wide with its quiet zone; `said` is read in its place."""
        picture = Tag("Figure", alt=said)

        def paint(canvas: Sheet, left: float, top: float) -> None:
            with canvas.within(picture), canvas.content(), upright(canvas, left, side) as edge:
                self._draw(canvas, side, edge, top)

        return Piece(side, paint)

    def _draw(self, canvas: Sheet, side: float, left: float, top: float) -> None:
        canvas.saveState()
        canvas.setFillColor(white)
        canvas.rect(left, top - side, side, side, stroke=0, fill=1)
        canvas.translate(left, top)
        canvas.scale(side / self.across, -side / self.across)
        canvas.setFillColor(black)
        # One path for all: squares filled one by one show hairlines between them in some viewers.
        # Written as the file has it: a thousand calls of the canvas take longer than all the rest.
        canvas.addLiteral(" ".join((*self._rectangles(), "f")))
        canvas.restoreState()

    def _rectangles(self) -> Iterator[str]:
        """Yield each run of dark modules as PDF draws a rectangle (ISO 32000-1 §8.5.2)."""
        for row, modules in enumerate(self.rows, QUIET_ZONE):
            for start, length in _dark_runs(modules):
                yield f"{start + QUIET_ZONE} {row} {length} 1 re"


def _dark_runs(modules: bytes) -> Iterator[tuple[int, int]]:
    """Yield where each run of dark modules starts, and how long it is."""
    start = modules.find(_DARK)
    while start >= 0:
        end = start
        while end < len(modules) and modules[end] == _DARK:
            end += 1
        yield start, end - start
        start = modules.find(_DARK, end)
