"""The parts that a receipt on any paper is set from: rows, sums, facts, the outcome's panel."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from reportlab.lib.colors import HexColor

from citizenspot.receipts.fonts import width
from citizenspot.receipts.look import Look, TonePaint
from citizenspot.receipts.marks import badge, mark, signature
from citizenspot.receipts.phrase import Phrase
from citizenspot.receipts.pieces import (
    Piece,
    Style,
    beside,
    gap,
    in_other_language,
    on_one_line,
    phrase,
    stacked,
    tagged,
    written,
    written_in_parts,
)
from citizenspot.receipts.sheet import Sheet
from citizenspot.receipts.story import Fact, Kind, Mark, Row, Section, Story
from citizenspot.receipts.structure import Tag
from citizenspot.receipts.words import WATERMARK

# In points, but for shares.
_BADGE = 26
_AFTER_BADGE = 10
_MARK = 10
_PADDING = 11
_CORNER = 5
_SIGNATURE = (160, 46)
_AFTER_START = 8
_LONG_ROW = 180
_NARROW = 260
"""Below it, what stands side by side on a wide page stands one under the other."""

_REFERENCE_SHARE = 0.42
_WIDEST_START = 0.3
_NOTE_SHARE = 0.4
_NOTHING = Phrase("")


def rows(section: Section, look: Look, most: float) -> list[Piece]:
    """Return the rows of a section; a page may end after any of them."""
    start = _start_column(section.rows, look, most)
    if section.kind is Kind.QUIET:
        look = replace(look, body=look.note)
    together = Tag("Table" if section.kind is Kind.AMOUNTS else "L")
    pieces: list[Piece] = []
    for each in section.rows:
        row = _whole(_row(each, section.kind, look, start, most))
        pieces += [tagged(together, piece) for piece in row]
        pieces.append(gap(look.row_gap))
    if section.strokes:
        wide, high = _SIGNATURE
        said = section.heading.own
        drawn = signature(section.strokes, min(wide, most), high, look.body.ink, said)
        # With what stands over it: drawn alone on a page, it would sign nothing.
        pieces[-2:] = [stacked([*pieces[-2:], drawn, gap(2 * look.row_gap)])]
    return pieces


def _row(said: Row, kind: Kind, look: Look, start: float, most: float) -> list[Piece]:
    if kind is Kind.AMOUNTS:
        return _amount_row(said, look, most)
    if kind is Kind.TIMELINE and most > _NARROW:
        return _timeline_row(said, look, start, most)
    return _list_row(said, look, start, most)


def _whole(pieces: list[Piece]) -> list[Piece]:
    """Return a row in one piece, unless it is so long that a page should end inside."""
    whole = stacked(pieces)
    return [whole] if whole.height < _LONG_ROW else pieces


def _start_column(section_rows: Sequence[Row], look: Look, most: float) -> float:
    """Return the room for what stands before the texts: times, numbers or marks."""
    style = look.strong
    widest = max((width(row.aside, style.weight, style.size) for row in section_rows), default=0)
    marked = any(row.mark is not Mark.NONE for row in section_rows)
    column = max(widest, _MARK if marked else 0)
    return min(column + _AFTER_START, most * _WIDEST_START) if column else 0


def _list_row(said: Row, look: Look, start: float, most: float) -> list[Piece]:
    """Return one row: what stands before it, its text, its note, the other language."""
    item, body = Tag("LI"), Tag("LBody")
    first, *more = (tagged(body, piece) for piece in _text_and_note(said, look, most - start))
    row = [
        beside((0, _row_start(said, look, start)), (start, first)),
        *(beside((start, piece)) for piece in more),
    ]
    return [tagged(item, piece) for piece in row]


def _timeline_row(said: Row, look: Look, start: float, most: float) -> list[Piece]:
    """Return one row with its note to the right of its text."""
    notes = (most - start) * _NOTE_SHARE
    texts = most - start - notes - _AFTER_START
    text = phrase(said.text, _body(said, look), look.body_other, texts) or [gap(0)]
    note = phrase(said.note or _NOTHING, look.note, look.body_other, notes)
    # Both stand on one line though their letters differ in size.
    drop = gap(look.body.base - look.note.base)
    start_of_note = stacked([drop, *note[:1]])
    item, body = Tag("LI"), Tag("LBody")
    texts_beside = beside((start, text[0]), (most - notes, start_of_note))
    first = beside((0, _row_start(said, look, start)), (0, tagged(body, texts_beside)))
    rest = beside((start, stacked(text[1:])), (most - notes, stacked(note[1:])))
    return [tagged(item, first), tagged(item, tagged(body, rest))]


def _amount_row(said: Row, look: Look, most: float) -> list[Piece]:
    """Return one row of sums, with the sum to the right."""
    row, head = Tag("TR"), Tag("TH")
    texts = _text_and_note(said, look, most - look.amount - _AFTER_START)
    first, *more = (tagged(head, piece) for piece in texts)
    amount = tagged(Tag("TD"), written(said.aside, _body(said, look), look.amount, right=True))
    row_pieces = [beside((0, first), (most - look.amount, amount)), *more]
    return [tagged(row, piece) for piece in row_pieces]


def _text_and_note(said: Row, look: Look, most: float) -> list[Piece]:
    """Return the text, the note under it, and both in the service's language; never nothing."""
    note = said.note or _NOTHING
    others = " — ".join(filter(None, (said.text.other, note.other)))
    return [
        *written_in_parts(said.text.own, _body(said, look), most),
        *written_in_parts(note.own, look.note, most),
        *map(in_other_language, written_in_parts(others, look.body_other, most)),
    ] or [gap(0)]


