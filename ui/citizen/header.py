"""The top of screen 2: the service, and how far along it is."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from citizenspot.visit.views import CitizenView
from ui.design.controls.progress_bar import ProgressBar
from ui.design.fonts import Type
from ui.design.look import Look
from ui.design.low_window import in_low_window
from ui.design.page_column import put_in_column
from ui.design.painting import hairline, painter_on
from ui.design.plain_text import PlainText

_MOST_LINES = 2
_SPACES, _LOW_SPACES = (2.0, 1.2), (1.0, 0.8)
"""Spaces above and below, and between the lines."""


class Header(QWidget):
    """The service's name beside "step 3 of 4", above a bar that shows the same."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        measures = look.measures
        self._service = PlainText(look, "", Type.STRONG, most_lines=_MOST_LINES)
        self._progress = PlainText(look, "", Type.SMALL_STRONG, ink=look.colours.text_subtle)
        self._written_in = PlainText(look, "", Type.SMALL, ink=look.colours.text_subtle)
        self._bar = ProgressBar(look)
        words = QHBoxLayout()
        words.setSpacing(measures.spaces(3))
        words.addWidget(self._service, 1)
        words.addWidget(self._progress, 0, Qt.AlignmentFlag.AlignVCenter)
        content = QWidget()
        self._column = column = QVBoxLayout(content)
        self._keep_apart(_SPACES)
        column.addLayout(words)
        column.addWidget(self._written_in)
        column.addWidget(self._bar)
        put_in_column(content, self, look)

    def show_view(self, view: CitizenView) -> None:
        """Show where the view is; hidden where there is nothing to say."""
        page = view.page
        self._service.show_text(view.service)
        self._written_in.show_text(view.written_in)
        self._written_in.setVisible(bool(view.written_in))
        self._progress.show_text(page.progress)
        self._progress.setMinimumWidth(self._progress.sizeHint().width())
        self._progress.setVisible(bool(page.progress))
        self._bar.setVisible(page.steps > 0)
        self._bar.show_step(page.step, page.steps, page.progress)
        self.setVisible(bool(view.service or page.steps))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Take less of a low window."""
        super().resizeEvent(event)
        is_low = in_low_window(self, self._look.measures)
        self._keep_apart(_LOW_SPACES if is_low else _SPACES)

    def _keep_apart(self, spaces: tuple[float, float]) -> None:
        measures = self._look.measures
        around, between = (measures.spaces(number) for number in spaces)
        self._column.setContentsMargins(measures.room, around, measures.room, around)
        self._column.setSpacing(between)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the ground, divided from the page below."""
        del event
        with painter_on(self) as painter:
            painter.fillRect(self.rect(), QColor(self._look.colours.surface))
            below = QRectF(0, self.height() - 1, self.width(), 1)
            hairline(painter, below, self._look.colours.line)
