"""The QR code of a receipt: made by zxing-cpp, drawn as squares that stay sharp at any size."""

from __future__ import annotations

from collections.abc import Iterator
from math import isqrt
from typing import cast

import zxingcpp
from reportlab.lib.colors import black, white
from reportlab.pdfgen.canvas import Canvas

from citizenspot.receipts.pieces import Piece

QUIET_ZONE = 4
"""Modules of white on each side (ISO/IEC 18004 §9.1)."""

_DARK = 0


def qr_code(text: str, side: float) -> Piece:
    """Return the QR code of a text, `side` points wide with its quiet zone.

    Error correction is level M: a seventh of the code may be creased or stained.
    """
    rows = _modules(text)
    module = side / (len(rows) + 2 * QUIET_ZONE)
    return Piece(side, lambda canvas, left, top: _draw(canvas, rows, module, left, top))


def modules_across(text: str) -> int:
    """Return how many modules the QR code of a text has on a side, quiet zone included."""
    return len(_modules(text)) + 2 * QUIET_ZONE


def _modules(text: str) -> tuple[bytes, ...]:
    code = zxingcpp.create_barcode(text, zxingcpp.BarcodeFormat.QRCode, ec_level="M")
    # Its type leaves out that an image is a buffer of one byte a pixel.
    image = memoryview(cast("bytes", code.to_image(scale=1, add_quiet_zones=False)))
    pixels = image.tobytes()
    across = isqrt(len(pixels))
    return tuple(pixels[start : start + across] for start in range(0, len(pixels), across))


def _draw(canvas: Canvas, rows: tuple[bytes, ...], module: float, left: float, top: float) -> None:
    side = module * (len(rows) + 2 * QUIET_ZONE)
    canvas.saveState()
    canvas.setFillColor(white)
    canvas.rect(left, top - side, side, side, stroke=0, fill=1)
    canvas.translate(left, top)
    canvas.scale(module, -module)
    canvas.setFillColor(black)
    # One path for all: squares filled one by one show hairlines between them in some viewers.
    path = canvas.beginPath()
    for row, modules in enumerate(rows, QUIET_ZONE):
        for start, length in _dark_runs(modules):
            path.rect(start + QUIET_ZONE, row, length, 1)
    canvas.drawPath(path, stroke=0, fill=1)
    canvas.restoreState()


def _dark_runs(modules: bytes) -> Iterator[tuple[int, int]]:
    """Yield where each run of dark modules starts, and how long it is."""
    start = modules.find(_DARK)
    while start >= 0:
        end = start
        while end < len(modules) and modules[end] == _DARK:
            end += 1
        yield start, end - start
        start = modules.find(_DARK, end)
