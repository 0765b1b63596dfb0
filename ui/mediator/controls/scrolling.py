"""A part that scrolls up and down when its window is too low for it, never sideways."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget
from shiboken6 import isValid

from ui.design.look import Look
from ui.design.see_through import let_ground_show
from ui.mediator.controls.thin_scroll_bar import ThinScrollBar


class Scrolling(QScrollArea):
    """Scrolls what it holds; the ground behind shows through."""

    def __init__(self, look: Look, inside: QWidget) -> None:
        super().__init__()
        self._margin = look.measures.spaces(8)
        self._to_show: QWidget | None = None
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.timeout.connect(self._show_place)
        self.setVerticalScrollBar(ThinScrollBar(look))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        let_ground_show(self)
        self.setWidget(inside)
        inside.setAutoFillBackground(False)

    def show_place(self, place: QWidget) -> None:
        """Scroll to a part of the content, once what changed with it is laid out."""
        self._to_show = place
        self._soon.start()

    def hideEvent(self, event: QHideEvent) -> None:
        """Scroll nowhere while nobody looks."""
        self._soon.stop()
        super().hideEvent(event)

    def _show_place(self) -> None:
        place, self._to_show = self._to_show, None
        if place and isValid(place) and self.isAncestorOf(place):
            self.ensureWidgetVisible(place, 0, self._margin)


def reveal(place: QWidget) -> None:
    """Scroll so that a part is seen, if it stands in something that scrolls."""
    around = place.parentWidget()
    while around is not None:
        if isinstance(around, Scrolling):
            around.show_place(place)
        around = around.parentWidget()
