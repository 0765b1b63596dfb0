"""The fields of a page on the desk, below one another, with a summary of what is wrong."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from citizenspot.visit.views import Fields, FieldView
from ui.design.keyed_column import KeyedColumn, Shown
from ui.design.look import Surroundings
from ui.mediator.controls.problem_summary import ProblemSummary
from ui.mediator.fields.field_row import FieldRow
from ui.mediator.key_plan import letters_for


class FieldsBlock(Shown[Fields]):
    """Fields in reading order. Enter leads from one to the next."""

    finished = Signal()
    """Enter was pressed in the last field."""

    def __init__(self, around: Surroundings) -> None:
        super().__init__()
        self._around = around
        look = around.look
        self.has_letters = True
        self._summary = ProblemSummary(look, around.say)
        self._column = KeyedColumn[FieldView](
            lambda field: (field.case, field.field, field.kind),
            self._made_row,
            look.measures.spaces(1.2),
        )
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(look.measures.spaces(2))
        outer.addWidget(self._summary)
        outer.addWidget(self._column)

    @property
    def rows(self) -> tuple[FieldRow, ...]:
        """Return the rows, in reading order."""
        return tuple(row for row in self._column.widgets if isinstance(row, FieldRow))

    @property
    def focus_place(self) -> QWidget | None:
        """Return the first place to type, one with a problem before others."""
        rows = [row for row in self.rows if row.is_typed_here and row.editor]
        wrong = [row for row in rows if row.field.error]
        first = next(iter([*wrong, *rows]), None)
        return first.editor.focus_place if first and first.editor else None

    def commit(self) -> None:
        """Send whatever was typed and not sent yet."""
        for row in self.rows:
            row.commit()

    def show_value(self, value: Fields) -> None:
        """Show these fields; editors, cursors and typing stay."""
        self._column.show_values(value.fields)
        if self.has_letters:
            letters = letters_for([field.label for field in value.fields])
            for row, letter in zip(self.rows, letters, strict=True):
                row.show_letter(letter)
        self._summary.show_problems(
            [
                (row.field.label, row.field.error, row.take_focus)
                for row in self.rows
                if row.field.error
            ]
        )

    def _made_row(self, field: FieldView) -> FieldRow:
        row = FieldRow(self._around, field)
        row.entered.connect(lambda: self._go_on_from(row))
        return row

    def _go_on_from(self, row: FieldRow) -> None:
        rows = self.rows
        following = [each for each in rows[rows.index(row) + 1 :] if each.is_typed_here]
        if following:
            following[0].take_focus()
        else:
            self.finished.emit()
