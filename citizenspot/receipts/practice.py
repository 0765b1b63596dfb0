"""The frame and the watermark of a practice receipt: on every page, under everything else."""

from __future__ import annotations

from dataclasses import dataclass
from math import atan2, degrees, hypot

from reportlab.lib.colors import HexColor

from citizenspot.receipts.direction import as_drawn, begins_at_the_right, joined
from citizenspot.receipts.fonts import Weight, width
from citizenspot.receipts.look import PRACTICE_ORANGE
from citizenspot.receipts.phrase import Phrase, Voices
from citizenspot.receipts.pieces import Style, draw_line
from citizenspot.receipts.sheet import Sheet
from citizenspot.receipts.words import WATERMARK

_PALE = "#FBDDB5"
_SHARE_OF_DIAGONAL = 0.66
_MEASURED_AT = 100
_TALLEST = 1.45
"""Page widths that one watermark is good for; a long roll has one after another."""


@dataclass(frozen=True)
class PracticeMark:
    """What a practice receipt wears; `said` is the sentence it prints, `voices` its languages."""

    said: Phrase
    voices: Voices

    def draw(self, canvas: Sheet, page_width: float, page_height: float, frame: float) -> None:
        """Draw the frame and the watermark; a page much longer than wide gets several.

        Who reads the page hears it once, from its banner.
        """
        with canvas.artifact():
            self._draw(canvas, page_width, page_height, frame)

    def _draw(self, canvas: Sheet, page_width: float, page_height: float, frame: float) -> None:
        canvas.setStrokeColor(HexColor(PRACTICE_ORANGE))
        canvas.setLineWidth(frame)
        canvas.rect(frame / 2, frame / 2, page_width - frame, page_height - frame)
        count = max(1, round(page_height / (page_width * _TALLEST)))
        part = page_height / count
        for place in range(count):
            self._watermark(canvas, page_width, part, page_height - (place + 0.5) * part)

    def _watermark(self, canvas: Sheet, page_width: float, high: float, middle: float) -> None:
        second = self.voices.both(lambda texts: texts.say("not valid"))
        said = " / ".join(filter(None, (second.own, second.other)))
        lines = (WATERMARK, as_drawn(joined(said), from_right=begins_at_the_right(said)))
        longest = max(width(line, Weight.SEMIBOLD, _MEASURED_AT) for line in lines)
        room = hypot(page_width, min(high, page_width * _TALLEST)) * _SHARE_OF_DIAGONAL
        style = Style(_MEASURED_AT * room / longest, Weight.SEMIBOLD, _PALE)
        canvas.saveState()
        canvas.setFillColor(HexColor(style.ink))
        canvas.translate(page_width / 2, middle)
        canvas.rotate(degrees(atan2(min(high, page_width * _TALLEST), page_width)))
        for place, line in enumerate(lines):
            start = -width(line, style.weight, style.size) / 2
            draw_line(canvas, line, style, start, (0.1 - place) * style.size)
        canvas.restoreState()
