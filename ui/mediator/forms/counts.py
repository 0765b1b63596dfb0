"""Counts side by side, such as of notes and coins, with their sum while they are typed."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from citizenspot.visit.views import Entry, EntryForm
from ui.design.fonts import Type
from ui.design.look import Look
from ui.design.plain_text import PlainText
from ui.design.showable import one_line
from ui.mediator.controls.line import Line
from ui.mediator.controls.scrolling import reveal
from ui.mediator.forms.completing import like_no_money, sum_of_counts

_CHARACTERS = 5
_LABEL_EMS = 5


class Counts(QWidget):
    """Entries in rows; Enter leads from one to the next, and the sum stands below them."""

    finished = Signal()
    """Enter was pressed in the last of them."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._lines: dict[str, Line] = {}
        self._pairs: list[tuple[PlainText, Line]] = []
        self._most_columns = self._columns = 1
        self._total = ""
        self._no_money = ""
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
        self._total, self._no_money = form.total, form.no_money
        if [entry.name for entry in entries] != list(self._lines):
            self._make(entries, form.columns)
        self._show_sum()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Stand in as many columns as the width has room for."""
        super().resizeEvent(event)
        self._arrange()

    def minimumSizeHint(self) -> QSize:
        """Return the width of one column: the others go below it where there is no room."""
        return QSize(self._column_width(), super().minimumSizeHint().height())

    def _make(self, entries: Sequence[Entry], columns: int) -> None:
        for part in (part for pair in self._pairs for part in pair):
            part.hide()
            part.deleteLater()
        self._pairs = [(self._label(entry), self._made(entry)) for entry in entries]
        names = (entry.name for entry in entries)
        self._lines = dict(zip(names, (line for _, line in self._pairs), strict=True))
        self._most_columns, self._columns = columns, 0
        self._arrange()

    def _label(self, entry: Entry) -> PlainText:
        label = PlainText(self._look)
        label.show_text(entry.label)
        label.setFixedWidth(_LABEL_EMS * self._look.measures.body)
        return label

    def _column_width(self) -> int:
        spacing = self._grid.horizontalSpacing()
        widths = (_width(label) + spacing + _width(line) for label, line in self._pairs)
        return max(widths, default=0)

    def _arrange(self) -> None:
        across = max(1, self._column_width() + self._grid.horizontalSpacing())
        columns = max(1, min(self._most_columns, self.width() // across))
        if columns == self._columns:
            return
        self._grid.setColumnStretch(2 * self._columns, 0)
        self._columns = columns
        for place, (label, line) in enumerate(self._pairs):
            down, right = divmod(place, columns)
            self._grid.addWidget(label, down, 2 * right, Qt.AlignmentFlag.AlignVCenter)
            self._grid.addWidget(line, down, 2 * right + 1, Qt.AlignmentFlag.AlignLeading)
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
        amount = like_no_money(self._no_money, sum_of_counts(self.typed))
        self._sum.show_text(f"{self._total} {amount}" if self._total else "")


def _width(part: QWidget) -> int:
    return min(part.maximumWidth(), part.sizeHint().width())
