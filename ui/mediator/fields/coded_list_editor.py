"""The desk's editor for a choice among many: a line that completes what is typed."""

from __future__ import annotations

from PySide6.QtCore import QStringListModel, Qt
from PySide6.QtWidgets import QCompleter

from citizenspot.visit.views import FieldView, Option
from services_catalog.folding import folded
from ui.design.look import Look, Replies
from ui.design.showable import one_line
from ui.mediator.fields.line_editor import LineEditor


class CodedListEditor(LineEditor):
    """Shows the words of the values and commits the value itself."""

    def __init__(self, look: Look, field: FieldView, replies: Replies) -> None:
        super().__init__(look, field, replies)
        self._options: tuple[Option, ...] = ()
        self._labels = QStringListModel(self)
        completer = QCompleter(self._labels, self)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        self.line.setCompleter(completer)

    @property
    def typed(self) -> str:
        """Return the value whose words were typed, or what was typed where there is none."""
        words = folded(self.line.text())
        for option in self._options:
            if words in {folded(one_line(option.label)), folded(option.value)}:
                return option.value
        return self.line.text()

    def show_field(self, field: FieldView) -> None:
        """Show the field, with the values it may take now."""
        if field.options != self._options:
            self._options = field.options
            self._labels.setStringList([one_line(each.label) for each in field.options])
        super().show_field(field)

    def write(self, text: str) -> None:
        """Show the words of a value."""
        labels = {option.value: one_line(option.label) for option in self._options}
        super().write(labels.get(text, text))