def fact(told: Fact, look: Look, most: float) -> Piece:
    """Return a label in small letters and its value under it."""
    value = phrase(told.value, look.body, look.body_other, most)
    return tagged(Tag("P"), stacked([on_one_line(told.label, look.small, most), *value]))


def panel(told: Story, look: Look, most: float) -> Piece:
    """Return the outcome, in a panel of its own, with the provider's reference."""
    inner = most - 2 * _PADDING - _BADGE - _AFTER_BADGE
    paint = look.tones[told.tone]
    narrow = most < _NARROW
    share = 0 if narrow or not told.reference else inner * _REFERENCE_SHARE
    lines = phrase(told.outcome, look.outcome, look.outcome_other, inner - share - 8)
    outcome = beside(
        (0, badge(told.tone, _BADGE, paint.edge)),
        (_BADGE + _AFTER_BADGE, tagged(Tag("P"), _middle(lines))),
    )
    if not told.reference:
        return _boxed(outcome, paint, most)
    reference = _reference(told.reference, look, most - 2 * _PADDING if narrow else share)
    if narrow:
        return _boxed(stacked([outcome, gap(7), reference]), paint, most)
    return _boxed(beside((0, outcome), (most - 2 * _PADDING - share, reference)), paint, most)


def heading(said: Phrase, look: Look, most: float) -> Piece:
    """Return the heading of a section."""
    return tagged(Tag("H2"), stacked(phrase(said, look.heading, look.heading_other, most)))


def banner(said: Phrase, look: Look, most: float) -> Piece:
    """Return the box that says that a receipt is of practice, and what that means."""
    inner = most - 2 * _PADDING
    ink = replace(look.strong, ink=look.on_practice)
    lines = [
        written(WATERMARK, replace(look.outcome, ink=look.on_practice), inner),
        *phrase(said, ink, replace(look.body_other, ink=look.on_practice), inner),
    ]
    return _boxed(tagged(Tag("P"), stacked(lines)), look.practice, most)


def _reference(told: Fact, look: Look, most: float) -> Piece:
    value = written(told.value.own, look.reference, most)
    return tagged(Tag("P"), stacked([on_one_line(told.label, look.small, most), value]))


def _middle(lines: list[Piece]) -> Piece:
    """Return lines set down so that few of them stand at the badge's middle."""
    text = stacked(lines)
    return stacked([gap(max(0, (_BADGE - text.height) / 2)), text])


def _row_start(said: Row, look: Look, most: float) -> Piece:
    if said.aside:
        return tagged(Tag("Lbl"), written(said.aside, _body(said, look), most))
    # A mark is as high as small letters, and stands where they do.
    drop = (look.body.step - _MARK) / 2 - 1
    return stacked([gap(drop), mark(said.mark, _MARK, look.body.ink)])


def _body(said: Row, look: Look) -> Style:
    return look.strong if said.strong else look.body


def _boxed(content: Piece, paint: TonePaint, most: float) -> Piece:
    height = content.height + 2 * _PADDING

    def draw(canvas: Sheet, left: float, top: float) -> None:
        with canvas.artifact():
            canvas.setFillColor(HexColor(paint.ground))
            canvas.setStrokeColor(HexColor(paint.edge))
            canvas.setLineWidth(1)
            canvas.roundRect(left, top - height, most, height, _CORNER, stroke=1, fill=1)
        content.paint(canvas, left + _PADDING, top - _PADDING)

    return Piece(height, draw)
