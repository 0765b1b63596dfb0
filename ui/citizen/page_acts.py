"""The acts of a page: the main one at the end of the row, Back and the others before it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QPaintEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from citizenspot.visit.commands import GoBack
from citizenspot.visit.views import Act
from ui.citizen.ends_row import EndsRow
from ui.design.controls.act_button import ActButton, ButtonIcon
from ui.design.controls.face import Face
from ui.design.look import Look
from ui.design.page_column import put_in_column
from ui.design.painting import hairline, painter_on


class PageActs(QWidget):
    """Buttons that stay where they are while the page above them scrolls."""

    def __init__(self, look: Look, press: Callable[[Act], None]) -> None:
        super().__init__()
        self._look, self._press = look, press
        self._acts: tuple[Act, ...] = ()
        self._buttons: list[ActButton] = []
        measures = look.measures
        self._row = EndsRow(measures.spaces(1), end_first=True)
        content = QWidget()
        column = QVBoxLayout(content)
        column.setContentsMargins(0, measures.spaces(1), 0, measures.spaces(1))
        column.addWidget(self._row)
        put_in_column(content, self, look)

    def show_acts(self, acts: tuple[Act, ...]) -> None:
        """Show these acts; a button whose act only changed its words stays."""
        before, self._acts = self._acts, acts
        self.setVisible(bool(acts))
        if acts == before:
            return
        ordered = sorted(acts, key=_place)
        if [_kind(act) for act in ordered] == [_kind(button.act) for button in self._buttons]:
            for button, act in zip(self._buttons, ordered, strict=True):
                button.show_act(act)
            return
        self._buttons = [self._made(act) for act in ordered]
        main = [button for button in self._buttons if button.act.style == "primary"]
        others = [button for button in self._buttons if button not in main]
        self._row.show_ends(others, main)

    @property
    def buttons(self) -> tuple[ActButton, ...]:
        """Return the buttons, in reading order."""
        return tuple(self._buttons)

    @property
    def main_button(self) -> ActButton | None:
        """Return the button of the main act, if the page has one."""
        return next((button for button in self._buttons if button.act.style == "primary"), None)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Divide the acts from the page above."""
        del event
        with painter_on(self) as painter:
            painter.fillRect(self.rect(), QColor(self._look.colours.background))
            hairline(painter, QRectF(self.rect()), self._look.colours.line)

    def _made(self, act: Act) -> ActButton:
        kind = MainButton if act.style == "primary" else ActButton
        return kind(self._look, act, self._press, icon=_icon(act))


class MainButton(ActButton):
    """The main act of a page: a button larger than the others."""

    def _made_face(self) -> Face:
        return Face(self._look, across=4, down=1.8)


def _place(act: Act) -> int:
    """Return the act's turn: the main act first; of the others, Back stands first in the row."""
    if act.style == "primary":
        return 0
    return 1 if isinstance(act.command, GoBack) else 2


def _kind(act: Act) -> tuple[type, str]:
    return type(act.command), act.style


def _icon(act: Act) -> ButtonIcon | None:
    if isinstance(act.command, GoBack):
        return ("arrow-back", "before")
    return ("arrow-forward", "after") if act.style == "primary" else None
