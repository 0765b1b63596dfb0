"""The shipped typefaces: loading them, and the fonts of each kind of text."""

from __future__ import annotations

from enum import Enum
from functools import cache

from PySide6.QtGui import QFont, QFontDatabase

from citizenspot.typefaces import shipped as typefaces
from ui.design.millimetres import Measures

FAMILY, *OTHER_SCRIPTS = typefaces.FAMILIES


class Type(Enum):
    """The kinds of text: a size of the measures, and a weight."""

    TITLE = ("title", 700)
    HEADING = ("heading", 700)
    LEAD = ("heading", 400)
    BODY = ("body", 400)
    STRONG = ("body", 600)
    SMALL = ("small", 400)
    SMALL_STRONG = ("small", 600)


class FontMissing(Exception):
    """A font file that the program ships cannot be loaded."""


@cache
def load_fonts() -> None:
    """Load the shipped fonts, once; needs a `QGuiApplication`. Raises `FontMissing`."""
    for file in typefaces.files():
        if QFontDatabase.addApplicationFont(str(file)) < 0:
            raise FontMissing(f"cannot load the font {file}")


@cache
def font(kind: Type, measures: Measures) -> QFont:
    """Return the font of a kind of text at a screen's sizes; not to be changed by the caller."""
    size, weight = kind.value
    made = QFont()
    made.setFamilies([FAMILY, *OTHER_SCRIPTS])
    made.setPixelSize(getattr(measures, size))
    made.setWeight(QFont.Weight(weight))
    return made
