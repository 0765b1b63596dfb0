"""Paints acts of equal weight as large cards."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from citizenspot.visit.views import Choices
from ui.design.blocks.acts import card_grid
from ui.design.fonts import Type
from ui.design.keyed_column import Shown
from ui.design.look import Surroundings
from ui.design.plain_text import PlainText


class ChoicesBlock(Shown[Choices]):
    """Cards in even columns, under a title."""

    def __init__(self, around: Surroundings) -> None:
        super().__init__()
        look = around.look
        self._title = PlainText(look, "", Type.STRONG, inset=True)
        self._cards = card_grid(look, around.replies.press)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(look.measures.spaces(0.5))
        column.addWidget(self._title)
        column.addWidget(self._cards.arrangement)

    def part(self, item: int) -> QWidget:
        """Return the card of one item, by its turn."""
        return self._cards.buttons[item] if 0 <= item < len(self._cards.buttons) else self

    def show_value(self, value: Choices) -> None:
        """Show these acts."""
        self._title.show_text(value.title)
        self._title.setVisible(bool(value.title))
        self._cards.show_acts(value.acts)
