"""The right column's upper part: what screen 2 shows, whether it is alive, who has the hand."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from citizenspot.texts import _N, Texts
from citizenspot.visit.views import Act, CitizenView, DeskView
from ui.design.fonts import Type
from ui.design.icon import IconName
from ui.design.look import Look
from ui.design.plain_text import PlainText
from ui.mediator.controls.act_list import act_list
from ui.mediator.controls.chip import Chip
from ui.mediator.desk_port import CitizenScreen
from ui.mediator.placing import acts_on_screen_two
from ui.mediator.small_picture import SmallPicture

LAMPS: dict[CitizenScreen, tuple[str, str, IconName]] = {
    CitizenScreen.ALIVE: (_N("Alive"), "success", "check-circle"),
    CitizenScreen.STARTING_AGAIN: (_N("Starting again"), "warning", "warning"),
    CitizenScreen.UNPLUGGED: (_N("Unplugged"), "problem", "problem"),
}
COVERED: tuple[str, str, IconName] = (_N("Covered"), "information", "eye-closed")


class ScreenTwo(QWidget):
    """Says at all times what screen 2 shows and whether it is alive."""

    def __init__(self, look: Look, texts: Texts, press: Callable[[Act], None]) -> None:
        super().__init__()
        self._look, self._texts = look, texts
        self._screen = CitizenScreen.STARTING_AGAIN
        self._view: CitizenView | None = None
        subtle = look.colours.text_subtle
        self._title = PlainText(
            look, texts.say("Screen 2"), Type.SMALL_STRONG, ink=subtle, inset=True
        )
        self.lamp = Chip(look)
        self.picture = SmallPicture(look)
        self._says = PlainText(look, kind=Type.SMALL_STRONG, inset=True, most_lines=2)
        self._hand = PlainText(look, kind=Type.SMALL_STRONG, ink=look.colours.accent, inset=True)
        self._acts = act_list(look, press)
        self._lay_out()

    def show_view(self, view: DeskView) -> None:
        """Say what the citizen sees now; `picture` shows it."""
        self._view = view.citizen
        self._says.show_text(view.citizen.page.heading)
        self._hand.show_text(view.citizen.hand)
        self._hand.setVisible(bool(view.citizen.hand))
        self._acts.show_all(acts_on_screen_two(view))
        self._show_lamp()

    def show_screen(self, screen: CitizenScreen) -> None:
        """Show how screen 2 fares."""
        self._screen = screen
        self.picture.show_dimmed(dimmed=screen is not CitizenScreen.ALIVE)
        self._show_lamp()

    def _show_lamp(self) -> None:
        words, tone_name, icon = LAMPS[self._screen]
        covered = self._view is not None and self._view.state == "covered"
        if covered and self._screen is CitizenScreen.ALIVE:
            words, tone_name, icon = COVERED
        tone = getattr(self._look.colours, tone_name)
        self.lamp.show_state(self._texts.say(words), tone.surface, tone.ink, icon)

    def _lay_out(self) -> None:
        measures = self._look.measures
        head = QHBoxLayout()
        head.addWidget(self._title, 1)
        head.addWidget(self.lamp)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(measures.spaces(1))
        column.addLayout(head)
        column.addWidget(self.picture)
        column.addWidget(self._says)
        column.addWidget(self._hand)
        column.addWidget(self._acts)
