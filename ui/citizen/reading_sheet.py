"""Languages, sizes, colours and words to choose from, over the page, from the bottom bar."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QKeyEvent, QPaintEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from citizenspot.visit.views import Act, CitizenView
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
        self._languages, self._sizes, self._contrasts = (card_grid(look, press) for _ in range(3))
        self._wordings = card_grid(look, press)
        self._words_title = PlainText(look, say("Words"), Type.HEADING, inset=True)
        close = Button(look, Words(say("Close"), icon=("cross", "before")), closed)
        content = QWidget()
        inside = QVBoxLayout(content)
        inside.setContentsMargins(0, measures.spaces(4), 0, measures.spaces(4))
        inside.setSpacing(measures.spaces(2))
        for title, cards in (
            (say("Language"), self._languages),
            (say("Text"), self._sizes),
            (say("Colours"), self._contrasts),
        ):
            inside.addWidget(PlainText(look, title, Type.HEADING, inset=True))
            inside.addWidget(cards.arrangement)
        inside.addWidget(self._words_title)
        inside.addWidget(self._wordings.arrangement)
        inside.addWidget(close, 0, Qt.AlignmentFlag.AlignLeading)
        inside.addStretch()
        put_in_column(content, self, look)

    def show_choices(self, view: CitizenView) -> None:
        """Show what the view lets choose; words only where there are any to choose from."""
        self._languages.show_acts(view.languages)
        self._sizes.show_acts(view.sizes)
        self._contrasts.show_acts(view.contrasts)
        self._wordings.show_acts(view.wordings)
        self._words_title.setVisible(bool(view.wordings))

    def take_focus(self) -> None:
        """Put the focus on the language in use, or the first."""
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
