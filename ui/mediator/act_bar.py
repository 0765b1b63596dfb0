"""The bar below the page: the way back at its beginning, the main act always at its end."""

from __future__ import annotations

from collections.abc import Callable

from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout

from citizenspot.visit.views import Act, Page
from ui.design.arrangement import FlowRow
from ui.design.blocks.acts import ActButtons
from ui.design.controls.act_button import ActButton
from ui.design.controls.button import light_coat
from ui.design.controls.face import Coat
from ui.design.controls.pressable import Words
from ui.design.look import Look
from ui.mediator.controls.ground import Ground
from ui.mediator.key_plan import BACK, canonical


class ActBar(Ground):
    """Shows a page's acts in places that never change from page to page."""

    def __init__(self, look: Look, press: Callable[[Act], None]) -> None:
        super().__init__(look, look.colours.surface, line_at=Qt.Edge.TopEdge)
        self._press = press
        spacing = look.measures.spaces(1)
        self._back = self._row(FlowRow(spacing))
        self._on = self._row(FlowRow(spacing, Qt.AlignmentFlag.AlignTrailing))
        row = QHBoxLayout(self)
        across, down = look.measures.spaces(3), look.measures.spaces(1)
        row.setContentsMargins(across, down, across, down)
        row.addWidget(self._back.arrangement, 1, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self._on.arrangement, 3)

    def show_page(self, page: Page) -> None:
        """Show the acts of a page."""
        back = [act for act in page.acts if canonical(act.key) == BACK]
        others = [act for act in page.acts if act not in back]
        main = [act for act in others if act.style == "primary"]
        self._back.show_acts(back)
        self._on.show_acts([*(act for act in others if act not in main), *main])
        self.setVisible(bool(page.acts))

    @property
    def main_button(self) -> ActButton | None:
        """Return the button of the main act, if the page has one."""
        buttons = [each for each in self._on.buttons if each.act.style == "primary"]
        return buttons[-1] if buttons else None

    def _row(self, arrangement: FlowRow) -> ActButtons:
        return ActButtons(arrangement, lambda act: BarAct(self._look, act, self._press))


class BarAct(ActButton):
    """A button of the bar; an act of the citizen's own is not filled, and has two hands for a sign.

    It is what the mediator does in somebody's stead, and must not look like the way on.
    """

    def _coat(self) -> Coat:
        if self.act.reason_asked and not self.act.why_not:
            lit = self.underMouse() or self.isDown()
            return light_coat(self._look, quiet=False, lit=lit)
        return super()._coat()

    def _said(self, act: Act) -> Words:
        words = super()._said(act)
        return replace(words, icon=("hands", "before")) if act.reason_asked else words
