"""The queue in a line above the desk: how many wait, who is next, who is called, and the keys."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
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
_MOST_FOR_ACTS = 0.6
"""Of the line's width; beyond it they go on in a second row."""


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
        for part in (self._summary, self._called, self._problem, *self._next):
            row.addWidget(part, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addStretch(1)
        row.addWidget(self._acts.arrangement, 0, Qt.AlignmentFlag.AlignVCenter)
        self._row = row
        self.hide()

    def show_view(self, view: DeskView) -> None:
        """Show the queue of a view."""
        strip = view.queue
        self.setVisible(strip is not None)
        if strip is not None:
            self._show(strip)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show as many of those who wait as fit, each whole."""
        super().resizeEvent(event)
        self._fit()

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
        self._fit()

    def _fit(self) -> None:
        """Give the acts and what is called their room first; who is next has the rest."""
        acts = self._acts.arrangement
        most = round(_MOST_FOR_ACTS * self.width())
        acts.setMinimumWidth(min(acts.sizeHint().width(), most))
        fixed = (self._summary, self._called, self._problem, acts)
        spacing, margins = self._row.spacing(), self._row.contentsMargins()
        room = self.width() - margins.left() - margins.right()
        room -= sum(part.sizeHint().width() + spacing for part in fixed if not part.isHidden())
        for chip in self._next:
            room -= chip.sizeHint().width() + spacing
            chip.setVisible(bool(chip.shown) and room >= 0)

    def _show_ticket(self, chip: Chip, line: TicketLine | None) -> None:
        colours = self._look.colours
        text = " · ".join(filter(None, (line.number, line.waits, line.note))) if line else ""
        tone = colours.warning if line and line.priority else colours.information
        chip.show_state(text, tone.surface, tone.ink, None)
