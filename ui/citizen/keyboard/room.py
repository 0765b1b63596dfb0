"""Where the touch keyboard stands: below the page, made when a field is first tapped."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.citizen.keyboard.keyboard import TouchKeyboard
from ui.citizen.keyboard.opening import KeyboardOpening
from ui.design.look import Look, Say


class KeyboardRoom(QWidget):
    """The keyboard for the fields inside a widget; without height until there is one.

    `shown` takes the field, so that it can be brought into what is left of the page.
    """

    def __init__(
        self,
        look: Look,
        say: Say,
        language: str,
        inside: QWidget,
        shown: Callable[[QWidget], None],
    ) -> None:
        super().__init__()
        self._look, self._say, self._language, self._shown = look, say, language, shown
        self._keyboard: TouchKeyboard | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._opening = KeyboardOpening(inside, self._open, self.put_away)

    def put_away(self) -> None:
        """Hide the keyboard, until a field is tapped again."""
        if self._keyboard is not None:
            self._keyboard.hide()

    def _open(self, field: QWidget, kind: str) -> None:
        if self._keyboard is None:
            self._keyboard = TouchKeyboard(self._look, self._say, self._language, self.put_away)
            self._column.addWidget(self._keyboard)
        self._keyboard.type_into(field, kind)
        self._keyboard.show()
        self._shown(field)
