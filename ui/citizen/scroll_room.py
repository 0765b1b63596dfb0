"""Room for content of any height: where it does not fit, two large buttons move it."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QEvent, QPoint, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QScrollArea, QWidget

from ui.design.controls.button import Button
from ui.design.controls.pressable import Words
from ui.design.look import Look, Say
from ui.design.page_column import edge_of_column, put_in_column
from ui.design.see_through import let_ground_show

_PART_OF_PAGE = 0.8
"""How much of what is seen moves at once, so that some of it stays to hold on to."""


_BESIDE_EMS = 26
"""From this width on the buttons stand beside the content."""


class ScrollRoom(QWidget):
    """Shows content whole if it fits; otherwise says that there is more, and which way."""

    def __init__(self, look: Look, say: Say, content: QWidget) -> None:
        super().__init__()
        self._content = content
        self._area = QScrollArea()
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setWidgetResizable(True)
        self._area.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        let_ground_show(self._area)
        ground = QWidget()
        put_in_column(content, ground, look)
        self._area.setWidget(ground)
        ground.setAutoFillBackground(False)
        self.up = Button(look, Words(say("Up"), icon=("arrow-up", "before")), self._move_up)
        self.more = Button(look, Words(say("More"), icon=("arrow-down", "before")), self._move_down)
        self._ways = QWidget()
        self._order = QBoxLayout(QBoxLayout.Direction.TopToBottom, self._ways)
        space = look.measures.space
        self._order.setContentsMargins(space, space, space, space)
        self._order.addWidget(self.up)
        self._order.addStretch()
        self._order.addWidget(self.more)
        self._balance = QWidget()
        self._page_width = look.measures.reading_width + 2 * edge_of_column(look)
        self._least_beside = _BESIDE_EMS * look.measures.body
        self._parts = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._parts.setContentsMargins(0, 0, 0, 0)
        self._parts.setSpacing(0)
        self._parts.addWidget(self._balance)
        self._parts.addWidget(self._area, 1)
        self._parts.addWidget(self._ways)
        bar = self._area.verticalScrollBar()
        bar.rangeChanged.connect(self._ask_for_layout)
        bar.valueChanged.connect(self._enable_ways)
        self._show_ways()

    def make_visible(self, widget: QWidget) -> None:
        """Move so that a widget of the content is seen."""
        self._area.ensureWidgetVisible(widget)
        self._area.horizontalScrollBar().setValue(0)

    def bring_to_top(self, widget: QWidget) -> None:
        """Move so that a widget of the content begins where the room begins, or as near as can be.

        What stands below it gets all the room that is left.
        """
        top = widget.mapTo(self._content, QPoint(0, 0)).y()
        self._area.verticalScrollBar().setValue(top)

    def let_ways_follow(self) -> None:
        """Let Tab come to the buttons after the content, as it stands before them."""
        # Not by `nextInFocusChain`: PySide 6.11 never lets go of what that returns.
        places = self._content.findChildren(QWidget)
        by_tab = [each for each in places if each.focusPolicy() & Qt.FocusPolicy.TabFocus]
        last = by_tab[-1] if by_tab else None
        if last is not None:
            QWidget.setTabOrder(last, self.up)
            QWidget.setTabOrder(self.up, self.more)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the buttons beside the content, or below it where that leaves it too little width."""
        super().resizeEvent(event)
        beside = self.width() >= self._least_beside
        across, down = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        self._parts.setDirection(across if beside else down)
        self._order.setDirection(down if beside else across)
        self._keep_in_column()

    def event(self, event: QEvent) -> bool:
        """Decide about the buttons before laying out: within a layout it would be lost."""
        if event.type() == QEvent.Type.LayoutRequest:
            self._show_ways()
        return super().event(event)

    def _ask_for_layout(self) -> None:
        QCoreApplication.postEvent(self, QEvent(QEvent.Type.LayoutRequest))

    def _show_ways(self) -> None:
        is_needed = self._area.verticalScrollBar().maximum() > 0
        if is_needed == self._ways.isHidden():
            self._ways.setVisible(is_needed)
            self._parts.invalidate()
        self._keep_in_column()
        self._enable_ways()

    def _keep_in_column(self) -> None:
        """Let the content begin where the parts above and below it do."""
        is_beside = self._parts.direction() == QBoxLayout.Direction.LeftToRight
        spare = (self.width() - self._page_width) // 2
        across = min(max(spare, 0), self._ways.sizeHint().width())
        self._balance.setFixedWidth(across)
        self._balance.setVisible(not self._ways.isHidden() and is_beside)

    def _enable_ways(self) -> None:
        bar = self._area.verticalScrollBar()
        self.up.setEnabled(bar.value() > 0)
        self.more.setEnabled(bar.value() < bar.maximum())

    def _move_up(self) -> None:
        self._move(-_PART_OF_PAGE)

    def _move_down(self) -> None:
        self._move(_PART_OF_PAGE)

    def _move(self, pages: float) -> None:
        bar = self._area.verticalScrollBar()
        bar.setValue(bar.value() + round(pages * bar.pageStep()))
