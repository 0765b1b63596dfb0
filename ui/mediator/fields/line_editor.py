"""The desk's editor for everything that fits on one line, dates and numbers included."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from citizenspot.visit.views import FieldView
from ui.design.look import Look, Replies
from ui.design.shown_part import ShownPart
from ui.mediator.controls.line import Line
from ui.mediator.fields.editor import DeskEditor, name_for_readers

_CHARACTERS = {
    "date": 14,
    "number": 14,
    "money": 14,
    "digits": 16,
    "phone": 20,
    "postal_code": 12,
    "nif": 14,
    "niss": 16,
    "cc": 18,
    "pin": 24,
    "iban": 34,
}
"""How many characters the box is wide; how the text is read is decided where it is journalled."""


class LineEditor(DeskEditor):
    """One line; Enter or leaving it commits."""

    def __init__(self, look: Look, field: FieldView, replies: Replies) -> None:
        super().__init__(field, replies)
        characters = _CHARACTERS.get(field.kind, 0)
        self.line = Line(look, characters)
        self.line.show_ground(look.colours.background)
        if field.kind == "pin":
            self.line.setEchoMode(QLineEdit.EchoMode.Password)
        self.line.textEdited.connect(self.typing)
        self.line.entered.connect(self.finish)
        self.line.left.connect(self.commit)
        self._below = QVBoxLayout(self)
        self._below.setContentsMargins(0, 0, 0, 0)
        self._below.setSpacing(0)
        row = QHBoxLayout()
        row.addWidget(self.line)
        if characters:
            row.addStretch(1)
        self._below.addLayout(row)
        self.setFocusProxy(self.line)
        self._described = ShownPart(self._describe, "label", "hint", "why", "error")

    @property
    def typed(self) -> str:
        """Return what stands in the line."""
        return self.line.text()

    @property
    def focus_place(self) -> QWidget:
        """Return the line."""
        return self.line

    def write(self, text: str) -> None:
        """Put a text into the line, with the cursor where it was."""
        place = self.line.cursorPosition()
        self.line.setText(text)
        if self.line.hasFocus():
            self.line.setCursorPosition(min(place, len(text)))

    def show_field(self, field: FieldView) -> None:
        """Show the field's text and whether it has to be mended."""
        super().show_field(field)
        self._described.show_view(field)

    def _describe(self, field: FieldView) -> None:
        name_for_readers(self.line, field)
        self.line.show_wrong(wrong=bool(field.error))
