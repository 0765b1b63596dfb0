"""Opens the touch keyboard when a field is tapped, and closes it when the focus goes elsewhere."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QWidget

_NUMBERS = (
    Qt.InputMethodHint.ImhDigitsOnly
    | Qt.InputMethodHint.ImhFormattedNumbersOnly
    | Qt.InputMethodHint.ImhDialableCharactersOnly
    | Qt.InputMethodHint.ImhPreferNumbers
)


class KeyboardOpening(QObject):
    """Watches the field that has the focus inside a widget.

    A tap opens: who comes by Tab has a keyboard already. `opened` takes the field and its kind.
    """

    def __init__(
        self,
        inside: QWidget,
        opened: Callable[[QWidget, str], None],
        closed: Callable[[], None],
    ) -> None:
        super().__init__(inside)
        self._inside, self._opened, self._closed = inside, opened, closed
        self._field: QWidget | None = None
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._moved)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Open the keyboard for a field that is tapped."""
        tapped = event.type() == QEvent.Type.MouseButtonRelease
        if tapped and self._field is not None and self._field.isEnabled():
            self._opened(self._field, kind_of(self._field))
        return super().eventFilter(watched, event)

    def _moved(self, _old: QWidget | None, new: QWidget | None) -> None:
        self._leave()
        if isinstance(new, QLineEdit | QPlainTextEdit) and self._inside.isAncestorOf(new):
            self._field = new
            _tapped_part(new).installEventFilter(self)
        elif new is not None:
            self._closed()

    def _leave(self) -> None:
        if self._field is not None:
            _tapped_part(self._field).removeEventFilter(self)
            self._field = None


def kind_of(field: QWidget) -> str:
    """Return what is typed into a field: numbers, an e-mail address, or a text."""
    hints = field.inputMethodHints()
    if hints & Qt.InputMethodHint.ImhEmailCharactersOnly:
        return "email"
    return "numbers" if hints & _NUMBERS else "text"


def _tapped_part(field: QWidget) -> QWidget:
    return field.viewport() if isinstance(field, QPlainTextEdit) else field
