"""The sheet on screen 1: a frame drawn by the mouse, or moved by the arrow keys, is cut out."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPen,
)

from citizenspot.visit.table_commands import CropSheet
from citizenspot.visit.views import Act, SheetPicture
from ui.design.blocks.acts import button_row
from ui.design.blocks.sheet import SheetBlock, SheetView
from ui.design.controls.act_button import ActButton
from ui.design.look import Surroundings
from ui.design.painting import focus_mark

_WHOLE, _STEP = 1000, 10
_UNCUT = (0, 0, _WHOLE, _WHOLE)
_LEAST = 100
_SHADE_ALPHA = 110
_ACTS_EMS = 15
_SIDE_OF_KEY = {
    Qt.Key.Key_Left: (2, -_STEP),
    Qt.Key.Key_Right: (0, _STEP),
    Qt.Key.Key_Up: (3, -_STEP),
    Qt.Key.Key_Down: (1, _STEP),
}
"""Which side an arrow moves inwards, and by how much: the right one to the left, and so on."""

Frame = tuple[int, int, int, int]


class CuttingView(SheetView):
    """A sheet with a frame; Enter, or letting the mouse go, cuts it out."""

    def __init__(self, around: Surroundings) -> None:
        super().__init__(around.look)
        self._around = around
        self._frame: Frame = _UNCUT
        self._from: QPointF | None = None
        self.is_editable = False
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def show_picture(self, picture: bytes) -> None:
        """Show another sheet, without a frame."""
        if picture != self._bytes:
            self._show_frame(_UNCUT)
        super().show_picture(picture)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move a side of the frame, cut, or leave the frame."""
        key = Qt.Key(event.key())
        has_frame = self._frame != _UNCUT
        if self.is_editable and key in _SIDE_OF_KEY:
            back = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            self._move(*_SIDE_OF_KEY[key], back=back)
        elif has_frame and key in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self._cut()
        elif has_frame and key == Qt.Key.Key_Escape:
            self._show_frame(_UNCUT)
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Begin a frame."""
        if self.is_editable:
            self._from = event.position()
            self._show_frame(_UNCUT)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Draw the frame to here."""
        if self._from is not None:
            self._show_frame(self._between(self._from, event.position()))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Cut the frame out; one too small was a slip of the hand."""
        if self._from is None:
            return
        self._show_frame(self._between(self._from, event.position()))
        self._from = None
        left, top, right, bottom = self._frame
        if min(right - left, bottom - top) < _LEAST:
            self._show_frame(_UNCUT)
        else:
            self._cut()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show the focus."""
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Show that the focus has gone."""
        super().focusOutEvent(event)
        self.update()

    def paint_over(self, painter: QPainter, sheet: QRectF) -> None:
        """Paint the frame, what would be cut off in shade, and the focus."""
        look = self._look
        if self._frame != _UNCUT:
            inside = self._place(self._frame, sheet)
            shade = QColor(look.colours.curtain)
            shade.setAlpha(_SHADE_ALPHA)
            for part in _around(inside, sheet):
                painter.fillRect(part, shade)
            painter.setPen(QPen(QColor(look.colours.accent), look.measures.focus))
            painter.drawRect(inside)
        if self.hasFocus():
            focus_mark(painter, sheet, look)

    def _move(self, side: int, by: int, *, back: bool) -> None:
        frame = list(self._frame)
        frame[side] = min(max(frame[side] + (-by if back else by), 0), _WHOLE)
        left, top, right, bottom = frame
        if min(right - left, bottom - top) >= _LEAST:
            self._show_frame((left, top, right, bottom))

    def _cut(self) -> None:
        left, top, right, bottom = self._frame
        command = CropSheet(left, top, right, bottom)
        self._around.replies.press(Act(self.accessibleName(), command))

    def _show_frame(self, frame: Frame) -> None:
        if frame != self._frame:
            self._frame = frame
            self.update()

    def _between(self, one: QPointF, other: QPointF) -> Frame:
        sheet = self.sheet
        across = sorted(_part(each.x(), sheet.left(), sheet.width()) for each in (one, other))
        down = sorted(_part(each.y(), sheet.top(), sheet.height()) for each in (one, other))
        return across[0], down[0], across[1], down[1]

    def _place(self, frame: Frame, sheet: QRectF) -> QRectF:
        left, top, right, bottom = frame
        across, down = sheet.width() / _WHOLE, sheet.height() / _WHOLE
        corner = QPointF(sheet.left() + left * across, sheet.top() + top * down)
        return QRectF(corner.x(), corner.y(), (right - left) * across, (bottom - top) * down)


class CuttingBlock(SheetBlock):
    """A sheet that can be cut, and beside it what else may be done with it."""

    def __init__(self, around: Surroundings) -> None:
        self._cutting = CuttingView(around)
        super().__init__(around, self._cutting)
        self._acts = button_row(around.look, around.replies.press)
        self._acts.arrangement.setFixedWidth(_ACTS_EMS * around.look.measures.body)
        self.beside.addWidget(self._acts.arrangement, 0, Qt.AlignmentFlag.AlignTop)

    @property
    def buttons(self) -> tuple[ActButton, ...]:
        """Return what may be done, in reading order."""
        return self._acts.buttons

    def show_value(self, value: SheetPicture) -> None:
        """Show this sheet, and whether it may be cut now."""
        super().show_value(value)
        self._cutting.is_editable = value.editable
        self._acts.show_acts(value.acts)


def _part(at: float, start: float, length: float) -> int:
    return min(max(round((at - start) / max(1.0, length) * _WHOLE), 0), _WHOLE)


def _around(inside: QRectF, sheet: QRectF) -> tuple[QRectF, ...]:
    """Return the four parts of a sheet outside of a frame."""
    return (
        QRectF(sheet.left(), sheet.top(), sheet.width(), inside.top() - sheet.top()),
        QRectF(sheet.left(), inside.bottom(), sheet.width(), sheet.bottom() - inside.bottom()),
        QRectF(sheet.left(), inside.top(), inside.left() - sheet.left(), inside.height()),
        QRectF(inside.right(), inside.top(), sheet.right() - inside.right(), inside.height()),
    )
