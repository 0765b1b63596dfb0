"""The inside of everything that is pressed: icon, words that wrap, key, in reading order."""

from __future__ import annotations

from typing import Literal

import msgspec
from PySide6.QtCore import QRect, QRectF, QSizeF, Qt
from PySide6.QtGui import QColor, QPainter

from ui.design.controls.key_hint import key_hint_size, paint_key_hint
from ui.design.fonts import Type, font
from ui.design.icon import IconName, facing, paint_icon
from ui.design.look import Look
from ui.design.mirroring import in_direction
from ui.design.showable import one_line
from ui.design.text_layout import TextLines, leading, text_lines
from ui.design.tokens import Colour

_MOST_LINES = 5


Side = Literal["before", "after"]


class Words(msgspec.Struct, frozen=True):
    """What a button or card says: its label, a smaller note, an icon and its side, and the key.

    `name` is what assistive technology says where the label alone does not tell enough.
    """

    label: str
    note: str = ""
    icon: tuple[IconName, Side] | None = None
    key: str = ""
    name: str = ""


class Inside(msgspec.Struct, frozen=True):
    """Words laid out for a width in pixels, with the icon and the key beside them."""

    look: Look
    said: Words
    label: TextLines
    note: TextLines | None

    @property
    def words(self) -> QSizeF:
        """Return the size of label and note together, in pixels."""
        if self.note is None:
            return QSizeF(self.label.width, self.label.height)
        return QSizeF(max(self.label.width, self.note.width), self.label.height + self.note.height)

    @property
    def is_one_line(self) -> bool:
        """Say whether neither label nor note is broken into lines."""
        texts = (self.label, self.note) if self.note else (self.label,)
        return all(len(text.starts) == 1 for text in texts)

    @property
    def height(self) -> float:
        """Return the height of everything, in pixels."""
        return max(self.words.height(), self.look.measures.icon if self.said.icon else 0)

    @property
    def width(self) -> float:
        """Return the width of everything side by side, in pixels."""
        return self.words.width() + extra_width(self.look, self.said)

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
        measures, said = self.look.measures, self.said
        slack = max(0.0, room.width() - self.width)
        begin = room.left() + (slack / 2 if centred else 0)
        end = room.right() - (slack / 2 if centred else 0)
        if said.icon:
            size = QSizeF(measures.icon, measures.icon)
            name, side = said.icon
            at = begin if side == "before" else end - _key_width(self.look, said) - size.width()
            place = _placed(room, at, size, direction)
            paint_icon(painter, facing(name, direction), place, inks[0])
            begin += _icon_width(self.look, said) if side == "before" else 0
        self._paint_words(painter, _placed(room, begin, self.words, direction), inks)
        if said.key:
            size = key_hint_size(said.key, measures)
            place = _placed(room, end - size.width(), size, direction)
            paint_key_hint(painter, said.key, place, inks[0], measures)

    def _paint_words(self, painter: QPainter, rect: QRectF, inks: tuple[Colour, Colour]) -> None:
        painter.setPen(QColor(inks[0]))
        self.label.paint(painter, rect.left() - self.label.slack, rect.top())
        if self.note:
            painter.setPen(QColor(inks[1]))
            top = rect.top() + self.label.height
            self.note.paint(painter, rect.left() - self.note.slack, top)


def inside(look: Look, said: Words, width: float, direction: Qt.LayoutDirection) -> Inside:
    """Lay out what stands in a button or card for a width in pixels."""
    room = width - extra_width(look, said)
    side = leading(direction)

    def lines(text: str, kind: Type) -> TextLines:
        written = font(kind, look.measures)
        return text_lines(one_line(text), written, room, most_lines=_MOST_LINES, alignment=side)

    note = lines(said.note, Type.SMALL) if said.note else None
    return Inside(look, said, lines(said.label, Type.STRONG), note)


def extra_width(look: Look, said: Words) -> float:
    """Return the width that icon and key take beside the words, in pixels."""
    return _icon_width(look, said) + _key_width(look, said)


def _icon_width(look: Look, said: Words) -> float:
    if said.icon is None:
        return 0.0
    return look.measures.icon + (look.measures.space if said.label else 0.0)


def _key_width(look: Look, said: Words) -> float:
    if not said.key:
        return 0.0
    return key_hint_size(said.key, look.measures).width() + look.measures.space


def _placed(room: QRectF, at: float, size: QSizeF, direction: Qt.LayoutDirection) -> QRectF:
    """Return where a piece that begins at `at` stands, mirrored for right-to-left."""
    rect = QRect(round(at), 0, round(size.width() + 0.5), 1)
    left = in_direction(direction, room.toRect(), rect).left()
    return QRectF(left, room.center().y() - size.height() / 2, size.width(), size.height())
