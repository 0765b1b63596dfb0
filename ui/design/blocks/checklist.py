"""Paints papers to look at, one after another."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from citizenspot.visit.views import CheckItem, Checklist
from ui.design.blocks.acts import button_row
from ui.design.controls.card import Card
from ui.design.fonts import Type
from ui.design.icon import Icon, IconName
from ui.design.keyed_column import KeyedColumn, Shown
from ui.design.look import Surroundings
from ui.design.painting import hairline, painter_on
from ui.design.plain_text import PlainText

_ICONS: dict[str, IconName] = {"open": "paper", "done": "check-circle", "missing": "warning"}


class CheckLine(Shown[CheckItem]):
    """One paper: what it is, where it stands, and the acts that settle it."""

    def __init__(self, around: Surroundings) -> None:
        super().__init__()
        self._look = look = around.look
        measures = look.measures
        self._icon = Icon("paper", round(measures.icon * 1.15), look.colours.text)
        self._label = PlainText(look, "", Type.STRONG, inset=True)
        self._note = PlainText(look, "", Type.SMALL, ink=look.colours.text_subtle, inset=True)
        self._state = PlainText(look, "", Type.SMALL_STRONG, inset=True)
        self._acts = button_row(look, around.replies.press)
        words = QVBoxLayout()
        words.setSpacing(measures.spaces(0.5))
        for part in (self._label, self._note, self._state, self._acts.arrangement):
            words.addWidget(part)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, measures.spaces(1.5), 0, measures.spaces(1.5))
        row.setSpacing(measures.spaces(1))
        row.addWidget(self._icon, alignment=Qt.AlignmentFlag.AlignTop)
        row.addLayout(words, 1)
        self._acts.arrangement.hide()

    def show_value(self, value: CheckItem) -> None:
        """Show the paper as it stands now."""
        colours = self._look.colours
        ink = {
            "open": colours.text_subtle,
            "done": colours.success.ink,
            "missing": colours.warning.ink,
        }[value.state]
        self._icon.show_icon(_ICONS[value.state], ink)
        self._label.show_text(value.label)
        for part, text in ((self._note, value.note), (self._state, value.state_text)):
            part.show_text(text)
            part.setVisible(bool(text))
        self._state.show_ink(ink)
        self._acts.show_acts(value.acts)
        for button in self._acts.buttons:
            button.show_act(button.act, value.label)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Divide this paper from the one above."""
        del event
        if self.y() > 0:
            with painter_on(self) as painter:
                hairline(painter, QRectF(self.rect()), self._look.colours.line)


class ChecklistBlock(Shown[Checklist]):
    """Papers in a card."""

    def __init__(self, around: Surroundings) -> None:
        super().__init__()
        self._lines = KeyedColumn[CheckItem](
            lambda item: item.label, lambda _item: CheckLine(around), 0
        )
        card = Card(around.look, pad=1.5)
        card.column.addWidget(self._lines)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(card)

    def part(self, item: int) -> QWidget:
        """Return the widget of one item, by its turn."""
        return self._lines.part(item)

    def show_value(self, value: Checklist) -> None:
        """Show these papers."""
        self._lines.show_values(value.items)
