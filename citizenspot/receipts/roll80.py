"""The receipt on a roll 80 mm wide: one column, black only, as long as it has to be."""

from __future__ import annotations

from collections.abc import Iterator

from citizenspot.receipts.blocks import banner, fact, heading, panel, rows
from citizenspot.receipts.look import MILLIMETRE, ROLL_LOOK
from citizenspot.receipts.pages import paged
from citizenspot.receipts.phrase import Voices
from citizenspot.receipts.pieces import Piece, gap, phrase, ruled, stacked, tagged, written
from citizenspot.receipts.practice import PracticeMark
from citizenspot.receipts.qr import QrCode
from citizenspot.receipts.sheet import Sheet
from citizenspot.receipts.story import Section, Story
from citizenspot.receipts.structure import Tag

WIDTH = 80 * MILLIMETRE
LONGEST_PAGE = 3_000 * MILLIMETRE
"""A page longer than this is cut into two; PDF readers stop at 5,080 mm."""

_MARGIN = 4 * MILLIMETRE
"""Printers of 80 mm print 72 mm."""

_TOP = 6 * MILLIMETRE
_BOTTOM = 8 * MILLIMETRE
_COLUMN = WIDTH - 2 * _MARGIN
_DOT = 25.4 / 203 * MILLIMETRE
"""The dot of the usual thermal printer, 203 a inch."""

_DOTS_A_MODULE = 4
_LOOK = ROLL_LOOK


def draw_roll(canvas: Sheet, told: Story, code: str, voices: Voices) -> None:
    """Draw the receipt on one page as long as it takes."""
    practice = PracticeMark(told.practice, voices) if told.practice else None
    for pieces in paged(_pieces(told, code), LONGEST_PAGE):
        column = stacked(pieces)
        height = column.height + _TOP + _BOTTOM
        canvas.setPageSize((WIDTH, height))
        if practice:
            practice.draw(canvas, WIDTH, height, 2 * MILLIMETRE)
        canvas.begin_at_its_side(WIDTH)
        column.paint(canvas, _MARGIN, height - _TOP)
        canvas.showPage()


def _pieces(told: Story, code: str) -> Iterator[Piece]:
    yield tagged(Tag("P"), written(told.spot, _LOOK.title, _COLUMN))
    title = phrase(told.title, _LOOK.body, _LOOK.body_other, _COLUMN)
    yield tagged(Tag("H1"), stacked(title))
    copy = phrase(told.copy, _LOOK.strong, _LOOK.body_other, _COLUMN) if told.copy else []
    yield tagged(Tag("P"), stacked([written(told.number, _LOOK.strong, _COLUMN), *copy]))
    if told.practice:
        yield gap(6)
        yield banner(told.practice, _LOOK, _COLUMN)
    yield from _between()
    name, by = Tag("H2"), Tag("P")
    service = phrase(told.service, _LOOK.service, _LOOK.service_other, _COLUMN)
    yield from (tagged(name, part) for part in service)
    yield gap(3)
    provider = phrase(told.provider, _LOOK.body, _LOOK.body_other, _COLUMN)
    yield from (tagged(by, part) for part in provider)
    yield gap(8)
    yield panel(told, _LOOK, _COLUMN)
    yield gap(8)
    for each in told.facts:
        yield fact(each, _LOOK, _COLUMN)
        yield gap(3)
    for section in told.sections:
        yield from _section(section)
    yield from _section(told.checking)
    yield _centred(code, told.code)


def _section(section: Section) -> Iterator[Piece]:
    yield from _between()
    yield heading(section.heading, _LOOK, _COLUMN)
    yield gap(4)
    yield from rows(section, _LOOK, _COLUMN)


def _between() -> Iterator[Piece]:
    yield gap(6)
    yield ruled(_COLUMN, _LOOK.line, 0.5)
    yield gap(6)


def _centred(code: str, said: str) -> Piece:
    """Return the code in whole printer dots, so that its squares come out even."""
    qr_code = QrCode.of(code)
    side = min(qr_code.across * _DOTS_A_MODULE * _DOT, _COLUMN)
    qr = qr_code.piece(side, said)
    return Piece(side, lambda canvas, left, top: qr.paint(canvas, left + (_COLUMN - side) / 2, top))
