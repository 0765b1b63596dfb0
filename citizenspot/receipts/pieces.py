"""Pieces of a page: each has a height and paints itself; small ones make larger ones."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from reportlab.lib.colors import HexColor

from citizenspot.receipts.direction import as_drawn, begins_at_the_right, reads_from_right
from citizenspot.receipts.fonts import ASCENT, Weight, runs, width
from citizenspot.receipts.lines import broken_lines
from citizenspot.receipts.phrase import Phrase
from citizenspot.receipts.sheet import Sheet, said_of, upright
from citizenspot.receipts.structure import Tag


@dataclass(frozen=True)
class Style:
    """How a text is set; `size` in points, `leading` in sizes from line to line."""

    size: float
    weight: Weight = Weight.REGULAR
    ink: str = "#000000"
    leading: float = 1.3

    @property
    def step(self) -> float:
        """Points from one line to the next."""
        return self.size * self.leading

    @property
    def base(self) -> float:
        """Points from the top of a line down to where its letters stand."""
        return (self.step - self.size) / 2 + ASCENT * self.size


@dataclass(frozen=True)
class Piece:
    """Something `height` points high; `paint` takes a canvas and the top left corner."""

    height: float
    paint: Callable[[Sheet, float, float], None]


def gap(height: float) -> Piece:
    """Return an empty piece."""
    return Piece(height, lambda _canvas, _left, _top: None)


def written(
    text: str, style: Style, most: float, *, right: bool = False, most_lines: int | None = None
) -> Piece:
    """Return a text in lines no wider than `most`, ranged where it begins, or right."""
    lines = broken_lines(text, style.weight, style.size, most)[:most_lines]
    return _set(lines, style, most, right=right)


def written_in_parts(text: str, style: Style, most: float, lines: int = 12) -> list[Piece]:
    """Return a text as pieces of some lines each, between which a page may end."""
    broken = broken_lines(text, style.weight, style.size, most)
    parts = (broken[start : start + lines] for start in range(0, len(broken), lines))
    return [_set(part, style, most) for part in parts]


def phrase(said: Phrase, own: Style, other: Style, most: float) -> list[Piece]:
    """Return a phrase: the citizen's language first, the service's below it."""
    return [
        *written_in_parts(said.own, own, most),
        *map(in_other_language, written_in_parts(said.other, other, most)),
    ]


def on_one_line(said: Phrase, style: Style, most: float) -> Piece:
    """Return a short phrase in both languages, on one line where there is room."""
    own, other = (written(text, style, most) for text in (said.own, said.other))
    if not said.other:
        return own
    space = width(" ", style.weight, style.size)
    dot = width(said.own, style.weight, style.size) + space
    second = dot + width("·", style.weight, style.size) + space
    if second + width(said.other, style.weight, style.size) > most:
        return stacked([own, in_other_language(other)])
    between = passed_over(written("·", style, most))
    return beside((0, own), (dot, between), (second, in_other_language(other)))


def stacked(pieces: Iterable[Piece]) -> Piece:
    """Return pieces one under another."""
    column = tuple(pieces)

    def paint(canvas: Sheet, left: float, top: float) -> None:
        for piece in column:
            piece.paint(canvas, left, top)
            top -= piece.height

    return Piece(sum(piece.height for piece in column), paint)


def beside(*columns: tuple[float, Piece]) -> Piece:
    """Return pieces next to each other, each with its distance from the left."""

    def paint(canvas: Sheet, left: float, top: float) -> None:
        for distance, piece in columns:
            piece.paint(canvas, left + distance, top)

    return Piece(max(piece.height for _, piece in columns), paint)


def tagged(tag: Tag, piece: Piece) -> Piece:
    """Return a piece that a screen reader takes for what the tag says; see `structure`."""

    def paint(canvas: Sheet, left: float, top: float) -> None:
        with canvas.within(tag):
            piece.paint(canvas, left, top)

    return Piece(piece.height, paint)


def passed_over(piece: Piece) -> Piece:
    """Return a piece that is seen, and not read aloud."""

    def paint(canvas: Sheet, left: float, top: float) -> None:
        with canvas.artifact():
            piece.paint(canvas, left, top)

    return Piece(piece.height, paint)


def in_other_language(piece: Piece) -> Piece:
    """Return a piece whose words are of the service's language."""

    def paint(canvas: Sheet, left: float, top: float) -> None:
        with canvas.within(Tag("Span", language=canvas.other_language)):
            piece.paint(canvas, left, top)

    return Piece(piece.height, paint)


def ruled(length: float, ink: str, thickness: float = 0.6) -> Piece:
    """Return a horizontal line."""

    def paint(canvas: Sheet, left: float, top: float) -> None:
        with canvas.artifact():
            canvas.setStrokeColor(HexColor(ink))
            canvas.setLineWidth(thickness)
            canvas.line(left, top - thickness / 2, left + length, top - thickness / 2)

    return Piece(thickness, paint)


def _set(lines: Sequence[str], style: Style, most: float, *, right: bool = False) -> Piece:
    whole = " ".join(lines)
    from_right = begins_at_the_right(whole)
    said = said_of(whole) if reads_from_right(whole) else ""

    def paint(canvas: Sheet, left: float, top: float) -> None:
        if not lines:
            return
        with canvas.content(said):
            draw(canvas, left, top - style.base)

    def draw(canvas: Sheet, left: float, base: float) -> None:
        canvas.setFillColor(HexColor(style.ink))
        for line in lines:
            across = width(line, style.weight, style.size)
            at_end = right or (from_right and not canvas.from_right)
            start = left + most - across if at_end else left
            with upright(canvas, start, across) as edge:
                draw_line(canvas, as_drawn(line, from_right=from_right), style, edge, base)
            base -= style.step

    return Piece(style.step * len(lines), paint)


def draw_line(canvas: Sheet, line: str, style: Style, left: float, base: float) -> None:
    """Draw one line of text as it is, changing fonts where one has no such character."""
    for run in runs(line, style.weight):
        canvas.setFont(run.font.fontName, style.size)
        canvas.drawString(left, base, run.text)
        left += run.width(style.size)
