"""The card of one grade: a face above its word."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPaintEvent

from ui.design.controls.act_card import card_coat
from ui.design.controls.button import Button
from ui.design.controls.pressable import Words
from ui.design.fonts import Type, font
from ui.design.icon import IconName, paint_icon
from ui.design.look import Look
from ui.design.painting import focus_mark, painter_on, rounded
from ui.design.showable import one_line
from ui.design.text_layout import TextLines, text_lines

_FACE_EMS = 2.4
_WIDEST_EMS = 7
_MOST_LINES = 3


class GradeCard(Button):
    """A card that is pressed to give its grade."""

    def __init__(self, look: Look, face: IconName, label: str, pressed: Callable[[], None]) -> None:
        self._picture: IconName = face
        self._laid_out: dict[int, TextLines] = {}
        super().__init__(look, Words(label), pressed)
        self.setCheckable(True)
        self._is_chosen = False
        self.toggled.connect(self._press_if_toggled)

    def show_chosen(self, *, chosen: bool) -> None:
        """Mark this grade as the one given, or not."""
        self._is_chosen = chosen
        self.setChecked(chosen)

    def _press_if_toggled(self, checked: bool) -> None:  # noqa: FBT001 - as the signal has it
        """Take a screen reader's "toggle" for the press it is meant as; Qt only moves the mark."""
        if checked is not self._is_chosen:
            self.setChecked(self._is_chosen)
            self.click()

    def nextCheckState(self) -> None:
        """Leave the mark where it is: a view moves it, not the press."""

    def heightForWidth(self, width: int) -> int:
        """Return the height of face and word at a width."""
        measures = self._look.measures
        words = self._lines(width).height
        return round(self._side + words + measures.spaces(3.5)) + 2 * measures.room

    def sizeHint(self) -> QSize:
        """Return the size with the word on one line, if it is a short one."""
        measures = self._look.measures
        words = self._lines(_WIDEST_EMS * measures.body).width
        width = round(max(words, self._side)) + measures.spaces(3) + 2 * measures.room
        return QSize(width, self.heightForWidth(width))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the card, the face and the word."""
        del event
        measures = self._look.measures
        shape = self._face.shape(QRectF(self.rect()))
        lit = self.underMouse() and self.isEnabled()
        coat = card_coat(self._look, selected=self.isChecked(), lit=lit)
        with painter_on(self) as painter:
            edge = measures.border * coat.edge_width
            rounded(painter, shape, measures.radius, coat.fill, coat.edge, edge)
            if self.hasFocus():
                focus_mark(painter, shape, self._look)
            left = shape.center().x() - self._side / 2
            top = shape.top() + measures.spaces(1.5)
            ink = self._look.colours.accent
            paint_icon(painter, self._picture, QRectF(left, top, self._side, self._side), ink)
            painter.setPen(QColor(coat.ink))
            lines = self._lines(self.width())
            lines.paint(painter, self._inset, top + self._side + measures.spaces(0.5))

    @property
    def _side(self) -> float:
        return _FACE_EMS * self._look.measures.body

    @property
    def _inset(self) -> float:
        return self._look.measures.room + self._look.measures.spaces(1)

    def _lines(self, width: int) -> TextLines:
        lines = self._laid_out.get(width)
        if lines is None:
            lines = self._laid_out[width] = self._lay_out(width)
        return lines

    def _lay_out(self, width: int) -> TextLines:
        return text_lines(
            one_line(self._words.label),
            font(Type.SMALL_STRONG, self._look.measures),
            width - 2 * self._inset,
            most_lines=_MOST_LINES,
            alignment=Qt.AlignmentFlag.AlignHCenter,
        )
