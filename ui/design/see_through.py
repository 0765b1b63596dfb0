"""Scrolled areas through which the ground behind is seen."""

from __future__ import annotations

from PySide6.QtWidgets import QAbstractScrollArea, QWidget


def let_ground_show(area: QAbstractScrollArea) -> None:
    """Give an area, before its content, a viewport that paints no ground of its own.

    Not by changing the one it has: to hand out a widget that Python did not make, PySide 6.11 sets
    up every class of widget there is, which costs a start as much as a tenth of what it shows.
    """
    area.setViewport(QWidget())
