"""A row of a list that is pressed: its mark, its words, how it stands, and its key at the end."""

from __future__ import annotations

from collections.abc import Callable

import msgspec
from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QKeySequence, QPaintEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy

from ui.design.controls.face import Coat, Face
from ui.design.controls.pressable import Words
from ui.design.look import Look
from ui.design.painting import focus_mark, painter_on, rounded
from ui.design.showable import one_line
from ui.mediator.controls.marks import Mark, paint_mark
from ui.mediator.keys_at_once import answer_at_once


class RowWords(msgspec.Struct, frozen=True):
    """What a row shows; `selected` is the one the reader is at.

    `answers_key` is false where the window answers the key, everywhere and not only here.
    """

    title: str
    note: str = ""
    mark: Mark = ""
    key: str = ""
    selected: bool = False
    answers_key: bool = True


class PressRow(QPushButton):
    """A row that calls `press` when it is clicked, or its key goes down."""

    def __init__(self, look: Look, words: RowWords, press: Callable[[], None]) -> None:
        super().__init__()
        self._look, self._words = look, words
        self._face = Face(look, across=1.5, down=0.8, centred=False)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.clicked.connect(press)
        answer_at_once(self)
        self._name()

    @property
    def words(self) -> RowWords:
        """Return what the row shows."""
        return self._words

    def show_words(self, words: RowWords) -> None:
        """Show other words in the same place."""
        if words != self._words:
            self._words = words
            self._name()
            self.updateGeometry()
            self.update()

    def changeEvent(self, event: QEvent) -> None:
        """Turn around with the reading direction."""
        if event.type() == QEvent.Type.LayoutDirectionChange:
            self._name()
        super().changeEvent(event)

    def hasHeightForWidth(self) -> bool:
        """Say that long words wrap."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Return the height of the words at a width."""
        return self._face.height_for_width(width - self._mark_room)

    def sizeHint(self) -> QSize:
        """Return the best size of mark and words."""
        return self._face.size_hint() + QSize(self._mark_room, 0)

    def minimumSizeHint(self) -> QSize:
        """Return the least size in which the row can be read."""
        return self._face.minimum_size_hint() + QSize(self._mark_room, 0)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the row from the tokens."""
        del event
        colours, measures = self._look.colours, self._look.measures
        chosen = self._words.selected or self.underMouse() or self.isDown()
        shape = self._face.shape(QRectF(self.rect()))
        with painter_on(self) as painter:
            rounded(painter, shape, measures.radius, colours.accent_tint if chosen else None)
            if self.hasFocus():
                focus_mark(painter, shape, self._look)
            coat = Coat(None, None, colours.text, colours.text_subtle)
            self._face.paint(painter, self._words_rect(), coat, focused=False)
            paint_mark(painter, self._look, self._words.mark, self._mark_rect())

    @property
    def _mark_room(self) -> int:
        measures = self._look.measures
        return measures.icon + measures.spaces(1) if self._words.mark else 0

    @property
    def _mirrored(self) -> bool:
        return self.layoutDirection() == Qt.LayoutDirection.RightToLeft

    def _words_rect(self) -> QRectF:
        rect = QRectF(self.rect())
        if self._mirrored:
            return rect.adjusted(0, 0, -self._mark_room, 0)
        return rect.adjusted(self._mark_room, 0, 0, 0)

    def _mark_rect(self) -> QRectF:
        measures = self._look.measures
        square = QRectF(0, 0, measures.icon, measures.icon)
        square.moveCenter(QRectF(self.rect()).center())
        edge = measures.room + measures.spaces(1.5)
        square.moveLeft(self.width() - edge - measures.icon if self._mirrored else edge)
        return square

    def _name(self) -> None:
        words = self._words
        self._face.show(Words(words.title, words.note, key=words.key), self.layoutDirection())
        self.setAccessibleName(", ".join(filter(None, map(one_line, (words.title, words.note)))))
        self.setShortcut(QKeySequence(words.key if words.answers_key else ""))
