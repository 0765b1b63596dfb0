"""A row of act buttons that is updated in place."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt

from citizenspot.visit.views import Act
from ui.design.arrangement import Arrangement, EvenGrid, FlowRow
from ui.design.controls.act_button import ActButton, ButtonIcon
from ui.design.controls.act_card import ActCard
from ui.design.look import Look

_CARD_EMS = 10
_MOST_COLUMNS = 3

IconOf = Callable[[Act], ButtonIcon | None]


class ActButtons:
    """The buttons of a changing list of acts inside an arrangement.

    A button is kept for the act of the same command, so that focus stays on it.
    """

    def __init__(self, arrangement: Arrangement, make: Callable[[Act], ActButton]) -> None:
        self.arrangement = arrangement
        self._make = make
        self._acts: tuple[Act, ...] = ()

    def show_acts(self, acts: Sequence[Act]) -> None:
        """Show these acts, in this order."""
        if tuple(acts) == self._acts:
            return
        self._acts = tuple(acts)
        kept = {_identity(button.act): button for button in self.buttons}
        buttons = [kept.get(_identity(act)) or self._make(act) for act in acts]
        for button, act in zip(buttons, acts, strict=True):
            button.show_act(act)
        if tuple(buttons) != self.buttons:
            self.arrangement.show_widgets(buttons)
        self.arrangement.setVisible(bool(acts))

    @property
    def buttons(self) -> tuple[ActButton, ...]:
        """Return the buttons, in reading order."""
        return tuple(each for each in self.arrangement.widgets if isinstance(each, ActButton))


def button_row(
    look: Look,
    press: Callable[[Act], None],
    alignment: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeading,
    icon_of: IconOf = lambda _act: None,
) -> ActButtons:
    """Return buttons side by side, wrapping to new rows."""
    flow = FlowRow(look.measures.spaces(1), alignment)
    return ActButtons(flow, lambda act: ActButton(look, act, press, icon=icon_of(act)))


def card_grid(look: Look, press: Callable[[Act], None]) -> ActButtons:
    """Return large cards in even columns."""
    grid = EvenGrid(look.measures.spaces(0.5), _CARD_EMS * look.measures.body, _MOST_COLUMNS)
    return ActButtons(grid, lambda act: ActCard(look, act, press))


def _identity(act: Act) -> tuple[object, str]:
    return act.command, act.style
