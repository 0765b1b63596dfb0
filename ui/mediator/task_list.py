"""The visit's cases as a task list: each says where it stands, and goes there when pressed."""

from __future__ import annotations

from collections.abc import Callable

from citizenspot.visit.views import Act, Task
from ui.design.look import Look
from ui.mediator.controls.press_row import PressRow, RowWords
from ui.mediator.controls.row_list import RowList


def task_list(look: Look, press: Callable[[Act], None]) -> RowList[Task, TaskRow]:
    """Return the list of cases."""
    return RowList(lambda task: TaskRow(look, task, press), TaskRow.show_task)


class TaskRow(PressRow):
    """One case; where there is nowhere to go it cannot be pressed."""

    def __init__(self, look: Look, task: Task, press: Callable[[Act], None]) -> None:
        super().__init__(look, RowWords(""), self._go)
        self._task, self._give = task, press
        self.show_task(task)

    def show_task(self, task: Task) -> None:
        """Show another case, or the same standing differently."""
        self._task = task
        key = task.act.key if task.act else ""
        current = task.tone == "current"
        self.show_words(RowWords(task.title, task.state, task.tone, key, selected=current))
        self.setEnabled(task.act is not None)

    def _go(self) -> None:
        if self._task.act:
            self._give(self._task.act)
