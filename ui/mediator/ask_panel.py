"""Asks for a reason, a reference or a note below the page, and then gives the act."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from citizenspot.texts import Texts
from citizenspot.visit.views import Act
from ui.design.arrangement import EvenGrid
from ui.design.controls.button import Button
from ui.design.controls.pressable import Words
from ui.design.controls.toned_line import TonedLine
from ui.design.fonts import Type
from ui.design.look import Look
from ui.design.plain_text import PlainText
from ui.mediator.controls.ground import Ground
from ui.mediator.controls.line import Line
from ui.mediator.controls.press_row import PressRow, RowWords
from ui.mediator.words_asked import Question, answered, question_before

_ANSWER_EMS = 16


class AskPanel(Ground):
    """Takes the place of the page's acts while it asks; Escape gives them back."""

    closed = Signal()

    def __init__(self, look: Look, texts: Texts, give: Callable[[Act], None]) -> None:
        super().__init__(look, look.colours.accent_tint, line_at=Qt.Edge.TopEdge)
        self._texts, self._give = texts, give
        self._act: Act | None = None
        self._aside: tuple[str, Act] | None = None
        self._question: Question | None = None
        ink = look.colours.on_tint
        self._title = PlainText(look, kind=Type.STRONG, ink=ink)
        self._sentence = PlainText(look, kind=Type.BODY, ink=ink)
        grid = EvenGrid(look.measures.spaces(1), _ANSWER_EMS * look.measures.body, 3)
        self._answers = grid
        self._problem = TonedLine(look, "problem", look.colours.problem.ink, Type.SMALL_STRONG)
        self.line = Line(look)
        self.line.entered.connect(self._take_line)
        self._done = Button(
            look, Words(texts.say("Go on"), key="Return"), self._take_line, "primary"
        )
        self._close = Button(
            look, Words(texts.say("Leave it"), key="Esc"), self.close_panel, "quiet"
        )
        self._lay_out()
        self.hide()

    @property
    def is_asking(self) -> bool:
        """Say whether a question waits for its answer."""
        return self._act is not None

    @property
    def answers(self) -> tuple[PressRow, ...]:
        """Return the ready answers shown."""
        return tuple(each for each in self._answers.widgets if isinstance(each, PressRow))

    @property
    def _first(self) -> QWidget:
        return (self.answers or (self.line,))[0]

    def ask(self, act: Act) -> bool:
        """Ask what this act needs; return whether there is anything to ask."""
        question = question_before(act)
        if question is None:
            return False
        self._act, self._question = act, question
        self._title.show_text(act.label)
        self._sentence.show_text(self._texts.say(question.sentence))
        self.line.clear()
        self.line.setAccessibleName(self._sentence.shown)
        self._problem.say("")
        self._show_answers(question)
        self.show()
        self._first.setFocus(Qt.FocusReason.OtherFocusReason)
        return True

    def close_panel(self) -> None:
        """Leave the act undone."""
        self._act = self._question = None
        self.hide()
        self.closed.emit()

    def turn_to(self, page: str, before: str, *, locked: bool) -> None:
        """Fall away with the page it was asked on; a locked desk gives it back as it was left."""
        if locked:
            if self._act is not None:
                self._aside, self._act = (before, self._act), None
                self.hide()
            return
        aside, self._aside = self._aside, None
        if aside is not None and aside[0] == page:
            self._act = aside[1]
            self.show()
            (self.line if self.line.text() else self._first).setFocus()
        elif self.is_asking:
            self.close_panel()

    def _show_answers(self, question: Question) -> None:
        said = [self._texts.say(words) for words in question.answers]
        values = question.values or said
        rows = [
            self._answer(number, words, value)
            for number, (words, value) in enumerate(zip(said, values, strict=True), 1)
        ]
        self._answers.show_widgets(rows)
        self._answers.setVisible(bool(rows))
        for part in (self.line, self._done):
            part.setVisible(not question.values)
        other = self._texts.say("Another reason") if rows else ""
        self.line.setPlaceholderText(other)

    def _answer(self, number: int, words: str, value: str) -> PressRow:
        return PressRow(self._look, RowWords(words, key=str(number)), lambda: self._take(value))

    def _take_line(self) -> None:
        words = " ".join(self.line.text().split())
        if self._question and self._question.required and not words:
            self._problem.say(self._texts.say("Write it here first, or leave it."))
            self.line.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        self._take(words)

    def _take(self, words: str) -> None:
        act = self._act
        if act is None:
            return
        self._act = None
        if not self.ask(answered(act, words)):
            self.close_panel()
            self._give(answered(act, words))

    def _lay_out(self) -> None:
        measures = self._look.measures
        column = QVBoxLayout(self)
        across, down = measures.spaces(4), measures.spaces(2)
        column.setContentsMargins(across, down, across, down)
        column.setSpacing(measures.spaces(1))
        for part in (self._title, self._sentence, self._answers):
            column.addWidget(part)
        row = QHBoxLayout()
        row.addWidget(self.line, 1)
        row.addWidget(self._done)
        row.addWidget(self._close)
        column.addLayout(row)
        column.addWidget(self._problem)
