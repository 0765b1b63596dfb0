"""Plain text broken into lines: long words break where they must, too many lines end in `…`."""

from __future__ import annotations

import re
from functools import cache
from math import ceil

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QTextLayout, QTextOption

_CONTROL_LINE = 1.3
_READING_LINE = 1.45
"""Line heights in ems: 130 % in controls and headings, more in running text (Designsystemet)."""

_OVERLONG = re.compile("[!-~\u00c0-\u024f]{120,}")
_BREAKABLE_AFTER = 12
_ZERO_WIDTH_SPACE = "\u200b"
"""Marks where an overlong word may break: finding that out by itself costs Qt the word's length
for every line of it, which stalls the screen for seconds."""

_THINNEST = 4
"""How many of the thinnest letters take the width of an average one, at most."""


class TextLines:
    """A text laid out for a width, ready to be painted as often as wanted."""

    def __init__(
        self, font: QFont, width: float, alignment: Qt.AlignmentFlag, *, reading: bool
    ) -> None:
        self._font, self._alignment = font, alignment
        self._share_before = _share_before(alignment)
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
        return (self._room - self.width) * self._share_before

    def paint(self, painter: QPainter, left: float, top: float) -> None:
        """Paint the lines with the painter's pen, from the corner of the room they were given."""
        for layout in self._layouts:
            layout.draw(painter, QPointF(left, top))

    def lay_out(self, text: str, most_lines: int) -> bool:
        """Break a text into lines, one layout a paragraph; return whether all of it fitted."""
        option = _option(self._alignment)
        for number, paragraph in enumerate(text.split("\n")):
            layout = QTextLayout(paragraph, self._font)
            layout.setTextOption(option)
            layout.setCacheEnabled(True)
            layout.beginLayout()
            fits = self._add_lines(layout, number, most_lines)
            layout.endLayout()
            self._layouts.append(layout)
            if not fits:
                return False
        return True

    def _add_lines(self, layout: QTextLayout, paragraph: int, most_lines: int) -> bool:
        while (line := layout.createLine()).isValid():
            if most_lines and len(self.starts) == most_lines:
                return False
            line.setLineWidth(self._room)
            slack = (self._advance - line.height()) / 2
            line.setPosition(QPointF(0, self.height + slack))
            self.width = max(self.width, line.naturalTextWidth())
            self.starts.append((paragraph, line.textStart()))
        return True


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
    text = _OVERLONG.sub(_breakable, text)
    lines = TextLines(font, width, alignment, reading=reading)
    if lines.lay_out(text, most_lines):
        return lines
    shorter = _cut(text, lines.starts[-1], QFontMetricsF(font), width)
    lines = TextLines(font, width, alignment, reading=reading)
    lines.lay_out(shorter, most_lines)
    return lines


@cache
def _option(alignment: Qt.AlignmentFlag) -> QTextOption:
    option = QTextOption(alignment | Qt.AlignmentFlag.AlignAbsolute)
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    option.setTextDirection(Qt.LayoutDirection.LayoutDirectionAuto)
    return option


def _share_before(alignment: Qt.AlignmentFlag) -> float:
    """Return how much of the room left over stands before the text."""
    if alignment & Qt.AlignmentFlag.AlignRight:
        return 1.0
    return 0.5 if alignment & Qt.AlignmentFlag.AlignHCenter else 0.0


def _breakable(word: re.Match[str]) -> str:
    letters = word.group()
    parts = [letters[at : at + _BREAKABLE_AFTER] for at in range(0, len(letters), _BREAKABLE_AFTER)]
    return _ZERO_WIDTH_SPACE.join(parts)


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
    # No line holds more letters than this, and measuring a long rest would take long.
    rest = rest[: ceil(width / metrics.averageCharWidth()) * _THINNEST] + "…"
    # One pixel less than there is, so that rounding never wraps the elided line again.
    elided = metrics.elidedText(rest, Qt.TextElideMode.ElideRight, width - 1)
    return "\n".join([*paragraphs[:number], before + elided])
