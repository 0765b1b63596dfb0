"""The typefaces of a receipt, and which of them has which character.

The shipped families have Latin, Cyrillic, Greek and Arabic. For other scripts the fonts of the
machine are used where they are installed; a character that no font has is printed as a mark.
"""

from __future__ import annotations

from collections.abc import Iterator
from enum import Enum
from functools import lru_cache
from itertools import groupby
from pathlib import Path

from reportlab.pdfbase.pdfmetrics import registerFont
from reportlab.pdfbase.ttfonts import TTFError, TTFont

from citizenspot.receipts.direction import ISOLATES
from citizenspot.receipts.printable import STRANGE
from citizenspot.typefaces import shipped as typefaces

ASCENT = 0.75
"""From the base line to the top of the tallest letters, in ems; b, d and l have 0.74."""

_LAST_NAMED = 0xFFFF
"""reportlab writes a wrong name for each character after it, which breaks copying and reading."""

_MACHINE_FOLDER = Path("/usr/share/fonts/truetype")


class Weight(Enum):
    """How heavy the letters are; the value names the shipped file."""

    REGULAR = "Regular"
    SEMIBOLD = "SemiBold"


_FALLBACKS = {
    Weight.REGULAR: (
        "dejavu/DejaVuSans.ttf",
        "noto/NotoSansDevanagari-Regular.ttf",
    ),
    Weight.SEMIBOLD: (
        "dejavu/DejaVuSans-Bold.ttf",
        "noto/NotoSansDevanagari-Bold.ttf",
    ),
}
"""Debian's `fonts-noto-core` and `fonts-dejavu-core`, in the order they are asked."""


class Run:
    """Characters that follow each other in one font."""

    __slots__ = ("font", "text")

    def __init__(self, text: str, font: TTFont) -> None:
        self.text, self.font = text, font

    def width(self, size: float) -> float:
        """Return how wide the run is at a size, in points."""
        return float(self.font.stringWidth(self.text, size))


def runs(text: str, weight: Weight) -> tuple[Run, ...]:
    """Return the text in pieces of one font each; joined, they read as the text."""
    shipped = _shipped(weight)
    if shipped.face.charToGlyph.keys() >= set(map(ord, text)):
        return (Run(text, shipped),) if text else ()
    drawn = [_drawn(each, weight) for each in text]
    return tuple(
        Run("".join(character for character, _ in group), font)
        for font, group in groupby(drawn, key=lambda each: each[1])
    )


def width(text: str, weight: Weight, size: float) -> float:
    """Return how wide the text is at a size, in points."""
    return sum(run.width(size) for run in runs(text.translate(ISOLATES), weight))


def font_files() -> Iterator[Path]:
    """Yield every font file a receipt made on this machine may use."""
    for weight in Weight:
        yield from _shipped_files(weight)
        yield from _fallback_files(weight)


def _drawn(character: str, weight: Weight) -> tuple[str, TTFont]:
    """Return the character that is drawn for one, and the font that has it."""
    if ord(character) > _LAST_NAMED:
        return STRANGE, _shipped(weight)
    for font in (_shipped(weight), *_fallbacks(weight)):
        if ord(character) in font.face.charToGlyph:
            return character, font
    return STRANGE, _shipped(weight)


@lru_cache
def _shipped(weight: Weight) -> TTFont:
    return _registered(_shipped_files(weight)[0])


@lru_cache
def _fallbacks(weight: Weight) -> tuple[TTFont, ...]:
    """Return the other fonts in the order they are asked, read when a text first needs them."""
    found = []
    for file in (*_shipped_files(weight)[1:], *_fallback_files(weight)):
        try:
            found.append(_registered(file))
        except TTFError:
            # A font file that is broken on this machine is a font that is not there.
            continue
    return tuple(found)


def _shipped_files(weight: Weight) -> tuple[Path, ...]:
    return tuple(typefaces.file_of(family, weight.value) for family in typefaces.FAMILIES)


def _fallback_files(weight: Weight) -> Iterator[Path]:
    candidates = (_MACHINE_FOLDER / name for name in _FALLBACKS[weight])
    return (file for file in candidates if file.is_file())


def _registered(file: Path) -> TTFont:
    """Read a font file and make it known to reportlab, whose registry is the process's."""
    font = TTFont(file.stem, str(file))
    registerFont(font)
    return font
