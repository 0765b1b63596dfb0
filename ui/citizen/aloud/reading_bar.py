"""The controls of reading aloud: pause, again, softer and louder; there while a page is read."""

from __future__ import annotations

from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.citizen.aloud.reading import Reading
from ui.citizen.ends_row import EndsRow
from ui.design.controls.button import Button
from ui.design.controls.pressable import Words
from ui.design.icon import IconName
from ui.design.look import Look, Say
from ui.design.page_column import put_in_column
from ui.design.painting import hairline, painter_on


class ReadingBar(QWidget):
    """Four buttons; a press on one of them is not the touch that silences the voice."""

    def __init__(self, look: Look, say: Say, reading: Reading) -> None:
        super().__init__()
        self._look, self._say, self._reading = look, say, reading
        measures = look.measures
        self._with_words = True
        self._buttons = [
            Button(look, Words(""), pressed, "quiet")
            for pressed in (reading.turn, reading.again, reading.softer, reading.louder)
        ]
        self._row = EndsRow(measures.spaces(0.5), end_first=False)
        self._row.show_ends(self._buttons[:2], self._buttons[2:])
        self._content = content = QWidget()
        column = QVBoxLayout(content)
        column.setContentsMargins(0, measures.spaces(0.5), 0, measures.spaces(0.5))
        column.addWidget(self._row)
        put_in_column(content, self, look)
        reading.changed.connect(self._show)
        self._show()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the ground, divided from what is above."""
        del event
        with painter_on(self) as painter:
            painter.fillRect(self.rect(), QColor(self._look.colours.surface))
            hairline(painter, QRectF(self.rect()), self._look.colours.line)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave the words to assistive technology where they do not fit in one row."""
        super().resizeEvent(event)
        for self._with_words in (True, False):
            self._show()
            if self._row.sizeHint().width() <= self._content.contentsRect().width():
                break
        self._row.arrange()

    def _show(self) -> None:
        say, reading = self._say, self._reading
        turn: tuple[str, IconName] = (say("Pause"), "pause")
        if not reading.is_reading:
            turn = (say("Read on"), "play")
        rest: tuple[tuple[str, IconName], ...] = (
            (say("Again"), "again"),
            (say("Softer"), "softer"),
            (say("Louder"), "speaker"),
        )
        for button, (label, icon) in zip(self._buttons, (turn, *rest), strict=True):
            shown = label if self._with_words else ""
            button.show_words(Words(shown, icon=(icon, "before"), name=label))
        self._buttons[2].setEnabled(reading.may_be_softer)
        self._buttons[3].setEnabled(reading.may_be_louder)
