"""Lays out what changed at once, or once: not as often as the event loop or Qt would."""

from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QLayout, QWidget

_ROUNDS = 32
"""A part that grows asks its parent for room, which asks its own: a round each, ten levels deep,
and again where the page then has to scroll. A round without requests takes a microsecond."""


def lay_out_now() -> None:
    """Handle every layout that was asked for, in all windows of this process."""
    for _round in range(_ROUNDS):
        QCoreApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest.value)


@contextmanager
def laid_out_once(layout: QLayout) -> Iterator[None]:
    """Lay out once at the end what is shown and hidden meanwhile.

    Qt lays out all that is seen around a part at the moment it is shown (`QWidget.setVisible`):
    with several parts in a row each pass but the last is of a page that nobody will ever see.
    """
    was_enabled = layout.isEnabled()
    layout.setEnabled(False)
    try:
        yield
    finally:
        layout.setEnabled(was_enabled)


def show_with(part: QWidget) -> None:
    """Show a part that was added, at once where what it stands in is seen, else together with it.

    A layout would show it only when the event loop comes round. Shown before what it stands in, it
    would be laid out at a size that nobody will ever see.
    """
    if part.isHidden():
        part.show()
