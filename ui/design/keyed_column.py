"""A column of widgets kept by key: new values update in place, only new keys make new widgets."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Hashable, Sequence
from itertools import pairwise
from typing import Generic, TypeVar

from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.design.laying_out import show_with

Value = TypeVar("Value")


class Shown(QWidget, Generic[Value]):
    """A widget that shows one value, and the next one in the same place."""

    def show_value(self, value: Value) -> None:
        """Show a value; what did not change in it stays untouched."""
        raise NotImplementedError

    def part(self, item: int) -> QWidget:  # noqa: ARG002 - for those that have items
        """Return what shows one item of the value: the whole, where there are none."""
        return self


class KeyedColumn(QWidget, Generic[Value]):
    """Widgets below each other, one a value, kept as long as their value's key stays.

    Typing, cursor and focus in a kept widget are never disturbed by what happens around it.
    """

    def __init__(
        self,
        key: Callable[[Value], Hashable],
        make: Callable[[Value], Shown[Value]],
        spacing: int,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._key, self._make = key, make
        self._shown: dict[Hashable, tuple[Shown[Value], Value]] = {}
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(spacing)

    @property
    def widgets(self) -> tuple[Shown[Value], ...]:
        """Return the widgets, from top to bottom."""
        return tuple(widget for widget, _value in self._shown.values())

    def part(self, item: int) -> QWidget:
        """Return the widget of one value by its turn, or the whole column."""
        widgets = self.widgets
        return widgets[item] if 0 <= item < len(widgets) else self

    def show_values(self, values: Sequence[Value]) -> None:
        """Show these values, in this order."""
        keyed = self._keyed(values)
        if list(keyed) != list(self._shown):
            self._arrange(keyed)
        for key, value in keyed.items():
            widget, before = self._shown[key]
            if value != before:
                widget.show_value(value)
                self._shown[key] = (widget, value)

    def _keyed(self, values: Sequence[Value]) -> dict[Hashable, Value]:
        """Return the values by key; equal keys are told apart by their turn."""
        seen: Counter[Hashable] = Counter()
        keyed: dict[Hashable, Value] = {}
        for value in values:
            key = self._key(value)
            keyed[key, seen[key]] = value
            seen[key] += 1
        return keyed

    def _arrange(self, keyed: dict[Hashable, Value]) -> None:
        for key in [key for key in self._shown if key not in keyed]:
            widget, _value = self._shown.pop(key)
            self._column.removeWidget(widget)
            widget.hide()
            widget.deleteLater()
        self._shown = {key: self._shown.get(key) or self._made(v) for key, v in keyed.items()}
        for place, (widget, _value) in enumerate(self._shown.values()):
            if self._column.indexOf(widget) != place:
                self._column.insertWidget(place, widget)
                show_with(widget)
        self._order_tabs()

    def _made(self, value: Value) -> tuple[Shown[Value], Value]:
        widget = self._make(value)
        widget.show_value(value)
        return widget, value

    def _order_tabs(self) -> None:
        widgets = self.widgets
        for before, after in pairwise(widgets):
            QWidget.setTabOrder(before, after)
