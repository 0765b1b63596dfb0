"""A page that says one thing in the middle of the screen: nobody here, covered, cleared."""

from __future__ import annotations

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from citizenspot.visit.speech import Place
from citizenspot.visit.views import CitizenView
from ui.design.controls.medallion import Medallion
from ui.design.fonts import Type
from ui.design.icon import IconName
from ui.design.look import Look
from ui.design.painting import painter_on
from ui.design.plain_text import PlainText

ICONS: dict[str, IconName] = {"covered": "eye-closed", "idle": "person", "paused": "time"}
"""The states whose page is a hero, and the picture of each."""

_MEDALLION_EMS = 6
_MOST_SENTENCES = 3


class Hero(QWidget):
    """A picture, a title and its sentences, on a ground with a quiet shape."""

    def __init__(self, look: Look, *, covered: bool, from_afar: bool = False) -> None:
        """`from_afar` is for what is read from a chair along the wall, as a ticket called is."""
        super().__init__()
        self._look = look
        self._is_covered = covered
        colours, measures = look.colours, look.measures
        ink = colours.on_curtain if covered else colours.text
        self._medallion = Medallion(look, "person", _MEDALLION_EMS * measures.body)
        self.heading = PlainText(look, "", Type.TITLE, ink=ink)
        kind = Type.LEAD if from_afar else Type.BODY
        self._sentences = [PlainText(look, "", kind, ink=ink) for _ in range(_MOST_SENTENCES)]
        column = QVBoxLayout(self)
        across = measures.spaces(6)
        column.setContentsMargins(across, across, across, across)
        column.setSpacing(measures.spaces(2))
        column.addStretch(2)
        column.addWidget(self._medallion, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addSpacing(measures.spaces(1))
        for text in (self.heading, *self._sentences):
            text.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            column.addWidget(text)
        column.addStretch(3)

    def show_view(self, view: CitizenView) -> None:
        """Show what the view says."""
        self.say(ICONS.get(view.state, "time"), view.page.heading, *view.page.sentences)

    def say(self, icon: IconName, heading: str, *sentences: str) -> None:
        """Show a picture, a title and sentences."""
        self._medallion.show_icon(icon)
        self.heading.show_text(heading)
        for number, line in enumerate(self._sentences):
            sentence = sentences[number] if number < len(sentences) else ""
            line.show_text(sentence)
            line.setVisible(bool(sentence))

    def part(self, place: Place) -> QWidget | None:
        """Return what stands at a place: the title, or one of its sentences."""
        if place.of == "sentence":
            return self._sentences[place.number]
        return self.heading if place.of == "heading" else None

    def take_focus(self) -> None:
        """Put the focus on the title."""
        self.heading.setFocus(Qt.FocusReason.OtherFocusReason)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the curtain where it is one, and the two arcs."""
        del event
        with painter_on(self) as painter:
            if self._is_covered:
                painter.fillRect(self.rect(), QColor(self._look.colours.curtain))
            self._paint_arcs(painter)

    def _paint_arcs(self, painter: QPainter) -> None:
        colours = self._look.colours
        painter.setPen(Qt.PenStyle.NoPen)
        right_to_left = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        corner = QPointF(0 if right_to_left else self.width(), self.height())
        for part, strength in ((0.62, 0.05), (0.4, 0.07)):
            tint = QColor(colours.on_curtain if self._is_covered else colours.accent)
            tint.setAlphaF(strength)
            painter.setBrush(tint)
            reach = self.height() * part
            painter.drawEllipse(corner, reach, reach)
