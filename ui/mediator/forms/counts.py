"""Counts side by side, such as of notes and coins, with their sum while they are typed."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from citizenspot.visit.views import Entry, EntryForm
from ui.design.fonts import Type
from ui.design.look import Look
from ui.design.plain_text import PlainText
from ui.design.showable import one_line
from ui.mediator.controls.line import Line
from ui.mediator.controls.scrolling import reveal
from ui.mediator.forms.completing import sum_of_counts

_CHARACTERS = 5
_LABEL_EMS = 6


class Counts(QWidget):
    """Entries in rows; Enter leads from one to the next, and the sum stands below them."""

    finished = Signal()
    """Enter was pressed in the last of them."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._lines: dict[str, Line] = {}
        self._total = ""
        self._mark = "."
        self._sum = PlainText(look, kind=Type.STRONG, inset=True)
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(look.measures.spaces(1))
        self._grid.setVerticalSpacing(look.measures.spaces(0.5))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(look.measures.spaces(1))
        column.addLayout(self._grid)
        column.addWidget(self._sum)

    @property
    def typed(self) -> dict[str, str]:
        """Return what stands in each line."""
        return {name: line.text() for name, line in self._lines.items()}

    @property
    def focus_place(self) -> QWidget | None:
        """Return the first line that is empty, or the first at all."""
        lines = list(self._lines.values())
        return next((line for line in lines if not line.text()), next(iter(lines), None))

    def show_entries(self, entries: Sequence[Entry], form: EntryForm) -> None:
        """Show these entries; what was typed into those that are there stays."""
        self._total, self._mark = form.total, form.decimal_mark
        if [entry.name for entry in entries] != list(self._lines):
            self._make(entries, form.columns)
        self._show_sum()

    def _make(self, entries: Sequence[Entry], columns: int) -> None:
        for line in self._lines.values():
            line.hide()
            line.deleteLater()
        self._lines = {}
        for place, entry in enumerate(entries):
            down, across = divmod(place, columns)
            label = PlainText(self._look)
            label.show_text(entry.label)
            label.setFixedWidth(_LABEL_EMS * self._look.measures.body)
            line = self._made(entry)
            self._grid.addWidget(label, down, 2 * across, Qt.AlignmentFlag.AlignVCenter)
            self._grid.addWidget(line, down, 2 * across + 1, Qt.AlignmentFlag.AlignLeading)
            self._lines[entry.name] = line
        self._grid.setColumnStretch(2 * columns, 1)

    def _made(self, entry: Entry) -> Line:
        line = Line(self._look, _CHARACTERS)
        line.setAccessibleName(one_line(entry.label))
        line.textEdited.connect(self._show_sum)
        line.entered.connect(lambda: self._go_on_from(line))
        return line

    def _go_on_from(self, line: Line) -> None:
        lines = list(self._lines.values())
        following = lines[lines.index(line) + 1 :]
        if not following:
            self.finished.emit()
            return
        following[0].setFocus(Qt.FocusReason.TabFocusReason)
        reveal(following[0])

    def _show_sum(self) -> None:
        cents = sum_of_counts(self.typed)
        amount = f"{cents // 100}{self._mark}{cents % 100:02d}"
        self._sum.show_text(f"{self._total} {amount} €" if self._total else "")
