"""The box one line is typed into, painted from the tokens."""

from __future__ import annotations

from functools import lru_cache
from math import ceil

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QLineEdit, QSizePolicy

from ui.design.fonts import Type, font
from ui.design.look import Look
from ui.design.painting import focus_mark, rounded
from ui.design.tokens import Colour


class Entry(QLineEdit):
    """A line of text with the program's edge, focus and target size."""

    def __init__(self, look: Look, characters: int = 0) -> None:
        super().__init__()
        self._look, self._characters = look, characters
        self._is_wrong = False
        self._ground: Colour = ""
        measures = look.measures
        inset = measures.room + measures.spaces(1.5)
        self.setFrame(False)
        self.setFont(font(Type.BODY, measures))
        self.setTextMargins(inset, measures.room, inset, measures.room)
        self.setPalette(entry_palette(look))
        across = QSizePolicy.Policy.Maximum if characters else QSizePolicy.Policy.Preferred
        self.setSizePolicy(across, QSizePolicy.Policy.Fixed)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)

    def go_on(self) -> None:
        """Move the focus on, as Enter does in a form."""
        self.focusNextChild()

    def show_wrong(self, *, wrong: bool) -> None:
        """Mark the box where what it holds has to be mended."""
        if wrong != self._is_wrong:
            self._is_wrong = wrong
            self.update()

    def show_ground(self, ground: Colour) -> None:
        """Paint this colour around the box: what lies below need not be painted with it."""
        self._ground = ground
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent, bool(ground))

    def sizeHint(self) -> QSize:
        """Return a target's height, and the width of the characters expected."""
        measures = self._look.measures
        around = 2 * (measures.room + measures.spaces(1.5)) + measures.spaces(1)
        height = max(measures.target, round(measures.body * 1.9)) + 2 * measures.room
        return QSize(round((self._characters or 26) * measures.body * 0.62) + around, height)

    def minimumSizeHint(self) -> QSize:
        """Return the least size: a few characters, or all that are expected if they are few."""
        best = self.sizeHint()
        return QSize(min(best.width(), 10 * self._look.measures.body), best.height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the box, then let Qt write the text into it."""
        box = box_picture(
            self._look,
            (self.width(), self.height(), self.devicePixelRatio()),
            self._ground,
            wrong=self._is_wrong,
            focused=self.hasFocus(),
        )
        painter = QPainter(self)
        painter.drawImage(0, 0, box)
        painter.end()
        super().paintEvent(event)


@lru_cache(maxsize=8)
def box_picture(
    look: Look,
    size: tuple[int, int, float],
    ground: Colour,
    *,
    wrong: bool,
    focused: bool,
) -> QImage:
    """Return the box as `paint_box` paints it, on its ground; `size` ends with the pixel ratio.

    A letter typed changes the text, hardly ever the box: what is painted for each is a copy.
    """
    width, height, ratio = size
    opaque, seen_through = QImage.Format.Format_RGB32, QImage.Format.Format_ARGB32_Premultiplied
    picture = QImage(ceil(width * ratio), ceil(height * ratio), opaque if ground else seen_through)
    picture.setDevicePixelRatio(ratio)
    picture.fill(QColor(ground) if ground else Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    paint_box(painter, QRectF(0, 0, width, height), look, wrong=wrong, focused=focused)
    painter.end()
    return picture


def paint_box(painter: QPainter, rect: QRectF, look: Look, *, wrong: bool, focused: bool) -> None:
    """Paint the box of something to type into, its focus and its error."""
    measures, colours = look.measures, look.colours
    room = measures.room
    shape = rect.adjusted(room, room, -room, -room)
    edge = colours.problem.border if wrong else colours.border
    width = measures.border * (1.6 if wrong else 1)
    rounded(painter, shape, measures.radius, colours.surface, edge, width)
    if focused:
        focus_mark(painter, shape, look)


def entry_palette(look: Look) -> QPalette:
    """Return the palette of an editor: its ground is painted by the box, not by Qt."""
    colours = look.colours
    palette = QPalette()
    for role, colour in (
        (QPalette.ColorRole.Text, colours.text),
        (QPalette.ColorRole.Highlight, colours.accent),
        (QPalette.ColorRole.HighlightedText, colours.on_accent),
    ):
        palette.setColor(role, QColor(colour))
    palette.setColor(QPalette.ColorRole.Base, QColor(Qt.GlobalColor.transparent))
    return palette
