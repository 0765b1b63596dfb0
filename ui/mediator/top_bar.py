"""The bar above everything: which desk, who works at it, the reader, the time, and practice."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout

from citizenspot.texts import Texts
from citizenspot.visit.views import DeskView, Notice
from ui.design.fonts import Type
from ui.design.icon import IconName
from ui.design.look import Look
from ui.mediator.controls.chip import Chip
from ui.mediator.controls.ground import Ground
from ui.mediator.controls.short_text import ShortText

_MINUTE_MS = 60_000
_ICONS: dict[str, IconName] = {"warning": "warning", "problem": "problem"}


class TopBar(Ground):
    """Shows what holds for the whole desk. `clock` gives the local time."""

    def __init__(self, look: Look, texts: Texts, clock: Callable[[], datetime]) -> None:
        super().__init__(look, look.colours.curtain)
        self._clock = clock
        ink = look.colours.on_curtain
        self._desk = ShortText(look, kind=Type.STRONG, ink=ink)
        self._mediator = ShortText(look, kind=Type.BODY, ink=ink)
        self._practice = Chip(look)
        self._reader = Chip(look)
        self._time = ShortText(look, kind=Type.STRONG, ink=ink)
        self._time.setAccessibleDescription(texts.say("Time of day"))
        self._lay_out()
        self._ticks = QTimer(self)
        self._ticks.timeout.connect(self._tick)

    def show_view(self, view: DeskView) -> None:
        """Show the desk's state around a visit."""
        colours = self._look.colours
        self._desk.show_text(view.desk)
        self._mediator.show_text(view.mediator)
        self._practice.show_state(view.practice, colours.practice, colours.on_practice, None)
        self._show_reader(view.reader)

    def showEvent(self, event: QShowEvent) -> None:
        """Begin to tell the time."""
        super().showEvent(event)
        self._tick()

    def hideEvent(self, event: QHideEvent) -> None:
        """Let the clock rest while nobody sees it."""
        self._ticks.stop()
        super().hideEvent(event)

    def _show_reader(self, reader: Notice | None) -> None:
        tone = getattr(self._look.colours, reader.tone if reader else "information")
        icon = _ICONS.get(reader.tone, "card") if reader else None
        self._reader.show_state(reader.sentence if reader else "", tone.surface, tone.ink, icon)

    def _lay_out(self) -> None:
        measures = self._look.measures
        row = QHBoxLayout(self)
        across, down = measures.spaces(3), measures.spaces(1.5)
        row.setContentsMargins(across, down, across, down)
        row.setSpacing(across)
        for part in (self._desk, self._mediator, self._practice):
            row.addWidget(part, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addStretch(1)
        for part in (self._reader, self._time):
            row.addWidget(part, 0, Qt.AlignmentFlag.AlignVCenter)
        self.setMinimumHeight(measures.target + 2 * down)

    def _tick(self) -> None:
        """Show the time, and come back when the minute turns."""
        now = self._clock()
        self._time.show_text(f"{now:%H:%M}")
        self._ticks.start(_MINUTE_MS - now.second * 1_000 - now.microsecond // 1_000)
