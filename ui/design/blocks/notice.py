"""Paints a sentence that stands out, with what to do next."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from citizenspot.visit.views import Notice
from ui.design.blocks.acts import button_row
from ui.design.controls.card import Card
from ui.design.fonts import Type
from ui.design.icon import Icon, IconName
from ui.design.keyed_column import Shown
from ui.design.look import Look, Surroundings
from ui.design.plain_text import PlainText
from ui.design.tokens import Tone

_ICONS: dict[str, IconName] = {
    "information": "information",
    "success": "check-circle",
    "warning": "warning",
    "problem": "problem",
}


class NoticeBlock(Shown[Notice]):
    """A toned card: icon, sentence, what to do next, and the acts for it."""

    def __init__(self, around: Surroundings) -> None:
        super().__init__()
        self._look = look = around.look
        measures = look.measures
        self._card = Card(look, pad=1.5)
        self._icon = Icon("information", round(measures.icon * 1.15), look.colours.text)
        self._sentence = PlainText(look, "", Type.STRONG, inset=True)
        self._next = PlainText(look, inset=True)
        self._acts = button_row(look, around.replies.press)
        words = QVBoxLayout()
        words.setSpacing(measures.spaces(0.5))
        for part in (self._sentence, self._next, self._acts.arrangement):
            words.addWidget(part)
        row = QHBoxLayout()
        row.setSpacing(measures.spaces(1))
        row.addWidget(self._icon, alignment=Qt.AlignmentFlag.AlignTop)
        row.addLayout(words, 1)
        self._card.column.addLayout(row)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._card)
        self._acts.arrangement.hide()

    def show_value(self, value: Notice) -> None:
        """Show this notice."""
        tone = tone_of(self._look, value.tone)
        self._card.show_coat(tone.surface, tone.border)
        self._icon.show_icon(_ICONS[value.tone], tone.border)
        self._sentence.show_text(value.sentence)
        self._sentence.show_ink(tone.ink)
        self._next.show_text(value.next)
        self._next.setVisible(bool(value.next))
        self._acts.show_acts(value.acts)


def tone_of(look: Look, name: str) -> Tone:
    """Return the colours of a tone by its name."""
    colours = look.colours
    return {
        "information": colours.information,
        "success": colours.success,
        "warning": colours.warning,
        "problem": colours.problem,
    }[name]
