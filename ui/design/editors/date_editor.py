"""The editor of a date: day, month and year typed apart, as people remember them."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from citizenspot.visit.views import FieldView
from ui.design.editors.editor import Editor, Heard, described
from ui.design.editors.entry import Entry
from ui.design.fonts import Type
from ui.design.look import Look, Say
from ui.design.plain_text import PlainText
from ui.design.showable import one_line

_DAY, _MONTH, _YEAR = range(3)
_CHARACTERS = (4, 4, 6)


class DateEditor(Editor):
    """Three short lines; leaving the last of them commits the date as ISO 8601.

    What is no date is committed as it was typed, with hyphens, so that the refusal can name it.
    """

    def __init__(self, look: Look, say: Say, heard: Heard) -> None:
        super().__init__()
        self._heard = heard
        self._is_touched = False
        self._parts = (say("Day"), say("Month"), say("Year"))
        self.entries = tuple(Entry(look, characters) for characters in _CHARACTERS)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(look.measures.spaces(1))
        grid.setVerticalSpacing(0)
        for column, (part, entry) in enumerate(zip(self._parts, self.entries, strict=True)):
            label = PlainText(look, part, Type.SMALL, ink=look.colours.text_subtle)
            label.setContentsMargins(look.measures.room, 0, 0, 0)
            label.setBuddy(entry)
            grid.addWidget(label, 0, column)
            grid.addWidget(entry, 1, column)
            entry.setInputMethodHints(Qt.InputMethodHint.ImhDigitsOnly)
            entry.textEdited.connect(self._typed)
            entry.returnPressed.connect(entry.go_on)
            entry.installEventFilter(self)
        grid.setColumnStretch(len(self.entries), 1)
        self.setFocusProxy(self.entries[_DAY])

    @property
    def focus_place(self) -> QWidget:
        """Return the line of the day."""
        return self.entries[_DAY]

    def show_field(self, field: FieldView) -> None:
        """Show the committed date, unless another is being typed."""
        for part, entry in zip(self._parts, self.entries, strict=True):
            entry.setAccessibleName(one_line(f"{field.label}, {part}"))
            entry.setAccessibleDescription(one_line(described(field)))
            entry.show_wrong(wrong=bool(field.error))
        if self._is_touched or (field.error and not field.text):
            return
        for entry, text in zip(self.entries, _split(field.text), strict=True):
            if entry.text() != text:
                entry.setText(text)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Commit when the focus leaves all three lines."""
        if event.type() == QEvent.Type.FocusOut and not any(
            entry.hasFocus() for entry in self.entries if entry is not watched
        ):
            self._leave(watched)
        return super().eventFilter(watched, event)

    def _leave(self, left: QObject) -> None:
        focused = self.window().focusWidget()
        if focused is left or focused not in self.entries:
            self.finish()

    def _typed(self) -> None:
        self._is_touched = True
        self._heard.draft(self._joined())

    def finish(self) -> None:
        """Commit the date typed, if one was."""
        if self._is_touched:
            self._is_touched = False
            self._heard.commit(self._joined())

    def _joined(self) -> str:
        """Return the date typed, as ISO 8601 where it is one, else its parts with hyphens."""
        day, month, year = (entry.text().strip() for entry in self.entries)
        try:
            return date(int(year), int(month), int(day)).isoformat()
        except ValueError:
            return f"{year}-{month}-{day}" if day or month or year else ""


def _split(text: str) -> tuple[str, str, str]:
    """Return day, month and year of a date as it was committed."""
    year, month, day = [*text.split("-", maxsplit=2), "", "", ""][:3]
    return day, month, year
