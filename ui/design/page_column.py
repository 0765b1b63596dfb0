"""The column in the middle of a wide screen that all parts of a page share."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QWidget

from ui.design.look import Look


def put_in_column(content: QWidget, ground: QWidget, look: Look) -> None:
    """Put a content into the middle of a ground, no wider than a page, off its sides."""
    content.setMaximumWidth(look.measures.reading_width)
    across = edge_of_column(look)
    row = QHBoxLayout(ground)
    row.setContentsMargins(across, 0, across, 0)
    row.setSpacing(0)
    row.addWidget(content)


def edge_of_column(look: Look) -> int:
    """Return how far off the sides of a narrow screen the column stays, in pixels."""
    return look.measures.spaces(3)
