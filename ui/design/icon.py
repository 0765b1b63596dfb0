"""The program's own icons: line drawings that take the colour of the text beside them."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import Literal, get_args

from PySide6.QtCore import QByteArray, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPixmap
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.design.painting import painter_on
from ui.design.tokens import Colour

IconName = Literal[
    "again",
    "arrow-back",
    "arrow-down",
    "arrow-forward",
    "arrow-up",
    "card",
    "check",
    "check-circle",
    "contrast",
    "cross",
    "eye",
    "eye-closed",
    "face-1",
    "face-2",
    "face-3",
    "face-4",
    "face-5",
    "globe",
    "hands",
    "information",
    "lock",
    "paper",
    "pause",
    "pen",
    "person",
    "play",
    "plus",
    "printer",
    "problem",
    "question",
    "radio",
    "radio-chosen",
    "screen",
    "search",
    "sending",
    "size-1",
    "size-2",
    "size-3",
    "softer",
    "speaker",
    "stop",
    "text-size",
    "time",
    "warning",
]
ICON_NAMES: tuple[IconName, ...] = get_args(IconName)
_TURNED: dict[IconName, IconName] = {
    "arrow-back": "arrow-forward",
    "arrow-forward": "arrow-back",
}

_FOLDER = Path(__file__).parent / "icons"
_INK = "INK"
"""Stands in the drawings where the colour goes."""


def paint_icon(painter: QPainter, name: IconName, rect: QRectF, ink: Colour) -> None:
    """Paint an icon into a square rectangle."""
    pixels = painter.device().devicePixelRatioF()
    painter.drawPixmap(rect.toRect(), _drawn(name, ink, round(rect.width() * pixels)))


def facing(name: IconName, direction: Qt.LayoutDirection) -> IconName:
    """Return the icon that means the same to readers of a direction: arrows turn around."""
    if direction == Qt.LayoutDirection.RightToLeft:
        return _TURNED.get(name, name)
    return name


class Icon(QWidget):
    """An icon beside a text that says the same; assistive technology passes it by."""

    def __init__(self, name: IconName, side: int, ink: Colour) -> None:
        super().__init__()
        self._name: IconName = name
        self._side, self._ink = side, ink
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def show_icon(self, name: IconName, ink: Colour) -> None:
        """Show another drawing or colour."""
        if (name, ink) != (self._name, self._ink):
            self._name, self._ink = name, ink
            self.update()

    def sizeHint(self) -> QSize:
        """Return the side, square."""
        return QSize(self._side, self._side)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the drawing."""
        del event
        with painter_on(self) as painter:
            paint_icon(painter, self._name, QRectF(self.rect()), self._ink)


@lru_cache(maxsize=256)
def _drawn(name: IconName, ink: Colour, side: int) -> QPixmap:
    drawing = (_FOLDER / f"{name}.svg").read_text(encoding="utf-8").replace(_INK, ink)
    pixmap = QPixmap(side, side)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    QSvgRenderer(QByteArray(drawing.encode())).render(painter)
    painter.end()
    return pixmap
