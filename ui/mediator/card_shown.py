"""What the citizen's card says, beside the photograph on it, for the mediator to compare."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSizeF, Qt
from PySide6.QtGui import QImage, QPainter, QPainterPath, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from citizenspot.visit.views import CardShown
from ui.design.blocks.rows import RowsBlock
from ui.design.keyed_column import Shown
from ui.design.look import Look, Surroundings
from ui.design.painting import painter_on, rounded
from ui.design.showable import one_line

PHOTO_MM = QSizeF(35, 45)
"""The size of a passport photograph (ICAO Doc 9303-3 §3.9)."""


class CardShownBlock(Shown[CardShown]):
    """The photograph, where there is one, and the rows."""

    def __init__(self, around: Surroundings) -> None:
        super().__init__()
        self.photograph = Photograph(around.look)
        self._rows = RowsBlock(around)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(around.look.measures.spaces(2))
        row.addWidget(self.photograph, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self._rows, 1)

    def part(self, item: int) -> QWidget:
        """Return the widget of one row, by its turn."""
        return self._rows.part(item)

    def show_value(self, value: CardShown) -> None:
        """Show the card as far as it is known."""
        self._rows.show_value(value.rows)
        self.photograph.show_photo(value.photo)
        self.photograph.setAccessibleName(one_line(value.photo_label))
        self.photograph.setVisible(bool(value.photo))


class Photograph(QWidget):
    """A photograph whole in its frame; gone with the widget."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._shown = b""
        self._image = QImage()
        room = look.measures.room
        size = (PHOTO_MM * look.measures.pixels_per_mm).toSize()
        self.setFixedSize(size.width() + 2 * room, size.height() + 2 * room)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    @property
    def is_there(self) -> bool:
        """Say whether there is something to see."""
        return not self._image.isNull()

    def show_photo(self, png: bytes) -> None:
        """Show a PNG that the photograph's own process has made, or nothing."""
        if png != self._shown:
            self._shown = png
            self._image = QImage.fromData(png) if png else QImage()
            self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint it as large as its frame lets it be."""
        del event
        measures, colours = self._look.measures, self._look.colours
        room = measures.room
        frame = QRectF(self.rect()).adjusted(room, room, -room, -room)
        with painter_on(self) as painter:
            rounded(painter, frame, measures.radius, colours.surface_sunken)
            if self.is_there:
                self._paint_image(painter, frame)
            rounded(painter, frame, measures.radius, None, colours.line, measures.border)

    def _paint_image(self, painter: QPainter, frame: QRectF) -> None:
        size = QSizeF(self._image.size()).scaled(frame.size(), Qt.AspectRatioMode.KeepAspectRatio)
        whole = QRectF(frame.topLeft(), size)
        whole.moveCenter(frame.center())
        outline = QPainterPath()
        outline.addRoundedRect(frame, self._look.measures.radius, self._look.measures.radius)
        painter.save()
        painter.setClipPath(outline)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.drawImage(whole, self._image)
        painter.restore()
