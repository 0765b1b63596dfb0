"""The button: words that wrap, an icon, its key; painted from the tokens."""

from __future__ import annotations

from collections.abc import Callable
from typing import Literal

from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QKeySequence, QPaintEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy

from ui.design.controls.face import Coat, Face
from ui.design.controls.pressable import Words
from ui.design.fonts import Type, font
from ui.design.look import Look
from ui.design.painting import painter_on
from ui.design.showable import one_line

Style = Literal["primary", "plain", "quiet", "danger"]


class Button(QPushButton):
    """A button with the program's face; Enter and Space press it, as does its key."""

    def __init__(
        self, look: Look, words: Words, pressed: Callable[[], None], style: Style = "plain"
    ) -> None:
        super().__init__()
        self._look, self._words, self._style = look, words, style
        self._face = self._made_face()
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setAutoDefault(True)
        self.setFont(font(Type.STRONG, look.measures))
        self.clicked.connect(pressed)
        self.show_words(words)

    def show_words(self, words: Words) -> None:
        """Say something else in the same place."""
        self._words = words
        self.setAccessibleName(one_line(words.name or words.label))
        self.setAccessibleDescription(one_line(words.note))
        if self.shortcut().toString() != words.key:
            self.setShortcut(QKeySequence(words.key))
        if self._face.show(words, self.layoutDirection()):
            self.updateGeometry()
        self.update()

    def hasHeightForWidth(self) -> bool:
        """Say that long words wrap."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Return the height of the face at a width."""
        return self._face.height_for_width(width)

    def sizeHint(self) -> QSize:
        """Return the best size of the face."""
        return self._face.size_hint()

    def minimumSizeHint(self) -> QSize:
        """Return the least size of the face."""
        return self._face.minimum_size_hint()

    def changeEvent(self, event: QEvent) -> None:
        """Turn the face around with the reading direction."""
        if event.type() == QEvent.Type.LayoutDirectionChange:
            self.show_words(self._words)
        super().changeEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the face in the coat of this moment."""
        del event
        with painter_on(self) as painter:
            rect = QRectF(self.rect())
            self._face.paint(painter, rect, self._coat(), focused=self.hasFocus())

    def _made_face(self) -> Face:
        return Face(self._look, across=1.5 if self._style == "quiet" else 2.5)

    def _coat(self) -> Coat:
        colours = self._look.colours
        pressed, hovered = self.isDown(), self.underMouse()
        if not self.isEnabled():
            return resting_coat(self._look)
        if self._style == "primary":
            fill = colours.accent_hover if hovered else colours.accent
            ink = colours.on_accent
            return Coat(colours.accent_pressed if pressed else fill, None, ink, ink)
        if self._style == "danger":
            tone = colours.problem
            fill = tone.surface if hovered or pressed else colours.surface
            return Coat(fill, tone.border, tone.ink, tone.ink)
        return light_coat(self._look, quiet=self._style == "quiet", lit=hovered or pressed)


def resting_coat(look: Look) -> Coat:
    """Return the colours of a button that cannot be pressed now.

    It has no edge but where its ground is that of the page: without one it would look like text.
    """
    colours = look.colours
    edge = colours.line if colours.surface_sunken == colours.background else None
    return Coat(colours.surface_sunken, edge, colours.text_subtle, colours.text_subtle)


def light_coat(look: Look, *, quiet: bool, lit: bool) -> Coat:
    """Return the colours of a button that is not filled; a quiet one has no edge either."""
    colours = look.colours
    ground = None if quiet else colours.surface
    fill = colours.accent_tint if lit else ground
    return Coat(fill, None if quiet else colours.accent, colours.accent, colours.accent)
