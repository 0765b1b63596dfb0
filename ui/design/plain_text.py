"""The one component that shows text from outside: always plain, always whole or visibly cut."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QColor, QPaintEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from ui.design.fonts import Type, font
from ui.design.look import Look
from ui.design.painting import painter_on
from ui.design.showable import showable
from ui.design.text_layout import TextLines, text_lines
from ui.design.tokens import Colour

_LEAST_EMS = 4
_BEST_EMS = 60


class PlainText(QLabel):
    """A text that wraps, breaks overlong words, and never acts on what it holds.

    It is a label to assistive technology and can be another widget's (`setBuddy`). Beyond
    `most_lines` it ends in `…`; assistive technology still gets the whole text.
    """

    def __init__(
        self,
        look: Look,
        text: str = "",
        kind: Type = Type.BODY,
        *,
        ink: Colour = "",
        most_lines: int = 0,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._look, self._kind = look, kind
        self._ink = ink or look.colours.text
        self._most_lines = most_lines
        self._lines: dict[int, TextLines] = {}
        self._said = ""
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
        height = self.heightForWidth(self.width())
        self._said = shown
        self._lines.clear()
        self.setAccessibleName(shown)
        if self.heightForWidth(self.width()) != height or not self.wordWrap():
            self.updateGeometry()
        self.update()

    def show_ink(self, ink: Colour) -> None:
        """Write in another colour of the theme."""
        if ink != self._ink:
            self._ink = ink
            self.update()

    @property
    def shown(self) -> str:
        """Return the text as it is shown."""
        return self._said

    def heightForWidth(self, width: int) -> int:
        """Return the height of the lines at a width."""
        return -(-int(self._laid_out(width).height * 4) // 4) + 1

    def sizeHint(self) -> QSize:
        """Return the size of the text on as few lines as read well."""
        best = _BEST_EMS * self.font().pixelSize()
        lines = self._laid_out(best)
        return QSize(int(lines.width) + 2, int(lines.height) + 1)

    def minimumSizeHint(self) -> QSize:
        """Return the least size: a short word's width, one line's height."""
        ems = self.font().pixelSize()
        return QSize(min(self.sizeHint().width(), _LEAST_EMS * ems), ems)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the lines; nothing of `QLabel`'s own painting is used."""
        del event
        with painter_on(self) as painter:
            painter.setPen(QColor(self._ink))
            self._laid_out(self.width()).paint(painter, 0, 0)

    def changeEvent(self, event: QEvent) -> None:
        """Lay out again when the reading direction changes."""
        if event.type() == QEvent.Type.LayoutDirectionChange:
            self._lines.clear()
        super().changeEvent(event)

    def _laid_out(self, width: int) -> TextLines:
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
        right_to_left = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        return Qt.AlignmentFlag.AlignRight if right_to_left else Qt.AlignmentFlag.AlignLeft
