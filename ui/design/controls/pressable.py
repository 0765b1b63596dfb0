"""The inside of everything that is pressed: icon, words that wrap, key, in reading order."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from PySide6.QtCore import QRect, QRectF, QSizeF, Qt
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QStyle

from ui.design.controls.key_hint import key_hint_size, paint_key_hint
from ui.design.fonts import Type, font
from ui.design.icon import IconName, facing, paint_icon
from ui.design.look import Look
from ui.design.showable import one_line
from ui.design.text_layout import TextLines, leading, text_lines
from ui.design.tokens import Colour

_MOST_LINES = 5


Side = Literal["before", "after"]


@dataclass(frozen=True)
class Words:
    """What a button or card says: its label, a smaller note, an icon and its side, and the key."""

    label: str
    note: str = ""
    icon: tuple[IconName, Side] | None = None
    key: str = ""


@dataclass(frozen=True)
class Inside:
    """What stands in a button or card, laid out for a width in pixels.

    `note` is a smaller second text; `icon` stands before or after the words.
    """

    look: Look
    label: TextLines
    note: TextLines | None
    icon: tuple[IconName, Side] | None
    key: str

    @property
    def words(self) -> QSizeF:
        """Return the size of label and note together, in pixels."""
        if self.note is None:
            return QSizeF(self.label.width, self.label.height)
        return QSizeF(max(self.label.width, self.note.width), self.label.height + self.note.height)

    @property
    def height(self) -> float:
        """Return the height of everything, in pixels."""
        return max(self.words.height(), self.look.measures.icon if self.icon else 0)

    @property
    def width(self) -> float:
        """Return the width of everything side by side, in pixels."""
        return self.words.width() + extra_width(self.look, self.key, icon=self.icon is not None)

    def paint(
        self,
        painter: QPainter,
        room: QRectF,
        inks: tuple[Colour, Colour],
        direction: Qt.LayoutDirection,
        *,
        centred: bool,
    ) -> None:
        """Paint everything into a room, words in the first ink and the note in the second."""
        measures = self.look.measures
        slack = max(0.0, room.width() - self.width)
        begin = room.left() + (slack / 2 if centred else 0)
        end = room.right() - (slack / 2 if centred else 0)
        if self.icon:
            size = QSizeF(measures.icon, measures.icon)
            name, side = self.icon
            at = begin if side == "before" else end - self._key_room - size.width()
            place = _placed(room, at, size, direction)
            paint_icon(painter, facing(name, direction), place, inks[0])
            begin += size.width() + measures.space if side == "before" else 0
        self._paint_words(painter, _placed(room, begin, self.words, direction), inks)
        if self.key:
            size = key_hint_size(self.key, measures)
            place = _placed(room, end - size.width(), size, direction)
            paint_key_hint(painter, self.key, place, inks[0], measures)

    @property
    def _key_room(self) -> float:
        return extra_width(self.look, self.key, icon=False)

    def _paint_words(self, painter: QPainter, rect: QRectF, inks: tuple[Colour, Colour]) -> None:
        painter.setPen(QColor(inks[0]))
        self.label.paint(painter, rect.left() - self.label.slack, rect.top())
        if self.note:
            painter.setPen(QColor(inks[1]))
            top = rect.top() + self.label.height
            self.note.paint(painter, rect.left() - self.note.slack, top)


def inside(look: Look, words: Words, width: float, direction: Qt.LayoutDirection) -> Inside:
    """Lay out what stands in a button or card for a width in pixels."""
    room = width - extra_width(look, words.key, icon=words.icon is not None)
    side = leading(direction)

    def lines(text: str, kind: Type) -> TextLines:
        written = font(kind, look.measures)
        return text_lines(one_line(text), written, room, most_lines=_MOST_LINES, alignment=side)

    note = lines(words.note, Type.SMALL) if words.note else None
    return Inside(look, lines(words.label, Type.STRONG), note, words.icon, words.key)


def extra_width(look: Look, key: str, *, icon: bool) -> float:
    """Return the width that icon and key take beside the words, in pixels."""
    measures = look.measures
    width = float(measures.icon + measures.space) if icon else 0.0
    return width + (key_hint_size(key, measures).width() + measures.space if key else 0.0)


def _placed(room: QRectF, at: float, size: QSizeF, direction: Qt.LayoutDirection) -> QRectF:
    """Return where a piece that begins at `at` stands, mirrored for right-to-left."""
    rect = QRect(round(at), 0, round(size.width() + 0.5), 1)
    left = QStyle.visualRect(direction, room.toRect(), rect).left()
    return QRectF(left, room.center().y() - size.height() / 2, size.width(), size.height())
