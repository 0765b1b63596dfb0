"""The right column: screen 2, and what is on its way to providers."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from citizenspot.texts import Texts
from citizenspot.visit.views import Act, DeskView
from ui.design.look import Look
from ui.mediator.controls.ground import Ground
from ui.mediator.controls.scrolling import Scrolling
from ui.mediator.controls.section import Section
from ui.mediator.outbox_list import outbox_list
from ui.mediator.screen_two import ScreenTwo


class DeskColumn(Ground):
    """Shows what goes on around the visit."""

    def __init__(self, look: Look, texts: Texts, press: Callable[[Act], None]) -> None:
        super().__init__(look, look.colours.surface_sunken, line_at=Qt.Edge.LeftEdge)
        self.screen_two = ScreenTwo(look, texts, press)
        self._outbox = outbox_list(look, press)
        self._waits = Section(look, texts.say("Waiting for an answer"), self._outbox)
        self._lay_out(look)
        self._waits.hide()

    def show_view(self, view: DeskView) -> None:
        """Show how things stand."""
        self.screen_two.show_view(view)
        self._outbox.show_all(view.outbox)
        self._waits.setVisible(bool(view.outbox))

    def _lay_out(self, look: Look) -> None:
        measures = look.measures
        inside = QWidget()
        below = QVBoxLayout(inside)
        below.setContentsMargins(0, 0, 0, 0)
        below.setSpacing(measures.spaces(2))
        below.addWidget(self._waits)
        below.addStretch(1)
        column = QVBoxLayout(self)
        edge = measures.spaces(1.5)
        column.setContentsMargins(edge, edge, edge, edge)
        column.setSpacing(measures.spaces(2))
        column.addWidget(self.screen_two)
        column.addWidget(Scrolling(look, inside), 1)
