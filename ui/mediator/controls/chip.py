"""A short state in words on a ground of its own colour, with an icon before it."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from ui.design.fonts import Type
from ui.design.icon import Icon, IconName
from ui.design.look import Look
from ui.design.painting import painter_on, rounded
from ui.design.tokens import Colour
from ui.mediator.controls.short_text import ShortText


class Chip(QWidget):
    """Shows one line in a tone; hidden while it has nothing to say."""

    def __init__(self, look: Look, kind: Type = Type.SMALL_STRONG) -> None:
        super().__init__()
        self._look = look
        self._ground = look.colours.surface
        self._icon = Icon("information", look.measures.icon, look.colours.text)
        self._text = ShortText(look, kind=kind)
        self._state: tuple[str, Colour, Colour, IconName | None] | None = None
        row = QHBoxLayout(self)
        edge = look.measures.spaces(1)
        row.setContentsMargins(2 * edge, edge // 2, 2 * edge, edge // 2)
        row.setSpacing(edge)
        for part in (self._icon, self._text):
            row.addWidget(part, 0, Qt.AlignmentFlag.AlignVCenter)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.hide()

    @property
    def shown(self) -> str:
        """Return the text as it is shown."""
        return self._text.shown

    def show_state(self, text: str, ground: Colour, ink: Colour, icon: IconName | None) -> None:
        """Show a text on a ground; an empty text hides the chip."""
        if (text, ground, ink, icon) == self._state:
            return
        self._state = (text, ground, ink, icon)
        self._text.show_text(text)
        self._text.show_ink(ink)
        self._icon.setVisible(icon is not None)
        if icon:
            self._icon.show_icon(icon, ink)
        self._ground = ground
        self.setVisible(bool(text))
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the ground."""
        del event
        with painter_on(self) as painter:
            radius = self._look.measures.radius
            rounded(painter, QRectF(self.rect()), radius, self._ground)
