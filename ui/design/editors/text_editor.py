"""The editor of a field that is one line of text, shown masked while nobody types in it."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from citizenspot.visit.views import FieldView
from ui.design.editors.editor import Editor, Heard, described
from ui.design.editors.entry import Entry
from ui.design.look import Look
from ui.design.showable import one_line
from ui.design.shown_part import ShownPart

_EXPECTED_CHARACTERS = {
    "digits": 14,
    "money": 12,
    "nif": 12,
    "number": 12,
    "phone": 18,
    "postal_code": 11,
}
_HINTS = {
    "digits": Qt.InputMethodHint.ImhDigitsOnly,
    "email": Qt.InputMethodHint.ImhEmailCharactersOnly,
    "money": Qt.InputMethodHint.ImhFormattedNumbersOnly,
    "nif": Qt.InputMethodHint.ImhDigitsOnly,
    "number": Qt.InputMethodHint.ImhFormattedNumbersOnly,
    "phone": Qt.InputMethodHint.ImhDialableCharactersOnly,
    "postal_code": Qt.InputMethodHint.ImhPreferNumbers,
}


class TextEditor(Editor):
    """One line of text; Enter or leaving it commits what was typed."""

    def __init__(self, look: Look, kind: str, heard: Heard) -> None:
        super().__init__()
        self._heard = heard
        self._field: FieldView | None = None
        self._is_touched = False
        self.entry = Entry(look, _EXPECTED_CHARACTERS.get(kind, 0))
        self.entry.setInputMethodHints(_HINTS.get(kind, Qt.InputMethodHint.ImhNone))
        self.entry.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled)
        self.entry.textEdited.connect(self._typed)
        self.entry.editingFinished.connect(self._finished)
        self.entry.returnPressed.connect(self.entry.go_on)
        self.entry.installEventFilter(self)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.entry)
        if kind in _EXPECTED_CHARACTERS:
            row.addStretch()
        self.setFocusProxy(self.entry)
        self._described = ShownPart(self._describe, "label", "hint", "why", "error")

    @property
    def focus_place(self) -> QWidget:
        """Return the line."""
        return self.entry

    def show_field(self, field: FieldView) -> None:
        """Show the committed text, unless something else is typed over it or was refused."""
        before, self._field = self._field, field
        is_refused = bool(field.error and before and before.text == field.text)
        self._described.show_view(field)
        if not self._is_touched and not is_refused:
            self._write(self._resting_text())

    def _describe(self, field: FieldView) -> None:
        self.entry.setAccessibleName(one_line(field.label))
        self.entry.setAccessibleDescription(one_line(described(field)))
        self.entry.show_wrong(wrong=bool(field.error))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Uncover a masked text while it is being edited, and cover it after."""
        if isinstance(event, QFocusEvent) and not self._is_touched:
            self._write(self._open_text() if event.gotFocus() else self._resting_text(covered=True))
            if event.gotFocus():
                self.entry.setCursorPosition(len(self.entry.text()))
        return super().eventFilter(watched, event)

    def _resting_text(self, *, covered: bool | None = None) -> str:
        """Return what stands in the line while nothing is typed."""
        if self._field is None:
            return ""
        is_covered = not self.entry.hasFocus() if covered is None else covered
        if self._field.masked and is_covered:
            return self._field.shown
        return self._open_text()

    def _open_text(self) -> str:
        return (self._field.text or self._field.full) if self._field else ""

    def _write(self, text: str) -> None:
        shown = one_line(text)
        if shown == self.entry.text():
            return
        place = self.entry.cursorPosition()
        self.entry.setText(shown)
        self.entry.setCursorPosition(min(place, len(shown)) if self.entry.hasFocus() else 0)

    def _typed(self, text: str) -> None:
        self._is_touched = True
        self._heard.draft(text)

    def _finished(self) -> None:
        if self._is_touched:
            self._is_touched = False
            self._heard.commit(self.entry.text())
