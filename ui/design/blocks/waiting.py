"""Paints that something is under way: who does what, and why."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout

from citizenspot.visit.views import Waiting
from ui.design.controls.medallion import Medallion
from ui.design.fonts import Type
from ui.design.keyed_column import Shown
from ui.design.look import Surroundings
from ui.design.plain_text import PlainText


class WaitingBlock(Shown[Waiting]):
    """A picture of what is awaited, and the sentence that says why."""

    def __init__(self, around: Surroundings) -> None:
        super().__init__()
        measures = around.look.measures
        self._picture = Medallion(around.look, "time", measures.body * 4)
        self._sentence = PlainText(around.look, "", Type.STRONG)
        row = QHBoxLayout(self)
        inset = measures.room
        row.setContentsMargins(inset, measures.spaces(1), inset, measures.spaces(1))
        row.setSpacing(measures.spaces(3))
        row.addWidget(self._picture)
        row.addWidget(self._sentence, 1, Qt.AlignmentFlag.AlignVCenter)

    def show_value(self, value: Waiting) -> None:
        """Show what is awaited."""
        self._picture.show_icon(value.picture)
        self._sentence.show_text(value.sentence)
