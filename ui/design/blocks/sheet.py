"""Paints a sheet of a paper that is handed in, whole, with what it is below."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPixmap, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from citizenspot.visit.views import SheetPicture
from ui.design.fonts import Type
from ui.design.keyed_column import Shown
from ui.design.look import Look, Surroundings
from ui.design.painting import painter_on, rounded
from ui.design.plain_text import PlainText
from ui.design.showable import one_line

_HEIGHT_MM, _DESK_HEIGHT_MM = 118.0, 140.0
"""Enough to see on screen 2 that it is the right paper, and on screen 1 where to cut it."""

_SHARE = 0.5
"""Of the window's height at most: the sheet is seen whole on a small screen too."""


class SheetView(QWidget):
    """One sheet as large as its room allows, on the ground of the page."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._bytes = b""
        self._pixmap = QPixmap()
        self._pixmap_at_size = QPixmap()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_picture(self, picture: bytes) -> None:
        """Show another picture; the same one is not decoded again."""
        if picture == self._bytes:
            return
        self._bytes = picture
        self._pixmap = QPixmap()
        self._pixmap.loadFromData(picture, "JPG")
        self._pixmap_at_size = QPixmap()
        self.updateGeometry()
        self.update()

    @property
    def sheet(self) -> QRectF:
        """Return where in this widget the sheet is painted."""
        room, size = QRectF(self.rect()), self._pixmap.size()
        fitted = size.scaled(room.size().toSize(), Qt.AspectRatioMode.KeepAspectRatio)
        at = QRectF(0, 0, fitted.width(), fitted.height())
        at.moveCenter(room.center())
        # Where its caption begins.
        if self.layoutDirection() is Qt.LayoutDirection.RightToLeft:
            at.moveRight(room.right())
        else:
            at.moveLeft(room.left())
        return at

    def sizeHint(self) -> QSize:
        """Return a height at which a page can be looked at."""
        measures = self._look.measures
        millimetres = _DESK_HEIGHT_MM if measures.dense else _HEIGHT_MM
        usual = round(millimetres * measures.pixels_per_mm)
        height = min(usual, round(self.window().height() * _SHARE))
        return QSize(height * 3 // 4, height)

    def showEvent(self, event: QShowEvent) -> None:
        """Take the height that the window leaves, now that there is one."""
        super().showEvent(event)
        self.updateGeometry()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the sheet and its edge."""
        del event
        with painter_on(self) as painter:
            at = self.sheet
            painter.drawPixmap(at.topLeft(), self._scaled(at))
            colours, measures = self._look.colours, self._look.measures
            rounded(painter, at, 0, None, colours.border, measures.border)
            self.paint_over(painter, at)

    def paint_over(self, painter: QPainter, sheet: QRectF) -> None:
        """Paint nothing over the sheet; screen 1 paints the frame that is to be cut."""

    def _scaled(self, at: QRectF) -> QPixmap:
        """Return the picture at the size it is painted in, scaled once."""
        ratio = self.devicePixelRatioF()
        size = (at.size() * ratio).toSize()
        if self._pixmap_at_size.size() != size and not self._pixmap.isNull():
            smooth = Qt.TransformationMode.SmoothTransformation
            keep = Qt.AspectRatioMode.IgnoreAspectRatio
            self._pixmap_at_size = self._pixmap.scaled(size, keep, smooth)
            self._pixmap_at_size.setDevicePixelRatio(ratio)
        return self._pixmap_at_size


class SheetBlock(Shown[SheetPicture]):
    """A sheet and its caption; screen 1 gives the sheet by which parts are cut out."""

    def __init__(self, around: Surroundings, view: SheetView | None = None) -> None:
        super().__init__()
        look = around.look
        self.view = view or SheetView(look)
        self._caption = PlainText(look, "", Type.SMALL_STRONG, inset=True)
        self._hint = PlainText(look, "", Type.SMALL, ink=look.colours.text_subtle, inset=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(look.measures.spaces(0.5))
        self.beside = QHBoxLayout()
        self.beside.setSpacing(look.measures.spaces(2))
        self.beside.addWidget(self.view, 1)
        column.addLayout(self.beside)
        for part in (self._caption, self._hint):
            column.addWidget(part)

    def show_value(self, value: SheetPicture) -> None:
        """Show this sheet."""
        self.view.show_picture(value.picture)
        self.view.setAccessibleName(one_line(value.caption))
        self.view.setAccessibleDescription(one_line(value.hint))
        self._caption.show_text(value.caption)
        self._hint.show_text(value.hint)
        self._hint.setVisible(bool(value.hint))
