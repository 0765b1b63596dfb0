"""The languages to choose from, over the page, opened from the bottom bar."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QKeyEvent, QPaintEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from citizenspot.visit.views import Act
from ui.design.blocks.acts import card_grid
from ui.design.controls.button import Button
from ui.design.controls.pressable import Words
from ui.design.fonts import Type
from ui.design.look import Look, Say
from ui.design.painting import painter_on
from ui.design.plain_text import PlainText


class LanguageSheet(QWidget):
    """Large cards, one a language in its own words; Escape or Close leaves all as it was."""

    def __init__(
        self, look: Look, say: Say, press: Callable[[Act], None], closed: Callable[[], None]
    ) -> None:
        super().__init__()
        self._look, self._closed = look, closed
        measures = look.measures
        self._cards = card_grid(look, press)
        heading = PlainText(look, say("Language"), Type.HEADING, inset=True)
        close = Button(look, Words(say("Close"), icon=("cross", "before")), closed)
        content = QWidget()
        content.setMaximumWidth(measures.reading_width)
        inside = QVBoxLayout(content)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(measures.spaces(2))
        inside.addWidget(heading)
        inside.addWidget(self._cards.arrangement)
        inside.addWidget(close, 0, Qt.AlignmentFlag.AlignLeading)
        inside.addStretch()
        column = QVBoxLayout(self)
        across = measures.spaces(4) - measures.room
        column.setContentsMargins(across, measures.spaces(4), across, measures.spaces(4))
        column.addWidget(content)

    def show_languages(self, acts: tuple[Act, ...]) -> None:
        """Show these languages."""
        self._cards.show_acts(acts)

    def take_focus(self) -> None:
        """Put the focus on the language in use, or the first."""
        buttons = self._cards.buttons
        chosen = [button for button in buttons if button.act.selected]
        place = next(iter((*chosen, *buttons)), self)
        place.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Close on Escape."""
        if event.key() == Qt.Key.Key_Escape:
            self._closed()
            return
        super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the ground."""
        del event
        with painter_on(self) as painter:
            painter.fillRect(self.rect(), QColor(self._look.colours.background))
