"""The face of a button or card: how large its words make it, and how it is painted."""

from __future__ import annotations

import msgspec
from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter

from ui.design.controls.pressable import Inside, Words, extra_width, inside
from ui.design.look import Look
from ui.design.painting import focus_mark, rounded
from ui.design.tokens import Colour

_BEST_EMS = 24
_LEAST_EMS = 5


class Coat(msgspec.Struct, frozen=True):
    """The colours of a face at this moment; the edge is as wide as `edge_width` borders."""

    fill: Colour | None
    edge: Colour | None
    ink: Colour
    note_ink: Colour
    edge_width: float = 1


class Face:
    """The words of a button or card, sized and painted for whatever widget carries them.

    `across` and `down` are the space inside the shape, in space units; `centred` places the words
    in the middle, otherwise they begin where lines begin. Around the shape is room for the focus.
    """

    def __init__(
        self, look: Look, *, across: float = 2.5, down: float = 1, centred: bool = True
    ) -> None:
        measures = look.measures
        self._look, self._centred = look, centred
        self._across, self._down = measures.spaces(across), measures.spaces(down)
        self._words = Words("")
        self._direction = Qt.LayoutDirection.LeftToRight
        self._insides: dict[int, Inside] = {}
        self._heights: dict[int, int] = {}
        self._best: QSize | None = None

    def show(self, words: Words, direction: Qt.LayoutDirection) -> bool:
        """Take other words or another direction; return whether the size may have changed."""
        if (words, direction) == (self._words, self._direction):
            return False
        self._words, self._direction = words, direction
        self._insides.clear()
        self._heights.clear()
        self._best = None
        return True

    def height_for_width(self, width: int) -> int:
        """Return the height at a width, at least a target's and the focus room."""
        height = self._heights.get(width)
        if height is None and width < self._least_width:
            # Asked only on the way to a size: a layout that has none yet tries it with nothing.
            height = self._heights[width] = self._look.measures.target + self._margin
        if height is None:
            words = self._inside(width).height + 2 * self._down
            height = int(max(words, self._look.measures.target)) + self._margin
            self._heights[width] = height
        return height

    def size_hint(self) -> QSize:
        """Return the size with the words on as few lines as look well."""
        if self._best is None:
            width = self._best_width
            self._best = QSize(width, self.height_for_width(width))
        return self._best

    def minimum_size_hint(self) -> QSize:
        """Return a size in which a word can still be read."""
        return QSize(self._least_width, self._look.measures.target + self._margin)

    def shape(self, rect: QRectF) -> QRectF:
        """Return the painted shape within a widget's rectangle."""
        room = self._look.measures.room
        return rect.adjusted(room, room, -room, -room)

    def paint(self, painter: QPainter, rect: QRectF, coat: Coat, *, focused: bool) -> None:
        """Paint the shape, the focus where it is here, and the words."""
        measures = self._look.measures
        shape = self.shape(rect)
        edge_width = measures.border * coat.edge_width
        rounded(painter, shape, measures.radius, coat.fill, coat.edge, edge_width)
        if focused:
            focus_mark(painter, shape, self._look)
        self._inside(int(rect.width())).paint(
            painter,
            shape.adjusted(self._across, 0, -self._across, 0),
            (coat.ink, coat.note_ink),
            self._direction,
            centred=self._centred,
        )

    @property
    def _margin(self) -> int:
        return 2 * self._look.measures.room

    @property
    def _around(self) -> float:
        return 2 * self._across + self._margin + extra_width(self._look, self._words)

    @property
    def _best_width(self) -> int:
        width = int(self._natural.width) + 2 + 2 * self._across
        return max(width, self._look.measures.target) + self._margin

    @property
    def _least_width(self) -> int:
        least = int(self._around) + _LEAST_EMS * self._look.measures.body
        return min(least, self._best_width)

    @property
    def _natural(self) -> Inside:
        """Return the words on as few lines as look well."""
        return self._laid_out(int(self._around) + _BEST_EMS * self._look.measures.body)

    def _inside(self, width: int) -> Inside:
        """Return the words at a width; on one line they are the same wherever they fit."""
        natural = self._natural
        fits = natural.is_one_line and natural.width <= self._room(width)
        return natural if fits else self._laid_out(width)

    def _room(self, width: int) -> int:
        return width - self._margin - 2 * self._across

    def _laid_out(self, width: int) -> Inside:
        made = self._insides.get(width)
        if made is None:
            made = inside(self._look, self._words, self._room(width), self._direction)
            self._insides[width] = made
        return made
