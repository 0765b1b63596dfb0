"""A value that stays masked until its reader asks to see it."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QWidget

from ui.design.controls.button import Button
from ui.design.controls.pressable import Words
from ui.design.fonts import Type
from ui.design.icon import IconName
from ui.design.look import Look, Say
from ui.design.plain_text import PlainText


class MaskedValue(QWidget):
    """A text, and beside it a button that shows the whole of it where there is more to show."""

    def __init__(self, look: Look, say: Say, kind: Type = Type.BODY) -> None:
        super().__init__()
        self._say = say
        self._masked, self._full, self._label = "", "", ""
        self._is_open = False
        self.text = PlainText(look, "", kind)
        self.button = Button(look, Words(say("Show"), icon=("eye", "before")), self._turn, "quiet")
        self.button.hide()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(look.measures.spaces(1))
        row.addWidget(self.text, 1)
        row.addWidget(self.button)

    def show_value(self, masked: str, full: str, label: str) -> None:
        """Show a value masked, with the whole of it at hand; a new value is masked again."""
        if (masked, full) != (self._masked, self._full):
            self._is_open = False
        self._masked, self._full, self._label = masked, full, label
        self.button.setVisible(bool(full) and full != masked)
        self._show()

    def _turn(self) -> None:
        self._is_open = not self._is_open
        self._show()

    def _show(self) -> None:
        self.text.show_text(self._full if self._is_open else self._masked)
        if not self._full:
            return
        word = self._say("Hide") if self._is_open else self._say("Show")
        icon: IconName = "eye-closed" if self._is_open else "eye"
        name = f"{word}: {self._label}"
        self.button.show_words(Words(word, icon=(icon, "before"), name=name))
