"""A list of rows that keeps its widgets, and so its focus, while what they show changes."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import zip_longest
from typing import Generic, TypeVar

from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.design.laying_out import show_with

Shown = TypeVar("Shown")
RowWidget = TypeVar("RowWidget", bound=QWidget)


class RowList(QWidget, Generic[Shown, RowWidget]):
    """Shows a sequence of values, one widget each, in order.

    `make` builds the widget of a value, `update` shows another value in it.
    """

    def __init__(
        self,
        make: Callable[[Shown], RowWidget],
        update: Callable[[RowWidget, Shown], None],
        spacing: int = 0,
    ) -> None:
        super().__init__()
        self._make, self._update = make, update
        self._shown: tuple[Shown, ...] = ()
        self._widgets: list[RowWidget] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(spacing)

    @property
    def widgets(self) -> tuple[RowWidget, ...]:
        """Return the widgets in order."""
        return tuple(self._widgets)

    def show_all(self, values: Sequence[Shown]) -> None:
        """Show these values; a value that stands where it stood changes nothing."""
        for place, (before, value) in enumerate(zip_longest(self._shown, values)):
            if value is None:
                self._drop_last()
            elif before is None:
                self._add(value)
            elif value != before:
                self._update(self._widgets[place], value)
        self._shown = tuple(values)

    def _add(self, value: Shown) -> None:
        widget = self._make(value)
        self._widgets.append(widget)
        self._column.addWidget(widget)
        show_with(widget)

    def _drop_last(self) -> None:
        widget = self._widgets.pop()
        self._column.removeWidget(widget)
        widget.hide()
        widget.deleteLater()
