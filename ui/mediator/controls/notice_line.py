"""One notice on the desk: a line with its sentence, what to do next, and its acts at the end."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from citizenspot.visit.views import Notice
from ui.design.blocks.acts import button_row
from ui.design.blocks.notice import tone_of
from ui.design.fonts import Type
from ui.design.icon import Icon, IconName
from ui.design.keyed_column import Shown
from ui.design.look import Surroundings
from ui.design.painting import painter_on, rounded
from ui.design.plain_text import PlainText

MOST_LINES = 4
"""Of a sentence and of what to do next; assistive technology gets the whole of a longer one."""

_ICONS: dict[str, IconName] = {
    "information": "information",
    "success": "check-circle",
    "warning": "warning",
    "problem": "problem",
}


class NoticeLine(Shown[Notice]):
    """As low as its words allow, so that several fit above a page."""

    def __init__(self, around: Surroundings) -> None:
        super().__init__()
        self._look = look = around.look
        self._tone = look.colours.information
        self._icon = Icon("information", look.measures.icon, look.colours.text)
        self._sentence = PlainText(look, kind=Type.STRONG, most_lines=MOST_LINES)
        self._next = PlainText(look, kind=Type.SMALL, most_lines=MOST_LINES)
        self.acts = button_row(look, around.replies.press, Qt.AlignmentFlag.AlignTrailing)
        self.acts.arrangement.hide()
        self._lay_out()

    def show_value(self, value: Notice) -> None:
        """Show this notice."""
        self._tone = tone_of(self._look, value.tone)
        self._icon.show_icon(_ICONS[value.tone], self._tone.border)
        self._sentence.show_text(value.sentence)
        self._next.show_text(value.next)
        self._next.setVisible(bool(value.next))
        for text in (self._sentence, self._next):
            text.show_ink(self._tone.ink)
        self.acts.show_acts(value.acts)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the ground in the notice's tone."""
        del event
        measures = self._look.measures
        with painter_on(self) as painter:
            rect, edge = QRectF(self.rect()), measures.border
            rounded(painter, rect, measures.radius, self._tone.surface, self._tone.border, edge)

    def _lay_out(self) -> None:
        measures = self._look.measures
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self._sentence)
        words.addWidget(self._next)
        row = QHBoxLayout(self)
        across, down = measures.spaces(2), measures.spaces(0.6)
        row.setContentsMargins(across, down, measures.room, down)
        row.setSpacing(measures.spaces(1.5))
        middle = Qt.AlignmentFlag.AlignVCenter
        row.addWidget(self._icon, 0, middle)
        row.addLayout(words, 1)
        row.addWidget(self.acts.arrangement, 0, middle)
        self.setMinimumHeight(measures.target + 2 * measures.room)
