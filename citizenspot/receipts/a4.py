"""The receipt on A4: headings in a column of their own, pages numbered, practice framed."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import accumulate

from citizenspot.receipts.blocks import banner, fact, heading, panel, rows
from citizenspot.receipts.look import A4_LOOK, MILLIMETRE
from citizenspot.receipts.pages import paged
from citizenspot.receipts.phrase import Voices
from citizenspot.receipts.pieces import (
    Piece,
    beside,
    gap,
    in_other_language,
    passed_over,
    phrase,
    ruled,
    stacked,
    tagged,
    written,
)
from citizenspot.receipts.practice import PracticeMark
from citizenspot.receipts.qr import QUIET_ZONE, QrCode
from citizenspot.receipts.sheet import Sheet
from citizenspot.receipts.story import Section, Story
from citizenspot.receipts.structure import Tag

WIDTH, HEIGHT = 210 * MILLIMETRE, 297 * MILLIMETRE

_MARGIN = 20 * MILLIMETRE
_TOP = 14 * MILLIMETRE
_BOTTOM = 18 * MILLIMETRE
_ROOM = HEIGHT - _TOP - _BOTTOM
_COLUMN = WIDTH - 2 * _MARGIN
_HEADING = 38 * MILLIMETRE
_TEXT = 45 * MILLIMETRE
"""Where the column of texts begins, from the left margin."""

_QR_SIDE = 33 * MILLIMETRE
_FACT_SHARES = (0.35, 0.3, 0.15, 0.2)
_LOOK = A4_LOOK
_SERVICE_STYLES = (_LOOK.service, _LOOK.service_other)
_PROVIDER_STYLES = (_LOOK.body, _LOOK.body_other)


def draw_a4(canvas: Sheet, told: Story, code: str, voices: Voices) -> None:
    """Draw the receipt on as many A4 pages as it takes."""
    pages = list(paged(_pieces(told, code), _ROOM))
    practice = PracticeMark(told.practice, voices) if told.practice else None
    for number, pieces in enumerate(pages, 1):
        canvas.setPageSize((WIDTH, HEIGHT))
        if practice:
            practice.draw(canvas, WIDTH, HEIGHT, 4 * MILLIMETRE)
        canvas.begin_at_its_side(WIDTH)
        stacked(pieces).paint(canvas, _MARGIN, HEIGHT - _TOP)
        foot = passed_over(_foot(told, number, len(pages), voices))
        foot.paint(canvas, _MARGIN, _BOTTOM - 4 * MILLIMETRE)
        canvas.showPage()


def _pieces(told: Story, code: str) -> Iterator[Piece]:
    yield _masthead(told)
    if told.practice:
        yield gap(8)
        yield banner(told.practice, _LOOK, _COLUMN)
    yield gap(9)
    yield from _headline(told, code)
    yield gap(8)
    yield panel(told, _LOOK, _COLUMN)
    yield gap(9)
    yield _facts(told)
    yield gap(3)
    for section in told.sections:
        yield from _section(section)
    # In one piece: a page that holds only its last line would be wasted on it.
    yield stacked(_section(told.checking))


def _masthead(told: Story) -> Piece:
    half = _COLUMN / 2
    title = [
        written(told.title.own, _LOOK.title, half, right=True),
        in_other_language(written(told.title.other, _LOOK.title_other, half, right=True)),
    ]
    numbers = [written(told.number, _LOOK.body, half, right=True), *_copy(told, half)]
    number = tagged(Tag("P"), stacked(numbers))
    spot = tagged(Tag("P"), written(told.spot, _LOOK.title, half - 12))
    names = beside((0, spot), (half, stacked([tagged(Tag("H1"), stacked(title)), number])))
    return stacked([names, gap(8), ruled(_COLUMN, _LOOK.line)])


def _copy(told: Story, most: float) -> Iterator[Piece]:
    if told.copy:
        yield written(told.copy.own, _LOOK.strong, most, right=True)
        yield in_other_language(written(told.copy.other, _LOOK.title_other, most, right=True))


def _headline(told: Story, code: str) -> Iterator[Piece]:
    """Yield the service and its provider beside the code; what is too long goes on below."""
    most = _COLUMN - _QR_SIDE - 6 * MILLIMETRE
    name, by = Tag("H2"), Tag("P")
    texts = [
        *(tagged(name, part) for part in phrase(told.service, *_SERVICE_STYLES, most)),
        gap(6),
        *(tagged(by, part) for part in phrase(told.provider, *_PROVIDER_STYLES, most)),
    ]
    first, *more = paged(texts, _ROOM / 3)
    # The quiet zone is white already, so the code itself lines up with the margin.
    qr_code = QrCode.of(code)
    quiet = _QR_SIDE * QUIET_ZONE / qr_code.across
    names = stacked([gap(quiet), *first])
    yield beside((0, names), (_COLUMN - _QR_SIDE + quiet, qr_code.piece(_QR_SIDE, told.code)))
    for pieces in more:
        yield from pieces


def _facts(told: Story) -> Piece:
    """Return the facts side by side; a time and a name need more room than the others."""
    starts = accumulate(_FACT_SHARES[:-1], initial=0.0)
    return beside(
        *(
            (start * _COLUMN, fact(each, _LOOK, share * _COLUMN - 12))
            for start, share, each in zip(starts, _FACT_SHARES, told.facts, strict=True)
        )
    )


def _section(section: Section) -> Iterator[Piece]:
    head = heading(section.heading, _LOOK, _HEADING)
    pieces = rows(section, _LOOK, _COLUMN - _TEXT)
    beginning, rest = _at_least(head.height, pieces)
    start = beside((0, head), (_TEXT, stacked(beginning)))
    yield stacked([gap(5), ruled(_COLUMN, _LOOK.line), gap(7), start])
    for piece in rest:
        yield beside((_TEXT, piece))


def _at_least(height: float, pieces: list[Piece]) -> tuple[list[Piece], list[Piece]]:
    """Return the first pieces that together are so high, and those that follow."""
    reached = accumulate(piece.height for piece in pieces)
    count = next((place for place, high in enumerate(reached, 1) if high >= height), len(pieces))
    return pieces[:count], pieces[count:]


def _foot(told: Story, page: int, pages: int, voices: Voices) -> Piece:
    said = voices.both(lambda texts: texts.say("Page {page} of {pages}", page=page, pages=pages))
    half = _COLUMN / 2
    left, right = half + 60, half - 60
    names = written(f"{told.number} · {told.spot}", _LOOK.small, left, most_lines=1)
    count = written(said.on_one_line, _LOOK.small, right, right=True)
    return stacked([ruled(_COLUMN, _LOOK.line), gap(4), beside((0, names), (left, count))])
