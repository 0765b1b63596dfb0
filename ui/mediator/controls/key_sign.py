"""The sign of a key beside something that is not a button."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.design.controls.key_hint import key_hint_size, paint_key_hint
from ui.design.look import Look
from ui.design.painting import painter_on


class KeySign(QWidget):
    """Shows which key leads here; assistive technology hears it from the control itself."""

    def __init__(self, look: Look, key: str = "") -> None:
        super().__init__()
        self._look, self._key = look, key
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def show_key(self, key: str) -> None:
        """Show another key."""
        if key != self._key:
            self._key = key
            self.updateGeometry()
            self.update()

    def sizeHint(self) -> QSize:
        """Return the size of the sign."""
        return key_hint_size(self._key, self._look.measures).toSize()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the sign."""
        del event
        if self._key:
            ink = self._look.colours.text_subtle
            with painter_on(self) as painter:
                paint_key_hint(painter, self._key, QRectF(self.rect()), ink, self._look.measures)
