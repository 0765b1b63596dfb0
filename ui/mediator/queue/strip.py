"""The queue in a line above the desk: how many wait, who is next, who is called, and the keys."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout

from citizenspot.visit.views import Act, DeskView, QueueStrip, TicketLine
from ui.design.arrangement import FlowRow
from ui.design.blocks.acts import ActButtons
from ui.design.controls.act_button import ActButton
from ui.design.fonts import Type
from ui.design.look import Look
from ui.mediator.controls.chip import Chip
from ui.mediator.controls.ground import Ground
from ui.mediator.controls.short_text import ShortText

SHOWN = 3


class QueueLine(Ground):
    """Hidden where the desk has no queue."""

    def __init__(self, look: Look, press: Callable[[Act], None]) -> None:
        super().__init__(look, look.colours.surface, line_at=Qt.Edge.BottomEdge)
        self._summary = ShortText(look, kind=Type.STRONG, ink=look.colours.text)
        self._called = Chip(look, Type.STRONG)
        self._problem = Chip(look)
        self._next = tuple(Chip(look) for _ in range(SHOWN))
        spacing = look.measures.spaces(1)
        self._acts = ActButtons(
            FlowRow(spacing, Qt.AlignmentFlag.AlignTrailing),
            lambda act: ActButton(look, act, press),
        )
        row = QHBoxLayout(self)
        across = look.measures.spaces(3)
        row.setContentsMargins(across, spacing // 2, across, spacing // 2)
        row.setSpacing(2 * spacing)
        for part in (self._summary, self._called, *self._next, self._problem):
            row.addWidget(part, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self._acts.arrangement, 1, Qt.AlignmentFlag.AlignVCenter)
        self.hide()

    def show_view(self, view: DeskView) -> None:
        """Show the queue of a view."""
        strip = view.queue
        self.setVisible(strip is not None)
        if strip is not None:
            self._show(strip)

    def _show(self, strip: QueueStrip) -> None:
        colours = self._look.colours
        self._summary.show_text(strip.summary)
        done = colours.success
        self._called.show_state(strip.called, done.surface, done.ink, "check")
        wrong = colours.problem
        self._problem.show_state(strip.problem, wrong.surface, wrong.ink, "problem")
        for place, chip in enumerate(self._next):
            line = strip.next[place] if place < len(strip.next) else None
            self._show_ticket(chip, line)
        self._acts.show_acts(strip.acts)

    def _show_ticket(self, chip: Chip, line: TicketLine | None) -> None:
        colours = self._look.colours
        text = " · ".join(filter(None, (line.number, line.waits, line.note))) if line else ""
        tone = colours.warning if line and line.priority else colours.information
        chip.show_state(text, tone.surface, tone.ink, None)
