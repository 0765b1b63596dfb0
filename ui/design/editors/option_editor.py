"""The editor of a choice: one large radio card a value."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QWidget

from citizenspot.visit.views import FieldView, Option
from ui.design.arrangement import EvenGrid
from ui.design.controls.option_card import OptionCard
from ui.design.editors.editor import Editor, Heard, described
from ui.design.look import Look
from ui.design.showable import one_line

_COLUMN_EMS = 11
_MOST_COLUMNS = 3
_STEPS: dict[int, int] = {
    Qt.Key.Key_Down.value: 1,
    Qt.Key.Key_Right.value: 1,
    Qt.Key.Key_Left.value: -1,
    Qt.Key.Key_Up.value: -1,
}


class OptionEditor(Editor):
    """Radio cards; choosing one commits its value. Digits choose by number."""

    def __init__(self, look: Look, heard: Heard) -> None:
        super().__init__()
        self._look, self._heard = look, heard
        self._options: tuple[Option, ...] = ()
        self._is_showing = False
        self._group = QButtonGroup(self)
        self._grid = EvenGrid(
            look.measures.spaces(0.5), _COLUMN_EMS * look.measures.body, _MOST_COLUMNS
        )
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self._grid)

    @property
    def cards(self) -> tuple[OptionCard, ...]:
        """Return the cards, in order."""
        return tuple(card for card in self._grid.widgets if isinstance(card, OptionCard))

    @property
    def focus_place(self) -> QWidget:
        """Return the chosen card, or the first."""
        chosen = [card for card in self.cards if card.isChecked()]
        return next(iter((*chosen, *self.cards)), self)

    def show_field(self, field: FieldView) -> None:
        """Show the values and which of them is chosen."""
        if field.options != self._options:
            self._options = field.options
            self._make_cards()
        self._is_showing = True
        self._group.setExclusive(False)
        for card in self.cards:
            card.setChecked(card.option.value == field.text)
            card.setAccessibleDescription(one_line(f"{field.label}. {described(field)}"))
        self._group.setExclusive(True)
        self._is_showing = False

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Choose by digit; arrows that met no card in their direction go on in order."""
        if event.text().isdecimal() and 1 <= int(event.text()) <= len(self.cards):
            self.cards[int(event.text()) - 1].click()
        elif event.key() in _STEPS:
            self._step(_STEPS[event.key()])
        else:
            super().keyPressEvent(event)

    def _step(self, by: int) -> None:
        focused = [number for number, card in enumerate(self.cards) if card.hasFocus()]
        if focused:
            card = self.cards[(focused[0] + by) % len(self.cards)]
            card.setFocus(Qt.FocusReason.OtherFocusReason)
            card.click()

    def _make_cards(self) -> None:
        for card in self.cards:
            self._group.removeButton(card)
        cards = [OptionCard(self._look, option) for option in self._options]
        for card in cards:
            self._group.addButton(card)
            # Not `clicked`: what a screen reader toggles is chosen too.
            card.toggled.connect(lambda checked, card=card: self._choose(card, chosen=checked))
        self._grid.show_widgets(cards)

    def _choose(self, card: OptionCard, *, chosen: bool) -> None:
        if chosen and not self._is_showing:
            self._heard.commit(card.option.value)
