"""What is on its way to providers: where each submission stands, and what is to be decided."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QVBoxLayout, QWidget

from citizenspot.visit.views import Act, Task
from ui.design.blocks.acts import ActButtons, button_row
from ui.design.look import Look
from ui.mediator.controls.row_list import RowList
from ui.mediator.task_list import TaskRow


def outbox_list(look: Look, press: Callable[[Act], None]) -> RowList[Task, OutboxLine]:
    """Return the list of submissions."""

    def make(task: Task) -> OutboxLine:
        line = OutboxLine(look, press)
        line.show_task(task)
        return line

    return RowList(make, OutboxLine.show_task)


class OutboxLine(QWidget):
    """One submission; its act, where there is one, stands below it in full words."""

    def __init__(self, look: Look, press: Callable[[Act], None]) -> None:
        super().__init__()
        self._row = TaskRow(look, Task("", "", "waiting"), press)
        self._acts: ActButtons = button_row(look, press)
        self._acts.arrangement.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._row)
        column.addWidget(self._acts.arrangement)

    def show_task(self, task: Task) -> None:
        """Show one submission."""
        self._row.show_task(Task(task.title, task.state, task.tone))
        self._acts.show_acts((task.act,) if task.act else ())
