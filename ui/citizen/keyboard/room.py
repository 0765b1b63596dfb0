"""Where the touch keyboard stands: below the page, made when a field is first tapped."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.citizen.keyboard.keyboard import TouchKeyboard
from ui.citizen.keyboard.opening import KeyboardOpening
from ui.design.look import Look, Say

_ROWS = 4
_LEAST_ABOVE_MM = 150.0
"""A header, two fields, the acts and the bottom bar; a screen of ten inches has 48 mm above."""


class KeyboardRoom(QWidget):
    """The keyboard for the fields inside a widget; without height until there is one.

    `shown` takes the field, so that it can be brought into what is left of the page. `crowded` is
    told whether so little is left that everything but the page has to make room.
    """

    def __init__(
        self,
        look: Look,
        say: Say,
        language: str,
        inside: QWidget,
        shown: Callable[[QWidget], None],
        crowded: Callable[[bool], None],
    ) -> None:
        super().__init__()
        self._look, self._say, self._language, self._shown = look, say, language, shown
        self._crowded, self._inside = crowded, inside
        self._keyboard: TouchKeyboard | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._opening = KeyboardOpening(inside, self._open, self.put_away)

    def put_away(self) -> None:
        """Hide the keyboard, until a field is tapped again."""
        if self._keyboard is not None:
            self._keyboard.hide()
            self._crowded(False)  # noqa: FBT003 - a callback's one argument

    def _open(self, field: QWidget, kind: str) -> None:
        if self._keyboard is None:
            self._keyboard = TouchKeyboard(self._look, self._say, self._language, self.put_away)
            self._column.addWidget(self._keyboard)
        self._keyboard.type_into(field, kind)
        low = self._is_low()
        self._keyboard.stand_low(low=low)
        self._crowded(low)
        self._keyboard.show()
        self._shown(field)

    def _is_low(self) -> bool:
        """Say whether the window is too low for a page of the usual kind above the keyboard."""
        measures = self._look.measures
        keys = (_ROWS + 1) * (measures.target + 2 * measures.room)
        return self.window().height() - keys < _LEAST_ABOVE_MM * measures.pixels_per_mm
