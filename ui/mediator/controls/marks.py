"""The marks before a row: how a case, a step or a submission stands, by shape and by colour."""

from __future__ import annotations

from typing import Literal

from PySide6.QtCore import QLineF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from ui.design.icon import IconName, paint_icon
from ui.design.look import Look
from ui.design.tokens import Colour

Mark = Literal["todo", "current", "done", "waiting", "problem", "skipped", "add", ""]

_ICONS: dict[Mark, IconName] = {
    "current": "arrow-forward",
    "done": "check",
    "waiting": "time",
    "problem": "problem",
    "add": "plus",
}


def mark_ink(look: Look, mark: Mark) -> Colour:
    """Return the colour of a mark; only a problem is red."""
    colours = look.colours
    inks: dict[Mark, Colour] = {
        "current": colours.accent,
        "done": colours.success.ink,
        "waiting": colours.warning.ink,
        "problem": colours.problem.ink,
        "add": colours.accent,
    }
    return inks.get(mark, colours.text_subtle)


def paint_mark(painter: QPainter, look: Look, mark: Mark, square: QRectF) -> None:
    """Paint a mark into a square: an icon, or a ring for what is still to do."""
    icon = _ICONS.get(mark)
    if icon:
        paint_icon(painter, icon, square, mark_ink(look, mark))
        return
    painter.setPen(QPen(QColor(mark_ink(look, mark)), look.measures.focus * 0.75))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    middle = square.center()
    if mark == "todo":
        painter.drawEllipse(middle, square.width() * 0.28, square.width() * 0.28)
    elif mark == "skipped":
        half = square.width() * 0.28
        painter.drawLine(QLineF(middle.x() - half, middle.y(), middle.x() + half, middle.y()))
