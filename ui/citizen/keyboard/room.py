"""Where the touch keyboard stands: below the page, made when a field is first tapped."""

from __future__ import annotations

from collections.abc import Callable
from typing import Literal

from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.citizen.keyboard.keyboard import TouchKeyboard
from ui.citizen.keyboard.opening import KeyboardOpening
from ui.design.look import Look, Say

_ROWS = 4
_LEAST_ABOVE_MM = 150.0
"""A header, two fields, the acts and the bottom bar."""

_LEAST_WITH_ACTS_MM = 80.0
"""Two fields and the acts; a screen of ten inches has 48 mm above the keyboard."""

Crowd = Literal["no", "bars", "all"]
"""What makes room for the page: nothing, the header and the bottom bar, or its acts besides."""


class KeyboardRoom(QWidget):
    """The keyboard for the fields inside a widget; without height until there is one.

    `shown` takes the field, so that it can be brought into what is left of the page. `crowded` is
    told what has to make room for the page.
    """

    def __init__(
        self,
        look: Look,
        say: Say,
        language: str,
        inside: QWidget,
        shown: Callable[[QWidget], None],
        crowded: Callable[[Crowd], None],
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
            self._crowded("no")

    def _open(self, field: QWidget, kind: str) -> None:
        if self._keyboard is None:
            self._keyboard = TouchKeyboard(self._look, self._say, self._language, self.put_away)
            self._column.addWidget(self._keyboard)
        self._keyboard.type_into(field, kind)
        crowd = self._crowd()
        self._keyboard.stand_low(low=crowd != "no")
        self._crowded(crowd)
        self._keyboard.show()
        self._shown(field)

    def _crowd(self) -> Crowd:
        """Return what has to make room, by what the window leaves above the keyboard."""
        measures = self._look.measures
        keys = (_ROWS + 1) * (measures.target + 2 * measures.room)
        above = (self.window().height() - keys) / measures.pixels_per_mm
        if above < _LEAST_WITH_ACTS_MM:
            return "all"
        return "bars" if above < _LEAST_ABOVE_MM else "no"
