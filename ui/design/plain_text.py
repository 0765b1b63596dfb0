"""The one component that shows text from outside: always plain, always whole or visibly cut."""

from __future__ import annotations

from math import ceil

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QColor, QPaintEvent
from PySide6.QtWidgets import QLabel, QSizePolicy

from ui.design.fonts import Type, font
from ui.design.look import Look
from ui.design.painting import fill_ground, painter_on
from ui.design.showable import showable
from ui.design.text_layout import TextLines, leading, text_lines
from ui.design.tokens import Colour

_LEAST_EMS = 4
_BEST_EMS = 60


class PlainText(QLabel):
    """A text that wraps, breaks overlong words, and never acts on what it holds.

    It is a label to assistive technology and can be another widget's (`setBuddy`). Beyond
    `most_lines` it ends in `…`; assistive technology still gets the whole text. `inset` lets it
    begin where the shapes of controls begin, behind their room for the focus.
    """

    def __init__(
        self,
        look: Look,
        text: str = "",
        kind: Type = Type.BODY,
        *,
        ink: Colour = "",
        most_lines: int = 0,
        inset: bool = False,
    ) -> None:
        super().__init__()
        self._look, self._kind = look, kind
        self._ink = ink or look.colours.text
        self._most_lines = most_lines
        self._lines: dict[int, TextLines] = {}
        self._heights: dict[int, int] = {}
        self._best: QSize | None = None
        self._said = ""
        self._ground: Colour = ""
        room = look.measures.room if inset else 0
        self.setContentsMargins(room, 0, room, 0)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(True)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setFont(font(kind, look.measures))
        self.show_text(text)

    def show_text(self, text: str) -> None:
        """Show another text; nothing is laid out again where the height stays the same."""
        shown = showable(text)
        if shown == self._said:
            return
        height = self._height_seen()
        self._said = shown
        self._forget_lines()
        self.setAccessibleName(shown)
        if height is None or self._height_seen() != height:
            self.updateGeometry()
        self.update()

    def show_ink(self, ink: Colour) -> None:
        """Write in another colour of the theme."""
        if ink != self._ink:
            self._ink = ink
            self.update()

    def show_ground(self, ground: Colour) -> None:
        """Paint this colour under the text: what lies below it need not be painted with it."""
        if ground != self._ground:
            self._ground = ground
            self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent, bool(ground))
            self.update()

    @property
    def shown(self) -> str:
        """Return the text as it is shown."""
        return self._said

    def heightForWidth(self, width: int) -> int:
        """Return the height of the lines at a width; layouts ask for it a hundred times a page."""
        height = self._heights.get(width)
        if height is None and width < self.minimumSizeHint().width():
            # Asked only on the way to a size: a layout that has none yet tries it with nothing,
            # and would have the text broken at every letter.
            height = self._heights[width] = self.font().pixelSize()
        if height is None:
            margins = self.contentsMargins()
            lines = self._laid_out(width - margins.left() - margins.right())
            height = ceil(lines.height) + margins.top() + margins.bottom()
            self._heights[width] = height
        return height

    def sizeHint(self) -> QSize:
        """Return the size of the text on as few lines as read well."""
        if self._best is None:
            lines = self._natural()
            size = QSize(ceil(lines.width) + 1, ceil(lines.height))
            self._best = size.grownBy(self.contentsMargins())
        return self._best

    def minimumSizeHint(self) -> QSize:
        """Return the least size: a short word's width, one line's height."""
        ems = self.font().pixelSize()
        return QSize(min(self.sizeHint().width(), _LEAST_EMS * ems), ems)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the lines; nothing of `QLabel`'s own painting is used."""
        del event
        with painter_on(self) as painter:
            if self._ground:
                fill_ground(painter, self.rect(), self._ground)
            painter.setPen(QColor(self._ink))
            room = self.contentsRect()
            lines = self._laid_out(room.width())
            lines.paint(painter, room.left(), room.top() + self._lowered(lines))

    def changeEvent(self, event: QEvent) -> None:
        """Lay out again when the reading direction changes."""
        if event.type() == QEvent.Type.LayoutDirectionChange:
            self._forget_lines()
        super().changeEvent(event)

    def _height_seen(self) -> int | None:
        """Return the height of the lines as they stand, none while nobody sees them."""
        return self.heightForWidth(self.width()) if self.isVisible() else None

    def _forget_lines(self) -> None:
        self._lines.clear()
        self._heights.clear()
        self._best = None

    def _lowered(self, lines: TextLines) -> float:
        """Return how far below the top the lines begin: at most level with a button's words."""
        measures = self._look.measures
        button = measures.target + 2 * measures.room
        room = min(self.contentsRect().height(), button)
        return max(0.0, (room - lines.height) / 2)

    def _natural(self) -> TextLines:
        """Return the text on as few lines as read well."""
        return self._laid_out_at(_BEST_EMS * self.font().pixelSize())

    def _laid_out(self, width: int) -> TextLines:
        """Return the lines at a width; a short text is the same at every width it fits in."""
        natural = self._natural()
        is_short = len(natural.starts) == 1 and natural.width <= width
        return natural if is_short and not natural.slack else self._laid_out_at(width)

    def _laid_out_at(self, width: int) -> TextLines:
        lines = self._lines.get(width)
        if lines is None:
            lines = self._lines[width] = text_lines(
                self._said,
                self.font(),
                width,
                most_lines=self._most_lines,
                alignment=self._side(),
                reading=self._kind in {Type.BODY, Type.SMALL},
            )
        return lines

    def _side(self) -> Qt.AlignmentFlag:
        if self.alignment() & Qt.AlignmentFlag.AlignHCenter:
            return Qt.AlignmentFlag.AlignHCenter
        return leading(self.layoutDirection())
