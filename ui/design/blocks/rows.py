"""Paints labels and values, such as the answers to check, with Show and Change where offered."""

from __future__ import annotations

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from citizenspot.visit.commands import Change
from citizenspot.visit.views import Act, Row, Rows
from ui.design.controls.act_button import ActButton, ButtonIcon
from ui.design.controls.card import Card
from ui.design.controls.masked_value import MaskedValue
from ui.design.fonts import Type
from ui.design.keyed_column import KeyedColumn, Shown
from ui.design.look import Surroundings
from ui.design.painting import hairline, painter_on
from ui.design.plain_text import PlainText

_SIDE_BY_SIDE_EMS = 30
"""From this width on a label stands beside its value; below it stands above."""

_PARTS = (4, 7)
"""How label and value share a row's width."""


class ValueRow(Shown[Row]):
    """A label, its value, and the act that changes it."""

    def __init__(self, around: Surroundings) -> None:
        super().__init__()
        self._around = around
        look = around.look
        measures = look.measures
        self._label = PlainText(look, "", Type.BODY, ink=look.colours.text_subtle)
        self._value = MaskedValue(look, around.say, Type.STRONG)
        self._change: ActButton | None = None
        self._box = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._box.setContentsMargins(0, measures.spaces(0.5), 0, measures.spaces(0.5))
        self._box.setSpacing(measures.spaces(1))
        self._box.addStrut(measures.target)
        self._box.addWidget(self._label, _PARTS[0])
        self._ends = QHBoxLayout()
        self._ends.setSpacing(measures.spaces(1))
        self._ends.addWidget(self._value, 1)
        self._box.addLayout(self._ends, _PARTS[1])

    def show_value(self, value: Row) -> None:
        """Show the row as it is now."""
        self._label.show_text(value.label)
        self._value.show_value(value.value, value.full, value.label)
        if value.change and self._change is None:
            icon: ButtonIcon | None = ("pen", "before") if _changes(value.change) else None
            replies = self._around.replies
            self._change = ActButton(self._around.look, value.change, replies.press, icon=icon)
            self._ends.addWidget(self._change)
        if self._change:
            self._change.setVisible(value.change is not None)
        if self._change and value.change:
            self._change.show_act(value.change, value.label)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Stand label and value beside each other where there is width for it."""
        super().resizeEvent(event)
        wide = self.width() >= _SIDE_BY_SIDE_EMS * self._around.look.measures.body
        direction = QBoxLayout.Direction.LeftToRight if wide else QBoxLayout.Direction.TopToBottom
        if self._box.direction() != direction:
            self._box.setDirection(direction)
            # Below each other they would share what height there is, in these parts.
            for_label, for_value = _PARTS if wide else (0, 0)
            self._box.setStretchFactor(self._label, for_label)
            self._box.setStretchFactor(self._ends, for_value)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Divide this row from the one above."""
        del event
        if self.y() > 0:
            with painter_on(self) as painter:
                hairline(painter, QRectF(self.rect()), self._around.look.colours.line)


def _changes(act: Act) -> bool:
    """Say whether an act leads back to an answer; the desk's lists have other acts too."""
    return isinstance(act.command, Change)


class RowsBlock(Shown[Rows]):
    """Rows in a card, under a title."""

    def __init__(self, around: Surroundings) -> None:
        super().__init__()
        measures = around.look.measures
        self._title = PlainText(around.look, "", Type.STRONG, inset=True)
        self._rows = KeyedColumn[Row](lambda row: row.label, lambda _row: ValueRow(around), 0)
        card = Card(around.look, pad=1.5)
        card.column.addWidget(self._rows)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(measures.spaces(0.5))
        column.addWidget(self._title)
        column.addWidget(card)

    def part(self, item: int) -> QWidget:
        """Return the widget of one item, by its turn."""
        return self._rows.part(item)

    def show_value(self, value: Rows) -> None:
        """Show these rows."""
        self._title.show_text(value.title)
        self._title.setVisible(bool(value.title))
        self._rows.show_values(value.rows)
