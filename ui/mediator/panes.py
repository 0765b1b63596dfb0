"""F6 and Shift+F6: from the page to the columns beside it, and round again."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from ui.mediator.centre_column import CentreColumn


class Panes:
    """The parts of the window that F6 walks through; a part without anything to press is passed."""

    def __init__(self, centre: CentreColumn, others: Sequence[QWidget]) -> None:
        self._centre, self._others = centre, others

    def go_on(self) -> None:
        """Go to the next part."""
        self._go(1)

    def go_back(self) -> None:
        """Go to the part before."""
        self._go(-1)

    def _go(self, step: int) -> None:
        panes = [self._centre, *(pane for pane in self._others if _first_place(pane))]
        focused = self._centre.window().focusWidget()
        here = [place for place, pane in enumerate(panes) if focused and pane.isAncestorOf(focused)]
        following = panes[((here[0] if here else 0) + step) % len(panes)]
        if following is self._centre:
            self._centre.take_focus()
            return
        place = _first_place(following)
        if place:
            place.setFocus(Qt.FocusReason.TabFocusReason)


def _first_place(pane: QWidget) -> QWidget | None:
    """Return the first part of a pane that takes the focus by Tab.

    The stage of the small picture stands below a pane, but in a window of its own.
    """
    here = pane.window()
    for child in pane.findChildren(QWidget):
        takes = child.focusPolicy() & Qt.FocusPolicy.TabFocus
        seen = child.isVisible() and child.isEnabled() and child.window() is here
        if takes and seen and child.focusProxy() is None:
            return child
    return None
