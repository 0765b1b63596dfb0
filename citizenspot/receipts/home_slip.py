"""The slip a citizen takes home: what they did themselves, the way to do the rest, and its code.

One column of 80 mm, like the receipt on a roll. It proves nothing and names nobody.
"""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

from reportlab.pdfgen.canvas import Canvas

from citizenspot.receipts.look import MILLIMETRE, ROLL_LOOK
from citizenspot.receipts.pieces import Piece, beside, gap, ruled, stacked, written
from citizenspot.receipts.qr import QrCode
from citizenspot.texts import Texts
from citizenspot.visit.at_home import HomeSlip, Move, WayHome

WIDTH = 80 * MILLIMETRE
_MARGIN = 4 * MILLIMETRE
_COLUMN = WIDTH - 2 * _MARGIN
_PICTURE = 8 * MILLIMETRE
_BESIDE_PICTURE = _PICTURE + 3 * MILLIMETRE
_CODE = 34 * MILLIMETRE
_LOOK = ROLL_LOOK
_FOLDER = Path(__file__).with_name("pictograms")


def home_slip(slip: HomeSlip, texts: Texts) -> bytes:
    """Return the slip as PDF, in the texts' language."""
    column = stacked(_pieces(slip, texts))
    height = column.height + 2 * _MARGIN
    file = BytesIO()
    canvas = Canvas(file, pagesize=(WIDTH, height), invariant=1, lang=texts.language)
    canvas.setTitle(texts.say("At home next time"))
    column.paint(canvas, _MARGIN, height - _MARGIN)
    canvas.save()
    return file.getvalue()


def _pieces(slip: HomeSlip, texts: Texts) -> Iterator[Piece]:
    yield written(slip.spot, _LOOK.title, _COLUMN)
    if slip.practice:
        yield written(slip.practice, _LOOK.strong, _COLUMN)
    yield written(texts.say("At home next time"), _LOOK.service, _COLUMN)
    for way in slip.ways:
        yield from _between()
        yield written(way.service, _LOOK.strong, _COLUMN)
        yield from _alone(way, texts)
        yield from _home(way, texts)


def _alone(way: WayHome, texts: Texts) -> Iterator[Piece]:
    if not way.alone:
        return
    yield gap(5)
    yield written(texts.say("You did this yourself today"), _LOOK.heading, _COLUMN)
    for deed in way.alone:
        yield gap(2)
        yield written(f"✓ {deed}", _LOOK.body, _COLUMN)


def _home(way: WayHome, texts: Texts) -> Iterator[Piece]:
    if way.goal:
        yield gap(6)
        yield written(way.goal, _LOOK.heading, _COLUMN)
    for number, move in enumerate(way.moves, start=1):
        yield gap(5)
        yield _move(number, move)
    if way.link:
        yield gap(6)
        yield written(texts.say("Scan to open the page at home."), _LOOK.body, _COLUMN)
        yield _centred(QrCode.of(way.link).piece(_CODE))
        yield written(way.link, _LOOK.small, _COLUMN)


def _move(number: int, move: Move) -> Piece:
    words = written(f"{number}. {move.text}", _LOOK.body, _COLUMN - _BESIDE_PICTURE)
    if move.picture is None:
        return beside((_BESIDE_PICTURE, words))
    return beside((0, _picture(move.picture)), (_BESIDE_PICTURE, words))


def _picture(name: str) -> Piece:
    file = str(_FOLDER / f"{name}.png")

    def paint(canvas: Canvas, left: float, top: float) -> None:
        canvas.drawImage(file, left, top - _PICTURE, _PICTURE, _PICTURE, mask="auto")

    return Piece(_PICTURE, paint)


def _between() -> Iterator[Piece]:
    yield gap(6)
    yield ruled(_COLUMN, _LOOK.line, 0.5)
    yield gap(6)


def _centred(piece: Piece) -> Piece:
    left_over = (_COLUMN - piece.height) / 2
    return Piece(piece.height, lambda canvas, left, top: piece.paint(canvas, left + left_over, top))
