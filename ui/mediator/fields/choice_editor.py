"""The desk's editor for a choice among few: a digit chooses, Enter goes on."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QButtonGroup, QVBoxLayout, QWidget

from citizenspot.visit.views import FieldView, Option
from ui.design.arrangement import FlowRow
from ui.design.look import Look, Replies
from ui.design.showable import one_line
from ui.mediator.controls.numbered_option import NumberedOption
from ui.mediator.fields.editor import DeskEditor, name_for_readers
from ui.mediator.keys_at_once import is_plain_enter

MOST_DIGITS = 9
_STEPS = {
    Qt.Key.Key_Left: -1,
    Qt.Key.Key_Up: -1,
    Qt.Key.Key_Right: 1,
    Qt.Key.Key_Down: 1,
}


class ChoiceEditor(DeskEditor):
    """Radio buttons in a row; choosing commits. Arrows move without choosing, Space chooses."""

    def __init__(self, look: Look, field: FieldView, replies: Replies) -> None:
        super().__init__(field, replies)
        self._look = look
        self._shown: tuple[Option, ...] = ()
        self._is_writing = False
        self._group = QButtonGroup(self)
        self._row = FlowRow(look.measures.spaces(0.5))
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self._row)

    @property
    def options(self) -> tuple[NumberedOption, ...]:
        """Return the radio buttons, in order."""
        return tuple(each for each in self._row.widgets if isinstance(each, NumberedOption))

    @property
    def typed(self) -> str:
        """Return the value chosen, empty while none is."""
        return next((each.option.value for each in self.options if each.isChecked()), "")

    @property
    def focus_place(self) -> QWidget:
        """Return the button chosen, or the first."""
        chosen = [each for each in self.options if each.isChecked()]
        return next(iter([*chosen, *self.options]), self)

    def write(self, text: str) -> None:
        """Mark a value as chosen, or none."""
        self._is_writing = True
        self._group.setExclusive(False)
        for each in self.options:
            each.setChecked(each.option.value == text)
        self._group.setExclusive(True)
        self._is_writing = False

    def show_field(self, field: FieldView) -> None:
        """Show the values and which of them is chosen."""
        if field.options != self._shown:
            self._shown = field.options
            self._make_options(field)
        super().show_field(field)
        for each in self.options:
            name_for_readers(each, field)
            each.setAccessibleName(one_line(f"{each.option.label}, {field.label}"))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Choose by digit, move by arrow, go on by Enter."""
        text = event.text()
        if is_plain_enter(event):
            self.finish()
        elif text.isascii() and text.isdigit() and 1 <= int(text) <= len(self.options):
            chosen = self.options[int(text) - 1]
            chosen.click()
            chosen.setFocus(Qt.FocusReason.ShortcutFocusReason)
        elif event.key() in _STEPS:
            self._move(_STEPS[Qt.Key(event.key())])
        else:
            super().keyPressEvent(event)

    def _move(self, step: int) -> None:
        focused = [place for place, each in enumerate(self.options) if each.hasFocus()]
        if focused:
            following = (focused[0] + step) % len(self.options)
            self.options[following].setFocus(Qt.FocusReason.TabFocusReason)

    def _choose(self, checked: bool) -> None:  # noqa: FBT001 - as the signal has it
        if checked and not self._is_writing:
            self.commit()

    def _make_options(self, field: FieldView) -> None:
        for old in self.options:
            self._group.removeButton(old)
        made = [
            NumberedOption(self._look, option, str(number))
            for number, option in enumerate(field.options, start=1)
        ]
        for each in made:
            self._group.addButton(each)
            # Not `clicked`: what a screen reader toggles is chosen too.
            each.toggled.connect(self._choose)
        self._row.show_widgets(made)
