"""What to say for this step, in words to read aloud; F1 shows and hides it."""

from __future__ import annotations

from enum import Enum

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
    """Stays as the mediator left it: who knows the words by heart closes it once a day.

    F1 goes on from the words to say to what usually goes wrong as well, then to a line only.
    """

    def __init__(self, look: Look, texts: Texts) -> None:
        super().__init__(look, look.colours.accent_tint, line_at=Qt.Edge.BottomEdge)
        self._texts = texts
        self._words = ""
        self._advice: tuple[str, ...] = ()
        self._shows = _Shows.WORDS
        ink = look.colours.on_tint
        self._text = PlainText(look, ink=ink, most_lines=10)
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

    def show_words(self, words: str, advice: tuple[str, ...] = ()) -> None:
        """Take the words of this step and what usually goes wrong in it; none hides the panel."""
        self._words, self._advice = words, advice
        self.setVisible(bool(words or advice))
        self._show()

    def turn(self) -> None:
        """Show more, then as little as can be, then the words again."""
        self._shows = _AFTER[self._shows]
        if self._shows is _Shows.ALL and not self._advice:
            self._shows = _Shows.LINE
        self._show()

    def _show(self) -> None:
        say = self._texts.say
        lines = [self._words] if self._words else []
        if self._shows is _Shows.LINE or (self._shows is _Shows.WORDS and not lines):
            lines = [say("What to say")]
        elif self._shows is _Shows.ALL:
            lines += [say("What usually goes wrong:"), *(f"· {each}" for each in self._advice)]
        self._text.show_text("\n".join(lines))


class _Shows(Enum):
    WORDS = "words"
    ALL = "all"
    LINE = "line"


_AFTER = {_Shows.WORDS: _Shows.ALL, _Shows.ALL: _Shows.LINE, _Shows.LINE: _Shows.WORDS}
