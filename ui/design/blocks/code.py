"""Paints a QR code with what it is for; nothing is fetched or sent for it."""

from __future__ import annotations

from math import ceil
from typing import Any

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QImage, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from citizenspot.visit.views import Code
from ui.design.fonts import Type
from ui.design.keyed_column import Shown
from ui.design.look import Look, Surroundings
from ui.design.painting import painter_on, rounded
from ui.design.plain_text import PlainText
from ui.design.showable import one_line

_SIDE_MM, _DESK_SIDE_MM = 46.0, 28.0
"""A telephone reads a code of this size at arm's length from a screen; no code is smaller."""

_QUIET_MODULES = 4
"""The empty border a reader needs (ISO/IEC 18004 §9.1)."""


class CodeBlock(Shown[Code]):
    """The code beside its caption."""

    def __init__(self, around: Surroundings) -> None:
        super().__init__()
        measures = around.look.measures
        self._picture = CodePicture(around.look)
        self._caption = PlainText(around.look, "", Type.BODY)
        row = QHBoxLayout(self)
        row.setContentsMargins(measures.room, 0, measures.room, 0)
        row.setSpacing(measures.spaces(3))
        row.addWidget(self._picture)
        row.addWidget(self._caption, 1, Qt.AlignmentFlag.AlignVCenter)

    def show_value(self, value: Code) -> None:
        """Show this code."""
        self._picture.show_content(value.content)
        self._picture.setAccessibleName(one_line(value.caption))
        self._caption.show_text(value.caption)


class CodePicture(QWidget):
    """A QR code, dark on white in every theme so that every reader can take it."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._modules: QImage | None = None
        millimetres = _DESK_SIDE_MM if look.measures.dense else _SIDE_MM
        self._least = round(millimetres * look.measures.pixels_per_mm)
        self._module = 1
        self.setFixedSize(self._least, self._least)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_content(self, content: str) -> None:
        """Show the code of a content; nothing where no code can hold it."""
        self._modules = qr_modules(content)
        self.setVisible(self._modules is not None)
        if self._modules is None:
            return
        across = self._modules.width() + 2 * _QUIET_MODULES
        self._module = ceil(self._least / across)
        self.setFixedSize(self._module * across, self._module * across)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the modules as whole pixels, in the middle of a white ground."""
        del event
        if self._modules is None:
            return
        with painter_on(self) as painter:
            rounded(painter, QRectF(self.rect()), self._look.measures.radius, "#FFFFFF")
            side = self._module * self._modules.width()
            corner = self._module * _QUIET_MODULES
            painter.drawImage(QRect(corner, corner, side, side), self._modules)


def qr_modules(content: str) -> QImage | None:
    """Return a QR code with one pixel a module and no border.

    None for what no code holds: nothing, 2,332 bytes and more, or half a character.
    """
    import zxingcpp  # noqa: PLC0415 - only pages with a code pay for it

    try:
        code = zxingcpp.create_barcode(content, zxingcpp.BarcodeFormat.QRCode, ec_level="M")
    except (ValueError, RuntimeError):  # RuntimeError: what its C++ says of half a character
        return None
    drawn: Any = code.to_image(scale=1, add_quiet_zones=False)
    modules = memoryview(drawn)
    height, width = modules.shape or (0, 0)
    image = QImage(modules.tobytes(), width, height, width, QImage.Format.Format_Grayscale8)
    return image.copy()
