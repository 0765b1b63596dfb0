"""Paints the grades of a rating, each with its face and its word."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QVBoxLayout, QWidget

from citizenspot.visit.commands import Rate
from citizenspot.visit.views import Rating
from ui.design.arrangement import EvenGrid
from ui.design.controls.grade_card import GradeCard
from ui.design.icon import IconName
from ui.design.keyed_column import Shown
from ui.design.look import Surroundings

_FACES: tuple[IconName, ...] = ("face-1", "face-2", "face-3", "face-4", "face-5")
_CARD_EMS = 6


class RatingBlock(Shown[Rating]):
    """Grades side by side; pressing one sends it."""

    def __init__(self, around: Surroundings) -> None:
        super().__init__()
        self._around = around
        self._value: Rating | None = None
        measures = around.look.measures
        self._grid = EvenGrid(0, _CARD_EMS * measures.body, len(_FACES))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._grid)

    @property
    def cards(self) -> tuple[GradeCard, ...]:
        """Return the cards, from the lowest grade to the highest."""
        return tuple(card for card in self._grid.widgets if isinstance(card, GradeCard))

    def part(self, item: int) -> QWidget:
        """Return the card of one item, by its turn."""
        return self.cards[item] if 0 <= item < len(self.cards) else self

    def show_value(self, value: Rating) -> None:
        """Show these grades."""
        before, self._value = self._value, value
        if before is None or before.labels != value.labels:
            look = self._around.look
            self._grid.show_widgets(
                [
                    GradeCard(look, face, label, partial(self._rate, stars))
                    for stars, (face, label) in enumerate(
                        zip(_FACES, value.labels, strict=False), start=1
                    )
                ]
            )
        for stars, card in enumerate(self.cards, start=1):
            card.show_chosen(chosen=stars == value.stars)
            card.setEnabled(value.editable)

    def _rate(self, stars: int) -> None:
        if self._value is not None:
            self._around.replies.give(Rate(self._value.case, stars))
