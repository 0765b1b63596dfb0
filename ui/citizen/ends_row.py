"""A row with two ends: some widgets begin it, others end it, and they stack when it is narrow."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRect
from PySide6.QtWidgets import QWidget

from ui.design.arrangement import Arrangement, height_at


class EndsRow(Arrangement):
    """Widgets at both ends of one row; where they do not fit, in rows of their own.

    Where `end_first`, those at the end are read first, and stand above the others when stacked:
    from the last field the keyboard comes to the main act, not to Back.
    """

    def __init__(self, spacing: int, *, end_first: bool) -> None:
        super().__init__(spacing)
        self._end_first = end_first
        self._ending: tuple[QWidget, ...] = ()

    def show_ends(self, begin: Sequence[QWidget], end: Sequence[QWidget]) -> None:
        """Arrange these at the beginning and these at the end."""
        self._ending = tuple(end)
        self.show_widgets([*end, *begin] if self._end_first else [*begin, *end])

    def places(self, width: int) -> list[QRect]:
        """Return the widgets' places, in reading order."""
        shown = self.shown
        begin = [widget for widget in shown if widget not in self._ending]
        end = [widget for widget in shown if widget in self._ending]
        if self._row_width(shown) <= width:
            places = self._side_by_side(begin, end, width)
        elif self._end_first:
            places = self._stacked(end, begin, width)
        else:
            places = self._stacked(begin, end, width)
        return [places[widget] for widget in shown]

    def _row_width(self, widgets: Sequence[QWidget]) -> int:
        spaces = self.spacing * max(0, len(widgets) - 1)
        return sum(widget.sizeHint().width() for widget in widgets) + spaces

    def _side_by_side(
        self, begin: Sequence[QWidget], end: Sequence[QWidget], width: int
    ) -> dict[QWidget, QRect]:
        height = max((widget.sizeHint().height() for widget in (*begin, *end)), default=0)
        places: dict[QWidget, QRect] = {}
        for widgets, left in ((begin, 0), (end, width - self._row_width(end))):
            at = left
            for widget in widgets:
                across = widget.sizeHint().width()
                own = height_at(widget, across)
                places[widget] = QRect(at, (height - own) // 2, across, own)
                at += across + self.spacing
        return places

    def _stacked(
        self, upper: Sequence[QWidget], lower: Sequence[QWidget], width: int
    ) -> dict[QWidget, QRect]:
        above = self._flowing(upper, width, 0)
        top = max((rect.bottom() + 1 + self.spacing for rect in above.values()), default=0)
        return above | self._flowing(lower, width, top)

    def _flowing(self, widgets: Sequence[QWidget], width: int, top: int) -> dict[QWidget, QRect]:
        """Return places in as many rows as needed; the widgets of a row share its width."""
        places: dict[QWidget, QRect] = {}
        for row in self._rows(widgets, width):
            spare = max(0, width - self._row_width(row)) // len(row)
            at = 0
            for widget in row:
                across = min(width, widget.sizeHint().width() + spare)
                places[widget] = QRect(at, top, across, height_at(widget, across))
                at += across + self.spacing
            top += max(places[widget].height() for widget in row) + self.spacing
        return places

    def _rows(self, widgets: Sequence[QWidget], width: int) -> list[list[QWidget]]:
        rows: list[list[QWidget]] = []
        for widget in widgets:
            if not rows or self._row_width([*rows[-1], widget]) > width:
                rows.append([])
            rows[-1].append(widget)
        return rows
