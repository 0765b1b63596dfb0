"""Lays out what changed at once, instead of when the event loop comes round."""

from PySide6.QtCore import QCoreApplication, QEvent

_ROUNDS = 32
"""A part that grows asks its parent for room, which asks its own: a round each, ten levels deep,
and again where the page then has to scroll. A round without requests takes a microsecond."""


def lay_out_now() -> None:
    """Handle every layout that was asked for, in all windows of this process."""
    for _round in range(_ROUNDS):
        QCoreApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest.value)
