"""The slip a citizen takes home: what they did themselves, the way to do the rest, and its code.

One column of 80 mm, like the receipt on a roll. It proves nothing and names nobody.
"""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

from citizenspot.receipts.look import MILLIMETRE, ROLL_LOOK
from citizenspot.receipts.phrase import Phrase, Voices
from citizenspot.receipts.pieces import (
    Piece,
    Style,
    beside,
    gap,
    passed_over,
    ruled,
    stacked,
    tagged,
    written,
)
from citizenspot.receipts.practice import PracticeMark
from citizenspot.receipts.qr import QrCode
from citizenspot.receipts.sheet import Sheet
from citizenspot.receipts.structure import Role, Tag
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
    canvas = Sheet(file, texts.language)
    canvas.setPageSize((WIDTH, height))
    canvas.setTitle(texts.say("At home next time"))
    if slip.practice:
        PracticeMark(Phrase(slip.practice), Voices(texts)).draw(
            canvas, WIDTH, height, 2 * MILLIMETRE
        )
    column.paint(canvas, _MARGIN, height - _MARGIN)
    canvas.showPage()
    canvas.save()
    return file.getvalue()


def _pieces(slip: HomeSlip, texts: Texts) -> Iterator[Piece]:
    yield _said("P", slip.spot, _LOOK.title)
    if slip.practice:
        yield _said("P", slip.practice, _LOOK.strong)
    yield _said("H1", texts.say("At home next time"), _LOOK.service)
    for way in slip.ways:
        yield from _between()
        yield _said("H2", way.service, _LOOK.strong)
        yield from _alone(way, texts)
        yield from _home(way, texts)


def _alone(way: WayHome, texts: Texts) -> Iterator[Piece]:
    if not way.alone:
        return
    yield gap(5)
    yield _said("P", texts.say("You did this yourself today"), _LOOK.heading)
    for deed in way.alone:
        yield gap(2)
        yield _said("P", f"✓ {deed}", _LOOK.body)


def _home(way: WayHome, texts: Texts) -> Iterator[Piece]:
    if way.goal:
        yield gap(6)
        yield _said("P", way.goal, _LOOK.heading)
    for number, move in enumerate(way.moves, start=1):
        yield gap(5)
        yield _move(number, move)
    if way.link:
        yield gap(6)
        scan = texts.say("Scan to open the page at home.")
        yield _said("P", scan, _LOOK.body)
        yield _centred(QrCode.of(way.link).piece(_CODE, scan))
        yield _said("P", way.link, _LOOK.small)


def _move(number: int, move: Move) -> Piece:
    text = written(f"{number}. {move.text}", _LOOK.body, _COLUMN - _BESIDE_PICTURE)
    words = tagged(Tag("P"), text)
    if move.picture is None:
        return beside((_BESIDE_PICTURE, words))
    return beside((0, _picture(move.picture)), (_BESIDE_PICTURE, words))


def _picture(name: str) -> Piece:
    file = str(_FOLDER / f"{name}.png")

    def paint(canvas: Sheet, left: float, top: float) -> None:
        canvas.drawImage(file, left, top - _PICTURE, _PICTURE, _PICTURE, mask="auto")

    # It shows what the words beside it say.
    return passed_over(Piece(_PICTURE, paint))


def _said(role: Role, text: str, style: Style) -> Piece:
    return tagged(Tag(role), written(text, style, _COLUMN))


def _between() -> Iterator[Piece]:
    yield gap(6)
    yield ruled(_COLUMN, _LOOK.line, 0.5)
    yield gap(6)


def _centred(piece: Piece) -> Piece:
    left_over = (_COLUMN - piece.height) / 2
    return Piece(piece.height, lambda canvas, left, top: piece.paint(canvas, left + left_over, top))
