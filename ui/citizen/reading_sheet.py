"""Languages, sizes, colours and words to choose from, over the page, from the bottom bar."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QKeyEvent, QPaintEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from citizenspot.visit.views import Act, CitizenView
from ui.citizen.scroll_room import ScrollRoom
from ui.design.blocks.acts import card_grid
from ui.design.controls.button import Button
from ui.design.controls.pressable import Words
from ui.design.fonts import Type
from ui.design.look import Look, Say
from ui.design.page_column import put_in_column
from ui.design.painting import painter_on
from ui.design.plain_text import PlainText


class ReadingSheet(QWidget):
    """Large cards: languages in their own words, and sizes; Escape or Close changes nothing."""

    def __init__(
        self, look: Look, say: Say, press: Callable[[Act], None], closed: Callable[[], None]
    ) -> None:
        super().__init__()
        self._look, self._closed = look, closed
        measures = look.measures
        self._languages, self._sizes, self._contrasts, self._wordings = (
            card_grid(look, press) for _ in range(4)
        )
        self._words_title = PlainText(look, say("Words"), Type.HEADING, inset=True)
        content = QWidget()
        inside = QVBoxLayout(content)
        inside.setContentsMargins(0, measures.spaces(2), 0, measures.spaces(1))
        inside.setSpacing(measures.spaces(1.5))
        for title, cards in (
            (PlainText(look, say("Language"), Type.HEADING, inset=True), self._languages),
            (PlainText(look, say("Text"), Type.HEADING, inset=True), self._sizes),
            (PlainText(look, say("Colours"), Type.HEADING, inset=True), self._contrasts),
            (self._words_title, self._wordings),
        ):
            inside.addWidget(title)
            inside.addWidget(cards.arrangement)
        inside.addStretch()
        self._room = ScrollRoom(look, say, content)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self._room, 1)
        whole.addWidget(self._row_of_close(say))

    def _row_of_close(self, say: Say) -> QWidget:
        """Return the row below what scrolls, in which Close is always seen."""
        look, row, ground = self._look, QWidget(), QWidget()
        close = Button(look, Words(say("Close"), icon=("cross", "before")), self._closed)
        beside = QVBoxLayout(row)
        beside.setContentsMargins(0, look.measures.space, 0, look.measures.space)
        beside.addWidget(close, 0, Qt.AlignmentFlag.AlignLeading)
        put_in_column(row, ground, look)
        return ground

    def show_choices(self, view: CitizenView) -> None:
        """Show what the view lets choose; words only where there are any to choose from."""
        self._languages.show_acts(view.languages)
        self._sizes.show_acts(view.sizes)
        self._contrasts.show_acts(view.contrasts)
        self._wordings.show_acts(view.wordings)
        self._words_title.setVisible(bool(view.wordings))

    def take_focus(self) -> None:
        """Put the focus on the language in use, or the first."""
        self._room.let_ways_follow()
        buttons = self._languages.buttons
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
