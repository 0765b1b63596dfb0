"""Paints steps to follow, in order."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from citizenspot.visit.views import Numbered
from ui.design.fonts import Type, font
from ui.design.icon import ICON_NAMES, Icon
from ui.design.keyed_column import KeyedColumn, Shown
from ui.design.look import Look, Surroundings
from ui.design.painting import painter_on
from ui.design.plain_text import PlainText
from ui.design.showable import one_line

_Item = tuple[int, str, str]
"""A number, its sentence, and the name of its picture, empty where it has none."""


_DONE = "check"


class NumberedBlock(Shown[Numbered]):
    """Sentences behind their numbers, under a title."""

    def __init__(self, around: Surroundings) -> None:
        super().__init__()
        measures = around.look.measures
        self._title = PlainText(around.look, "", Type.STRONG, inset=True)
        self._items = KeyedColumn[_Item](
            lambda item: (item[0], item[2]),
            lambda item: _Line(around.look, item[0], item[2]),
            measures.spaces(1),
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(measures.spaces(1))
        column.addWidget(self._title)
        column.addWidget(self._items)

    def part(self, item: int) -> QWidget:
        """Return the widget of one step, by its turn."""
        return self._items.part(item)

    def show_value(self, value: Numbered) -> None:
        """Show these steps."""
        self._title.show_text(value.title)
        self._title.setVisible(bool(value.title))
        pictures = value.pictures or ("",) * len(value.items)
        numbers = range(1, len(value.items) + 1)
        self._items.show_values(list(zip(numbers, value.items, pictures, strict=True)))


class _Line(Shown[_Item]):
    """One step behind its number."""

    def __init__(self, look: Look, number: int, picture: str) -> None:
        super().__init__()
        measures = look.measures
        self._text = PlainText(look)
        row = QHBoxLayout(self)
        row.setContentsMargins(measures.room, 0, measures.room, 0)
        row.setSpacing(measures.spaces(1.5))
        # What is done already is no step to take: its mark stands in the place of its number.
        if picture != _DONE:
            row.addWidget(_Number(look, number), 0, Qt.AlignmentFlag.AlignTop)
        icon = next((name for name in ICON_NAMES if name == picture), None)
        if icon is not None:
            drawn = Icon(icon, round(measures.icon * 1.4), look.colours.accent)
            row.addWidget(drawn, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self._text, 1, Qt.AlignmentFlag.AlignVCenter)

    def show_value(self, value: _Item) -> None:
        """Show the sentence of this number."""
        self._text.show_text(value[1])
        self._text.setAccessibleName(one_line(f"{value[0]}. {value[1]}"))


class _Number(QWidget):
    """A number in a round ground."""

    def __init__(self, look: Look, number: int) -> None:
        super().__init__()
        self._look, self._number = look, number
        side = round(look.measures.body * 1.75)
        self.setFixedSize(side, side)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the ground and the number."""
        del event
        colours = self._look.colours
        rect = QRectF(self.rect())
        with painter_on(self) as painter:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(colours.accent_tint))
            painter.drawEllipse(rect)
            painter.setPen(QColor(colours.on_tint))
            painter.setFont(font(Type.STRONG, self._look.measures))
            painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, str(self._number))
