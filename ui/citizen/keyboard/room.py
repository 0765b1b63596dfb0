"""Where the touch keyboard stands: below the page, made when a field is first tapped."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Literal

from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.citizen.keyboard.opening import KeyboardOpening
from ui.citizen.keyboard.page_key import PageKey
from ui.design.look import Look, Say

if TYPE_CHECKING:
    from ui.citizen.keyboard.keyboard import TouchKeyboard
    from ui.citizen.stage import Stage

_ROWS = 4
_LEAST_ABOVE_MM = 150.0
"""A header, two fields, the acts and the bottom bar."""

_LEAST_PAGE_EMS = 7
"""Above a field its label and a hint that wraps, and below it the next label."""

Crowd = Literal["no", "bars", "all"]
"""What makes room for the page: nothing, the header and the bottom bar, or its acts besides."""


class KeyboardRoom(QWidget):
    """The keyboard for the fields of a stage; without height until there is one.

    The field is brought into what is left of the page, and the stage is told what has to make room
    for it. Where the bottom bar does, the keyboard has its Stop, and where the acts do, the main
    one: neither is ever out of reach.
    """

    def __init__(self, look: Look, say: Say, language: str, stage: Stage) -> None:
        super().__init__()
        self._look, self._say, self._language, self._stage = look, say, language, stage
        self._keyboard: TouchKeyboard | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._opening = KeyboardOpening(stage, self._open, self.put_away)

    def put_away(self) -> None:
        """Hide the keyboard, until a field is tapped again."""
        if self._keyboard is not None:
            self._keyboard.hide()
            self._stage.give_page_room("no")

    def _open(self, field: QWidget, kind: str) -> None:
        if self._keyboard is None:
            from ui.citizen.keyboard.keyboard import TouchKeyboard  # noqa: PLC0415 - no start waits for it

            self._keyboard = TouchKeyboard(self._look, self._say, self._language, self.put_away)
            self._column.addWidget(self._keyboard)
        crowd = self._crowd()
        is_low = crowd != "no"
        self._keyboard.stand_low(
            low=is_low,
            stop=self._stopping() if is_low else None,
            main=self._going_on() if crowd == "all" else None,
        )
        self._keyboard.type_into(field, kind)
        self._stage.give_page_room(crowd)
        self._keyboard.show()
        self._stage.bring_into_view(field)

    def _stopping(self) -> PageKey | None:
        act = self._stage.stop_act
        return PageKey(act.label, partial(self._stage.press, act)) if act is not None else None

    def _going_on(self) -> PageKey | None:
        """Return the page's main act; the keyboard goes, and the field gives what was typed."""
        button = self._stage.acts.main_button
        return PageKey(button.act.label, self._press_main) if button is not None else None

    def _press_main(self) -> None:
        self.put_away()
        button = self._stage.acts.main_button
        if button is not None:
            button.setFocus()
            button.click()

    def _crowd(self) -> Crowd:
        """Return what has to make room, by what the window leaves above the keyboard."""
        measures = self._look.measures
        keys = (_ROWS + 1) * (measures.target + 2 * measures.room)
        above = self.window().height() - keys
        if above >= _LEAST_ABOVE_MM * measures.pixels_per_mm:
            return "no"
        # The acts stand in two rows where they are long, and their height is theirs when hidden.
        least = measures.target + _LEAST_PAGE_EMS * measures.body
        return "bars" if above - self._stage.acts.height() >= least else "all"


def load_keyboard() -> None:
    """Load what the keyboard is made of, before the first field is tapped."""
    import ui.citizen.keyboard.keyboard  # noqa: F401, PLC0415 - as above
