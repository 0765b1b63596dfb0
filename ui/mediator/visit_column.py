"""The left column: the visit's cases, the steps of the current one, and the visit's own acts."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from citizenspot.texts import Texts
from citizenspot.visit.views import Act, DeskView
from ui.design.look import Look
from ui.mediator.controls.act_list import act_list
from ui.mediator.controls.ground import Ground
from ui.mediator.controls.press_row import PressRow, RowWords
from ui.mediator.controls.scrolling import Scrolling, reveal
from ui.mediator.controls.section import Section
from ui.mediator.key_plan import SEARCH
from ui.mediator.placing import acts_of_the_visit
from ui.mediator.step_list import step_list
from ui.mediator.task_list import task_list


class VisitColumn(Ground):
    """Shows where the visit stands. `add_service` opens the search."""

    def __init__(
        self,
        look: Look,
        texts: Texts,
        press: Callable[[Act], None],
        add_service: Callable[[], None],
    ) -> None:
        super().__init__(look, look.colours.surface_sunken, line_at=Qt.Edge.RightEdge)
        self._texts = texts
        self._tasks = task_list(look, press)
        self._steps = step_list(look, texts)
        self._acts = act_list(look, press)
        self._cases = Section(look, texts.say("This visit"), self._tasks)
        self._way = Section(look, texts.say("Steps"), self._steps)
        self._add = PressRow(
            look,
            RowWords(texts.say("Add a service"), mark="add", key=SEARCH, answers_key=False),
            add_service,
        )
        self._lay_out(look)
        self.hide()

    def show_view(self, view: DeskView) -> None:
        """Show the visit as it stands."""
        self.setVisible(bool(view.visit or view.acts))
        self._tasks.show_all(view.tasks)
        self._steps.show_all(view.steps)
        for row, step in zip(self._steps.widgets, view.steps, strict=True):
            if step.tone == "current":
                reveal(row)
        self._acts.show_all(acts_of_the_visit(view))
        self._cases.setVisible(bool(view.tasks))
        self._way.setVisible(bool(view.steps))
        self._way.show_end(view.page.progress)
        self._add.setVisible(view.search and bool(view.tasks))

    def _lay_out(self, look: Look) -> None:
        measures = look.measures
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(measures.spaces(2))
        column.addWidget(self._cases)
        column.addWidget(self._add)
        column.addWidget(self._way)
        column.addStretch(1)
        outside = QVBoxLayout(self)
        edge = measures.spaces(1.5)
        outside.setContentsMargins(edge, edge, edge, edge)
        outside.addWidget(Scrolling(look, inside), 1)
        outside.addWidget(self._acts)
