"""Acts below one another, each with its key at the end of the line."""

from __future__ import annotations

from collections.abc import Callable

from citizenspot.visit.views import Act
from ui.design.look import Look
from ui.mediator.controls.press_row import PressRow, RowWords
from ui.mediator.controls.row_list import RowList


def act_list(look: Look, press: Callable[[Act], None]) -> RowList[Act, ActRow]:
    """Return a list of acts."""
    return RowList(lambda act: ActRow(look, act, press), ActRow.show_act)


class ActRow(PressRow):
    """One act in a line; where it says why not, it shows the reason and does nothing."""

    def __init__(self, look: Look, act: Act, press: Callable[[Act], None]) -> None:
        super().__init__(look, RowWords(""), self._hand_over)
        self._act, self._give = act, press
        self.show_act(act)

    def show_act(self, act: Act) -> None:
        """Show another act in the same place."""
        self._act = act
        chosen = bool(act.selected)
        self.show_words(RowWords(act.label, act.why_not, key=act.key, selected=chosen))

    def _hand_over(self) -> None:
        if not self._act.why_not:
            self._give(self._act)
