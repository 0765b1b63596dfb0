"""Where a part stands when the reading direction is turned."""

from __future__ import annotations

from PySide6.QtCore import QRect, Qt


def in_direction(direction: Qt.LayoutDirection, room: QRect, place: QRect) -> QRect:
    """Return a place in a room, given for left-to-right, as it is in a direction.

    What `QStyle.visualRect` does; that class with its many enumerations takes a start 3 ms to load.
    """
    if direction is not Qt.LayoutDirection.RightToLeft:
        return place
    return place.translated(room.left() + room.right() - place.left() - place.right(), 0)
