"""What is wrong on this page, said once at its top; each line leads to its field.

After the GOV.UK pattern "error summary": always there, even for one problem, in the same words
as at the field.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.design.controls.toned_line import TonedLine
from ui.design.look import Look, Say
from ui.design.painting import painter_on, rounded
from ui.mediator.controls.link_line import LinkLine
from ui.mediator.controls.row_list import RowList

ProblemLine = tuple[str, str, Callable[[], None]]
"""A field's label, its sentence, and the way there."""


class ProblemSummary(QWidget):
    """A list of problems, hidden while there is none."""

    def __init__(self, look: Look, say: Say) -> None:
        super().__init__()
        self._look = look
        tone = look.colours.problem
        self._heading = TonedLine(look, "problem", tone.ink)
        self._lines = RowList[ProblemLine, LinkLine](self._made_line, _show_line)
        inset = look.measures.spaces(1.5)
        column = QVBoxLayout(self)
        column.setContentsMargins(inset, inset, inset, inset)
        column.setSpacing(0)
        column.addWidget(self._heading)
        column.addWidget(self._lines)
        self._heading.say(say("There is a problem"))
        self.hide()

    @property
    def lines(self) -> tuple[LinkLine, ...]:
        """Return the lines, in reading order."""
        return self._lines.widgets

    def show_problems(self, problems: Sequence[ProblemLine]) -> None:
        """Show these problems; none hides the summary."""
        self._lines.show_all(problems)
        self.setVisible(bool(problems))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the ground in the tone of a problem."""
        del event
        tone, measures = self._look.colours.problem, self._look.measures
        with painter_on(self) as painter:
            rect, radius = QRectF(self.rect()), measures.radius
            rounded(painter, rect, radius, tone.surface, tone.border, measures.border)

    def _made_line(self, problem: ProblemLine) -> LinkLine:
        line = LinkLine(self._look, self._look.colours.problem.ink)
        _show_line(line, problem)
        return line


def _show_line(line: LinkLine, problem: ProblemLine) -> None:
    label, sentence, lead = problem
    line.show_link(f"{label}: {sentence}", lead)
