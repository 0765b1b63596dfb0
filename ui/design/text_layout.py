"""Plain text broken into lines: long words break where they must, too many lines end in `…`."""

from __future__ import annotations

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QTextLayout, QTextOption

_CONTROL_LINE = 1.3
_READING_LINE = 1.45
"""Line heights in ems: 130 % in controls and headings, more in running text (Designsystemet)."""


class TextLines:
    """A text laid out for a width, ready to be painted as often as wanted."""

    def __init__(
        self, font: QFont, width: float, alignment: Qt.AlignmentFlag, *, reading: bool
    ) -> None:
        self._font, self._alignment = font, alignment
        self._room = max(1.0, width)
        ems = _READING_LINE if reading else _CONTROL_LINE
        self._advance = max(QFontMetricsF(font).height(), font.pixelSize() * ems)
        self._layouts: list[QTextLayout] = []
        self.starts: list[tuple[int, int]] = []
        """Of each line: its paragraph, and where in it the line begins, in UTF-16 units."""
        self.width = 0.0

    @property
    def height(self) -> float:
        """Return the height of all lines, in pixels."""
        return len(self.starts) * self._advance

    @property
    def slack(self) -> float:
        """Return the empty width before the widest line, in pixels."""
        if self._alignment & Qt.AlignmentFlag.AlignRight:
            return self._room - self.width
        centred = self._alignment & Qt.AlignmentFlag.AlignHCenter
        return (self._room - self.width) / 2 if centred else 0.0

    def paint(self, painter: QPainter, left: float, top: float) -> None:
        """Paint the lines with the painter's pen, from the corner of the room they were given."""
        for layout in self._layouts:
            layout.draw(painter, QPointF(left, top))

    def lay_out(self, text: str) -> None:
        """Break a text into lines, one layout a paragraph."""
        option = QTextOption(self._alignment | Qt.AlignmentFlag.AlignAbsolute)
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        option.setTextDirection(Qt.LayoutDirection.LayoutDirectionAuto)
        for number, paragraph in enumerate(text.split("\n")):
            layout = QTextLayout(paragraph, self._font)
            layout.setTextOption(option)
            layout.setCacheEnabled(True)
            layout.beginLayout()
            while (line := layout.createLine()).isValid():
                line.setLineWidth(self._room)
                slack = (self._advance - line.height()) / 2
                line.setPosition(QPointF(0, self.height + slack))
                self.width = max(self.width, line.naturalTextWidth())
                self.starts.append((number, line.textStart()))
            layout.endLayout()
            self._layouts.append(layout)


def text_lines(
    text: str,
    font: QFont,
    width: float,
    *,
    most_lines: int = 0,
    alignment: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft,
    reading: bool = False,
) -> TextLines:
    """Return a showable text laid out for a width in pixels.

    Of more than `most_lines` lines (0: no limit) the last one shown ends in `…`. `alignment` is
    meant as seen, whatever the direction of the text. Texts meant for `reading` have taller lines.
    """
    lines = TextLines(font, width, alignment, reading=reading)
    lines.lay_out(text)
    if not most_lines or len(lines.starts) <= most_lines:
        return lines
    shorter = _cut(text, lines.starts[most_lines - 1], QFontMetricsF(font), width)
    lines = TextLines(font, width, alignment, reading=reading)
    lines.lay_out(shorter)
    return lines


def leading(direction: Qt.LayoutDirection) -> Qt.AlignmentFlag:
    """Return the side at which lines begin."""
    right_to_left = direction == Qt.LayoutDirection.RightToLeft
    return Qt.AlignmentFlag.AlignRight if right_to_left else Qt.AlignmentFlag.AlignLeft


def _cut(text: str, last: tuple[int, int], metrics: QFontMetricsF, width: float) -> str:
    """Return the text up to its last line that is shown, and of that line what fits before `…`."""
    paragraphs = text.split("\n")
    number, start = last
    units = paragraphs[number].encode("utf-16-le", "surrogatepass")
    before = units[: start * 2].decode("utf-16-le", "surrogatepass")
    rest = units[start * 2 :].decode("utf-16-le", "surrogatepass")
    more_follows = number + 1 < len(paragraphs)
    # One pixel less than there is, so that rounding never wraps the elided line again.
    elided = metrics.elidedText(
        rest + ("…" if more_follows else ""), Qt.TextElideMode.ElideRight, width - 1
    )
    return "\n".join([*paragraphs[:number], before + elided])
