"""The steps of the current case: what is done and by whom, where the two are, what follows."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from citizenspot.texts import Texts
from citizenspot.visit.views import StepLine
from ui.design.fonts import Type
from ui.design.look import Look
from ui.design.painting import painter_on, rounded
from ui.design.plain_text import PlainText
from ui.design.showable import one_line
from ui.mediator.controls.marks import Mark, paint_mark
from ui.mediator.controls.row_list import RowList
from ui.mediator.controls.short_text import ShortText

_BY_EMS = 5
"""Room for who did a step. What follows it is left to assistive technology and to the receipt:
fourteen steps have to fit beside a page on a low screen."""

_LEAST_BESIDE_EMS = 16
"""A list narrower than this has room for titles only."""

_BETWEEN = " · "


def step_list(look: Look, texts: Texts) -> RowList[StepLine, StepRow]:
    """Return the list of a case's steps; it is read, not pressed."""

    def make(step: StepLine) -> StepRow:
        row = StepRow(look, texts)
        row.show_step(step)
        return row

    return RowList(make, StepRow.show_step)


class StepRow(QWidget):
    """One step: its mark, its title, and who did it."""

    def __init__(self, look: Look, texts: Texts) -> None:
        super().__init__()
        self._look = look
        self._marks: dict[str, tuple[Mark, str]] = {
            "todo": ("todo", texts.say("to do")),
            "current": ("current", texts.say("now")),
            "done": ("done", texts.say("done")),
            "skipped": ("skipped", texts.say("left out")),
        }
        self._step: StepLine | None = None
        self._title = PlainText(look, most_lines=1)
        self._now = PlainText(look, kind=Type.STRONG, most_lines=2)
        self._by = ShortText(look, ink=look.colours.text_subtle)
        self._by.setMaximumWidth(round(_BY_EMS * look.measures.body))
        self._lay_out()

    def show_step(self, step: StepLine) -> None:
        """Show one step."""
        if step == self._step:
            return
        self._step = step
        current = step.tone == "current"
        self._title.setVisible(not current)
        self._now.setVisible(current)
        self._title.show_text(step.title)
        self._now.show_text(step.title)
        ahead = step.tone in {"todo", "skipped"}
        self._title.show_ink(self._look.colours.text_subtle if ahead else self._look.colours.text)
        self._by.show_text(step.by.partition(_BETWEEN)[0])
        self._show_who()
        _mark, word = self._marks[step.tone]
        self.setAccessibleName(one_line(", ".join(filter(None, (step.title, word, step.by)))))
        self.update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave who did a step to assistive technology where the title needs the room."""
        super().resizeEvent(event)
        self._show_who()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the mark, and the ground of the current step."""
        del event
        if self._step is None:
            return
        measures, colours = self._look.measures, self._look.colours
        with painter_on(self) as painter:
            if self._step.tone == "current":
                rounded(painter, QRectF(self.rect()), measures.radius, colours.accent_tint)
            square = QRectF(0, 0, measures.icon, measures.icon)
            square.moveCenter(QRectF(self.rect()).center())
            square.moveLeft(measures.spaces(1.5) + measures.room)
            if self.layoutDirection() == Qt.LayoutDirection.RightToLeft:
                square.moveRight(self.width() - measures.spaces(1.5) - measures.room)
            paint_mark(painter, self._look, self._marks[self._step.tone][0], square)

    def _show_who(self) -> None:
        has_room = self.width() >= _LEAST_BESIDE_EMS * self._look.measures.body
        self._by.setVisible(has_room and self._step is not None and bool(self._step.by))

    def _lay_out(self) -> None:
        measures = self._look.measures
        row = QHBoxLayout(self)
        start = measures.room + measures.spaces(3) + measures.icon
        down = measures.spaces(0.6)
        row.setContentsMargins(start, down, measures.room + measures.spaces(1.5), down)
        row.setSpacing(measures.spaces(1))
        row.addWidget(self._title, 1)
        row.addWidget(self._now, 1)
        row.addWidget(self._by, 0, Qt.AlignmentFlag.AlignVCenter)
