"""The shipped typeface is whole, and is what is painted with."""

import pytest
from PySide6.QtGui import QFont, QFontInfo, QFontMetricsF, QRawFont

from citizenspot.visit.words import TextSize
from ui.design.fonts import FAMILY, FOLDER, Type, font, load_fonts
from ui.design.millimetres import citizen_measures
from ui.design.showable import STRANGE

LETTERS = "AaÀàÁáÂâÃãÇçÉéÍíÓóÔôÕõÚú ÆæØøÅå Ññ ß Łł Şş ıİ 0123456789 €«»“”…•–º"  # noqa: RUF001 - a dash of texts
MEASURES = citizen_measures(4.0, TextSize.NORMAL)


@pytest.mark.parametrize("kind", list(Type))
def test_the_shipped_family_is_used_in_every_weight(qapp: object, kind: Type) -> None:
    del qapp
    load_fonts()
    written = QFontInfo(font(kind, MEASURES))

    assert written.family().startswith(FAMILY)
    assert written.weight() == kind.value[1]


def test_the_weights_are_real_ones(qapp: object) -> None:
    del qapp
    load_fonts()
    widths = []
    for weight in (400, 600, 700):
        written = QFont(FAMILY)
        written.setWeight(QFont.Weight(weight))
        written.setPixelSize(100)
        widths.append(QFontMetricsF(written).horizontalAdvance("Hamburgefonts"))

    assert widths[0] < widths[1] < widths[2]


@pytest.mark.parametrize("weight", ["Regular", "SemiBold", "Bold"])
def test_latin_letters_are_all_in_one_file(qapp: object, weight: str) -> None:
    del qapp
    raw = QRawFont(str(FOLDER / f"AtkinsonHyperlegibleNext-{weight}.ttf"), 20)

    assert [each for each in LETTERS + STRANGE if not raw.supportsCharacter(ord(each))] == []


def test_the_licence_of_the_fonts_lies_beside_them() -> None:
    assert "SIL OPEN FONT LICENSE Version 1.1" in (FOLDER / "OFL.txt").read_text(encoding="utf-8")
