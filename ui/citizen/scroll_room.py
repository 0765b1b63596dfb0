"""Room for content of any height: where it does not fit, two large buttons move it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from ui.design.controls.button import Button
from ui.design.controls.pressable import Words
from ui.design.look import Look, Say
from ui.design.page_column import put_in_column

_PART_OF_PAGE = 0.8
"""How much of what is seen moves at once, so that some of it stays to hold on to."""


class ScrollRoom(QWidget):
    """Shows content whole if it fits; otherwise says that there is more, and which way."""

    def __init__(self, look: Look, say: Say, content: QWidget) -> None:
        super().__init__()
        self._area = QScrollArea()
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setWidgetResizable(True)
        self._area.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        ground = QWidget()
        put_in_column(content, ground, look)
        self._area.setWidget(ground)
        for see_through in (self._area.viewport(), ground):
            see_through.setAutoFillBackground(False)
        self.up = Button(look, Words(say("Up"), icon=("arrow-up", "before")), self._move_up)
        self.more = Button(look, Words(say("More"), icon=("arrow-down", "before")), self._move_down)
        self._ways = QWidget()
        ways = QVBoxLayout(self._ways)
        space = look.measures.space
        ways.setContentsMargins(0, space, space, space)
        ways.addWidget(self.up)
        ways.addStretch()
        ways.addWidget(self.more)
        self._balance = QWidget()
        self._least_wide = look.measures.reading_width + 2 * self._ways.sizeHint().width()
        self._balance.setFixedWidth(self._ways.sizeHint().width())
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self._balance)
        row.addWidget(self._area, 1)
        row.addWidget(self._ways)
        bar = self._area.verticalScrollBar()
        bar.rangeChanged.connect(self._show_ways)
        bar.valueChanged.connect(self._show_ways)
        self._show_ways()

    def make_visible(self, widget: QWidget) -> None:
        """Move so that a widget of the content is seen."""
        self._area.ensureWidgetVisible(widget)

    def _show_ways(self) -> None:
        bar = self._area.verticalScrollBar()
        is_needed = bar.maximum() > 0
        self._ways.setVisible(is_needed)
        # On a wide screen the content stays in the middle, as the parts above and below it do.
        self._balance.setVisible(is_needed and self.width() >= self._least_wide)
        self.up.setEnabled(bar.value() > 0)
        self.more.setEnabled(bar.value() < bar.maximum())

    def _move_up(self) -> None:
        self._move(-_PART_OF_PAGE)

    def _move_down(self) -> None:
        self._move(_PART_OF_PAGE)

    def _move(self, pages: float) -> None:
        bar = self._area.verticalScrollBar()
        bar.setValue(bar.value() + round(pages * bar.pageStep()))
