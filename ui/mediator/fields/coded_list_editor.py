"""The desk's editor for a choice among many: a line that completes what is typed.

What matches is listed below the line, and not in a window of its own that would take the keys.
"""

from __future__ import annotations

from PySide6.QtCore import QStringListModel, Qt
from PySide6.QtWidgets import QCompleter

from citizenspot.visit.views import FieldView, Option
from services_catalog.folding import folded
from ui.design.fonts import Type
from ui.design.look import Look, Replies
from ui.design.plain_text import PlainText
from ui.design.showable import one_line
from ui.mediator.fields.line_editor import LineEditor

_MOST_LISTED = 6


class CodedListEditor(LineEditor):
    """Shows the words of the values and commits the value itself."""

    def __init__(self, look: Look, field: FieldView, replies: Replies) -> None:
        super().__init__(look, field, replies)
        self._options: tuple[Option, ...] = ()
        self._values: dict[str, str] = {}
        self._words: dict[str, str] = {}
        self._labels = QStringListModel(self)
        self.matches = PlainText(
            look, kind=Type.SMALL, ink=look.colours.text_subtle, most_lines=2, inset=True
        )
        self._below.addWidget(self.matches)
        self.matches.hide()
        completer = QCompleter(self._labels, self)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setCompletionMode(QCompleter.CompletionMode.InlineCompletion)
        self.line.setCompleter(completer)
        self.line.textEdited.connect(self._list_matches)
        self.line.left.connect(self.matches.hide)

    @property
    def typed(self) -> str:
        """Return the value whose words were typed or begun, else what was typed."""
        text = self.line.text()
        wanted = folded(text)
        if wanted in self._values:
            return self._values[wanted]
        begun = {value for words, value in self._values.items() if words.startswith(wanted)}
        return begun.pop() if wanted and len(begun) == 1 else text

    def show_field(self, field: FieldView) -> None:
        """Show the field, with the values it may take now."""
        if field.options != self._options:
            self._options = field.options
            self._words = {each.value: one_line(each.label) for each in field.options}
            self._labels.setStringList(sorted(self._words.values(), key=folded))
            self._values = {folded(each.value): each.value for each in field.options}
            self._values |= {folded(words): value for value, words in self._words.items()}
        super().show_field(field)

    def commit(self) -> None:
        """Send the value, and show its words as they are."""
        super().commit()
        if self.typed in self._words:
            self.write(self.typed)

    def write(self, text: str) -> None:
        """Show the words of a value."""
        super().write(self._words.get(text, text))

    def _list_matches(self, text: str) -> None:
        """List the values that have what was typed so far anywhere in their words."""
        wanted = folded(text)
        found = [words for words in self._words.values() if wanted in folded(words)]
        listed = " · ".join(found[:_MOST_LISTED])
        more = " …" if len(found) > _MOST_LISTED else ""
        self.matches.show_text(listed + more)
        self.matches.setVisible(bool(wanted and found))
