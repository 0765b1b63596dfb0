"""Two ways to arrange widgets that wrap: rows that flow, and a grid of even columns."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Sequence
from itertools import pairwise

from PySide6.QtCore import QEvent, QRect, QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.design.laying_out import show_with
from ui.design.mirroring import in_direction


class Arrangement(QWidget):
    """Widgets placed by a rule that knows the width, mirrored for right-to-left."""

    def __init__(self, spacing: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.spacing = spacing
        self._widgets: list[QWidget] = []
        self._heights: dict[int, int] = {}
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    @property
    def widgets(self) -> tuple[QWidget, ...]:
        """Return what is arranged, in reading order."""
        return tuple(self._widgets)

    def show_widgets(self, widgets: Sequence[QWidget]) -> None:
        """Arrange these widgets; those no longer among them are deleted."""
        for old in self._widgets:
            if old not in widgets:
                old.hide()
                old.deleteLater()
        self._widgets = list(widgets)
        for new in widgets:
            if new.parent() is not self:
                new.setParent(self)
                show_with(new)
        for before, after in pairwise(widgets):
            QWidget.setTabOrder(before, after)
        self.arrange()
        self.updateGeometry()

    def heightForWidth(self, width: int) -> int:
        """Return the height of all rows at a width; layouts ask for it dozens of times a change.

        What is asked while the rows are seen is remembered until one of them asks for another size:
        only then does Qt tell of that (`QWidget.updateGeometry`).
        """
        height = self._heights.get(width)
        if height is None:
            height = max((rect.bottom() + 1 for rect in self.places(width)), default=0)
            if self.isVisible():
                self._heights[width] = height
        return height

    def sizeHint(self) -> QSize:
        """Return the size of everything in one row."""
        hints = [widget.sizeHint() for widget in self.shown]
        width = sum(hint.width() for hint in hints) + self.spacing * max(0, len(hints) - 1)
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        """Return the width of the widest of the least sizes."""
        least = [widget.minimumSizeHint() for widget in self.shown]
        return QSize(
            max((size.width() for size in least), default=0),
            max((size.height() for size in least), default=0),
        )

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Arrange for the new width."""
        super().resizeEvent(event)
        self.arrange()

    def event(self, event: QEvent) -> bool:
        """Arrange again when a widget asks for another size or the direction changes."""
        kind = event.type()
        if kind in {QEvent.Type.LayoutRequest, QEvent.Type.LayoutDirectionChange}:
            self.arrange()
            self.updateGeometry()
        elif kind == QEvent.Type.Hide:
            self._heights.clear()
        return super().event(event)

    @abstractmethod
    def places(self, width: int) -> list[QRect]:
        """Return where each widget that is shown goes at a width, for left-to-right."""

    @property
    def shown(self) -> list[QWidget]:
        """Return the widgets that are not hidden, in reading order."""
        return [widget for widget in self._widgets if not widget.isHidden()]

    def arrange(self) -> None:
        """Place the widgets again, after one was shown or hidden."""
        self._heights.clear()
        for widget, place in zip(self.shown, self.places(self.width()), strict=True):
            widget.setGeometry(in_direction(self.layoutDirection(), self.rect(), place))


class FlowRow(Arrangement):
    """Widgets side by side at their own widths, going on in a new row where one is full."""

    def __init__(
        self,
        spacing: int,
        alignment: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeading,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(spacing, parent)
        self._alignment = alignment

    def places(self, width: int) -> list[QRect]:
        """Return the widgets' places, row by row."""
        places: list[QRect] = []
        top = 0
        for row in self._rows(width):
            height = max(rect.height() for rect in row)
            slack = width - row[-1].right() - 1
            shift = {
                Qt.AlignmentFlag.AlignTrailing: slack,
                Qt.AlignmentFlag.AlignHCenter: slack // 2,
            }
            for rect in row:
                across = rect.left() + max(0, shift.get(self._alignment, 0))
                down = top + (height - rect.height()) // 2
                places.append(QRect(across, down, rect.width(), rect.height()))
            top += height + self.spacing
        return places

    def _rows(self, width: int) -> list[list[QRect]]:
        rows: list[list[QRect]] = []
        left = 0
        for widget in self.shown:
            across = min(widget.sizeHint().width(), width)
            if not rows or left + across > width:
                rows.append([])
                left = 0
            rows[-1].append(QRect(left, 0, across, height_at(widget, across)))
            left += across + self.spacing
        return rows


class EvenGrid(Arrangement):
    """Widgets in columns of one width, as many as fit, at most `most_columns`."""

    def __init__(
        self, spacing: int, least_width: int, most_columns: int, parent: QWidget | None = None
    ) -> None:
        super().__init__(spacing, parent)
        self._least_width, self._most_columns = least_width, most_columns

    def sizeHint(self) -> QSize:
        """Return the size of the widest good grid."""
        columns = min(self._most_columns, max(1, len(self.shown)))
        width = columns * (self._column_width() + self.spacing) - self.spacing
        return QSize(width, self.heightForWidth(width))

    def places(self, width: int) -> list[QRect]:
        """Return the widgets' places, row by row; those of one row are equally high."""
        shown = self.shown
        columns = self._columns(width, len(shown))
        across = (width - self.spacing * (columns - 1)) // columns
        places: list[QRect] = []
        top = 0
        for first in range(0, len(shown), columns):
            row = shown[first : first + columns]
            height = max(height_at(widget, across) for widget in row)
            places += [
                QRect(number * (across + self.spacing), top, across, height)
                for number in range(len(row))
            ]
            top += height + self.spacing
        return places

    def _columns(self, width: int, count: int) -> int:
        fit = (width + self.spacing) // (self._column_width() + self.spacing)
        columns = max(1, min(fit, self._most_columns, count))
        rows = -(-count // columns) if count else 1
        return max(1, -(-count // rows))

    def _column_width(self) -> int:
        wanted = [widget.sizeHint().width() for widget in self.shown]
        return max(self._least_width, *wanted) if wanted else self._least_width


def height_at(widget: QWidget, width: int) -> int:
    """Return the height a widget wants at a width."""
    if widget.hasHeightForWidth():
        return widget.heightForWidth(width)
    return widget.sizeHint().height()
