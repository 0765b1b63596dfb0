"""The visits put aside, each taken up again by its own key."""

from __future__ import annotations

from collections.abc import Callable

from citizenspot.visit.views import Act, ParkedVisit
from ui.design.look import Look
from ui.mediator.controls.press_row import PressRow, RowWords
from ui.mediator.controls.row_list import RowList


def parked_list(look: Look, press: Callable[[Act], None]) -> RowList[ParkedVisit, ParkedRow]:
    """Return the list of parked visits."""
    return RowList(lambda parked: ParkedRow(look, parked, press), ParkedRow.show_parked)


class ParkedRow(PressRow):
    """One parked visit: whose, since when."""

    def __init__(self, look: Look, parked: ParkedVisit, press: Callable[[Act], None]) -> None:
        super().__init__(look, RowWords(""), self._resume)
        self._act, self._give = parked.act, press
        self.show_parked(parked)

    def show_parked(self, parked: ParkedVisit) -> None:
        """Show another parked visit."""
        self._act = parked.act
        note = f"{parked.since} · {parked.act.label}"
        self.show_words(RowWords(parked.label, note, "waiting", parked.act.key))

    def _resume(self) -> None:
        self._give(self._act)
