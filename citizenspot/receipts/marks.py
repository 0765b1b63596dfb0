"""The small drawings of a receipt: tick, clock and bar, and the citizen's signature."""

from __future__ import annotations

from collections.abc import Sequence

from reportlab.lib.colors import HexColor

from citizenspot.receipts.pieces import Piece
from citizenspot.receipts.sheet import Sheet, upright
from citizenspot.receipts.story import Mark, Tone
from citizenspot.receipts.structure import Tag
from citizenspot.visit.commands import Stroke

_THOUSAND = 1000
_ROUND = 1
_FEWEST_POINTS = 2


def mark(kind: Mark, size: float, ink: str) -> Piece:
    """Return the mark of a row, as high and wide as `size`."""

    def paint(canvas: Sheet, left: float, top: float) -> None:
        # What it means stands in the heading above it.
        with canvas.artifact(), upright(canvas, left, size) as edge:
            _pen(canvas, ink, size / 8)
            match kind:
                case Mark.TICK:
                    _tick(canvas, edge, top - size, size)
                case Mark.CLOCK:
                    _clock(canvas, edge, top - size, size)
                case Mark.NONE:
                    pass

    return Piece(size, paint)


def badge(tone: Tone, size: float, ink: str) -> Piece:
    """Return the round badge of an outcome, readable without its colour."""

    def paint(canvas: Sheet, left: float, top: float) -> None:
        with canvas.artifact(), upright(canvas, left, size) as edge:
            draw(canvas, edge, top)

    def draw(canvas: Sheet, left: float, top: float) -> None:
        bottom = top - size
        canvas.setFillColor(HexColor(ink))
        canvas.circle(left + size / 2, bottom + size / 2, size / 2, stroke=0, fill=1)
        _pen(canvas, "#FFFFFF", size / 11)
        inner, inset = size * 0.56, size * 0.22
        match tone:
            case Tone.DONE:
                _tick(canvas, left + inset, bottom + inset, inner)
            case Tone.WAITING:
                _hands(canvas, left + size / 2, bottom + size / 2, inner * 0.52)
            case Tone.ENDED:
                middle = bottom + size / 2
                canvas.line(left + inset * 1.2, middle, left + size - inset * 1.2, middle)

    return Piece(size, paint)


def signature(strokes: Sequence[Stroke], width: float, height: float, ink: str, said: str) -> Piece:
    """Return a drawn signature on its line; points are in thousandths of the pad.

    `said` is read in its place.
    """
    picture = Tag("Figure", alt=said)

    def paint(canvas: Sheet, left: float, top: float) -> None:
        with canvas.within(picture), canvas.content(), upright(canvas, left, width) as edge:
            draw(canvas, edge, top)

    def draw(canvas: Sheet, left: float, top: float) -> None:
        bottom = top - height
        _pen(canvas, ink, 0.5)
        canvas.line(left, bottom, left + width, bottom)
        _pen(canvas, ink, 1.1)
        path = canvas.beginPath()
        for stroke in strokes:
            points = [
                (left + _within(x) * width / _THOUSAND, top - _within(y) * height / _THOUSAND)
                for x, y in stroke
            ]
            if len(points) == 1:
                points *= _FEWEST_POINTS
            for position, (x, y) in enumerate(points):
                (path.lineTo if position else path.moveTo)(x, y)
        canvas.drawPath(path, stroke=1, fill=0)

    return Piece(height, paint)


def _within(coordinate: int) -> int:
    return max(0, min(_THOUSAND, coordinate))


def _pen(canvas: Sheet, ink: str, thickness: float) -> None:
    canvas.setStrokeColor(HexColor(ink))
    canvas.setLineWidth(thickness)
    canvas.setLineCap(_ROUND)
    canvas.setLineJoin(_ROUND)


def _tick(canvas: Sheet, left: float, bottom: float, size: float) -> None:
    path = canvas.beginPath()
    path.moveTo(left + size * 0.08, bottom + size * 0.48)
    path.lineTo(left + size * 0.38, bottom + size * 0.18)
    path.lineTo(left + size * 0.92, bottom + size * 0.8)
    canvas.drawPath(path, stroke=1, fill=0)


def _clock(canvas: Sheet, left: float, bottom: float, size: float) -> None:
    middle = size / 2
    canvas.circle(left + middle, bottom + middle, size * 0.44, stroke=1, fill=0)
    _hands(canvas, left + middle, bottom + middle, size * 0.26)


def _hands(canvas: Sheet, x: float, y: float, length: float) -> None:
    canvas.line(x, y, x, y + length)
    canvas.line(x, y, x + length * 0.8, y)
