"""Windows that are low for their text, as that of a tablet is: less stands one below the other."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from ui.design.millimetres import Measures

_LOWEST_EMS = 31


def in_low_window(widget: QWidget, measures: Measures) -> bool:
    """Say whether a widget of screen 2 stands in a window with few lines of text."""
    return not measures.dense and widget.window().height() < _LOWEST_EMS * measures.body
