"""One notice on the desk: a line with its sentence, what to do next, and its acts at the end."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout

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

_MOST_FOR_ACTS = 0.5
"""Acts that want a larger share of the width stand below the words."""

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
        self._arrange()
        self.update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave the words room beside the acts, or above them."""
        super().resizeEvent(event)
        self._arrange()

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
        told = QHBoxLayout()
        told.setSpacing(measures.spaces(1.5))
        told.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignVCenter)
        told.addLayout(words, 1)
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        across, down = measures.spaces(2), measures.spaces(0.6)
        self._row.setContentsMargins(across, down, measures.room, down)
        self._row.setSpacing(measures.spaces(1.5))
        self._row.addLayout(told, 1)
        self._row.addWidget(self.acts.arrangement)
        self.setMinimumHeight(measures.target + 2 * measures.room)

    def _arrange(self) -> None:
        wanted = self.acts.arrangement.sizeHint().width()
        is_narrow = wanted > _MOST_FOR_ACTS * self.width()
        across, down = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        self._row.setDirection(down if is_narrow else across)
