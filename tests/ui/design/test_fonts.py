"""The shipped typeface is whole, and is what is painted with."""

import pytest
from babel.messages.catalog import Message
from fontTools.ttLib import TTFont
from PySide6.QtGui import QFont, QFontInfo, QFontMetricsF, QRawFont

from citizenspot.locale import catalogues
from citizenspot.locale.catalogue_files import read
from citizenspot.texts import OWN_NAMES
from citizenspot.typefaces import shipped as typefaces
from citizenspot.visit.words import TextSize
from ui.design.fonts import FAMILY, OTHER_SCRIPTS, Type, font, load_fonts
from ui.design.millimetres import citizen_measures
from ui.design.showable import STRANGE

LETTERS = "AaÀàÁáÂâÃãÇçÉéÍíÓóÔôÕõÚú ÆæØøÅå Ññ ß Łł Şş ıİ 0123456789 €«»“”…•–º"  # noqa: RUF001 - a dash of texts
OTHER_LETTERS = {
    "Noto Sans": "АаБбВвГгҐґДдЕеЄєЖжЗзИиІіЇїЙйЩщЬьЮюЯя Ωω ’«»—",  # noqa: RUF001 - other scripts
    "Noto Sans Arabic": "ابتثجحخدذرزسشصضطظعغفقكلمنهويءآأإؤئىةًٌٍَُِّْ؟،؛ﻻ",
}
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
    raw = QRawFont(str(typefaces.file_of(FAMILY, weight)), 20)

    assert [each for each in LETTERS + STRANGE if not raw.supportsCharacter(ord(each))] == []


@pytest.mark.parametrize("weight", typefaces.WEIGHTS)
@pytest.mark.parametrize(("family", "letters"), OTHER_LETTERS.items())
def test_the_letters_of_another_script_are_all_in_one_file(
    qapp: object, family: str, letters: str, weight: str
) -> None:
    del qapp
    raw = QRawFont(str(typefaces.file_of(family, weight)), 20)

    assert [each for each in letters if not raw.supportsCharacter(ord(each))] == []


@pytest.mark.parametrize("language", OWN_NAMES)
def test_no_character_of_a_language_needs_a_font_of_the_machine(language: str) -> None:
    shipped = {
        code
        for family in typefaces.FAMILIES
        for code in TTFont(typefaces.file_of(family, "Regular")).getBestCmap()
    }
    said = OWN_NAMES[language] + "".join(
        str(part) for message in messages(language) for part in forms_of(message)
    )
    assert {each for each in said if ord(each) not in shipped} <= {"\n"}


def messages(language: str) -> list[Message]:
    file = catalogues.FOLDER / language / "LC_MESSAGES" / f"{catalogues.DOMAIN}.po"
    return list(read(file)) if file.exists() else []


def forms_of(message: Message) -> tuple[str, ...]:
    said = message.string
    return said if isinstance(said, tuple) else (str(said),)


def test_the_licence_of_each_font_lies_beside_it() -> None:
    for family in typefaces.FAMILIES:
        licence = typefaces.FOLDER / f"OFL-{family.replace(' ', '-')}.txt"
        assert "SIL OPEN FONT LICENSE Version 1.1" in licence.read_text(encoding="utf-8")


def test_every_family_shipped_is_asked_for_each_character(qapp: object) -> None:
    del qapp
    assert font(Type.BODY, MEASURES).families() == [FAMILY, *OTHER_SCRIPTS]
