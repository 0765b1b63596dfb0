"""What to say for this step, in words to read aloud; F1 shows and hides it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout

from citizenspot.texts import Texts
from ui.design.icon import Icon
from ui.design.look import Look
from ui.design.plain_text import PlainText
from ui.mediator.controls.ground import Ground
from ui.mediator.controls.key_sign import KeySign
from ui.mediator.key_plan import SAY


class SayPanel(Ground):
    """Stays as the mediator left it: who knows the words by heart closes it once a day."""

    def __init__(self, look: Look, texts: Texts) -> None:
        super().__init__(look, look.colours.accent_tint, line_at=Qt.Edge.BottomEdge)
        self._texts = texts
        self._words = ""
        self._is_open = True
        ink = look.colours.on_tint
        self._text = PlainText(look, ink=ink, most_lines=6)
        self._row = QHBoxLayout(self)
        measures = look.measures
        across, down = measures.spaces(4), measures.spaces(1.2)
        self._row.setContentsMargins(across, down, measures.spaces(3), down)
        self._row.setSpacing(measures.spaces(1.5))
        self._row.addWidget(Icon("speaker", measures.icon, ink), 0, Qt.AlignmentFlag.AlignVCenter)
        self._row.addWidget(self._text, 1)
        self._row.addWidget(KeySign(look, SAY), 0, Qt.AlignmentFlag.AlignVCenter)
        key = QShortcut(QKeySequence(SAY), self)
        key.activated.connect(self.turn)
        self.hide()

    @property
    def shown(self) -> str:
        """Return what the panel says now."""
        return self._text.shown

    def show_words(self, words: str) -> None:
        """Take the words of this step; none hides the panel."""
        self._words = words
        self.setVisible(bool(words))
        self._show()

    def turn(self) -> None:
        """Open what is closed, close what is open."""
        self._is_open = not self._is_open
        self._show()

    def _show(self) -> None:
        closed = self._texts.say("What to say")
        self._text.show_text(self._words if self._is_open else closed)
