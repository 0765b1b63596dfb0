"""The bar below every page: language, text size, colours, and the sheet they are chosen from."""

import msgspec
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from citizenspot.visit.commands import ChooseLanguage, ChooseTextSize
from citizenspot.visit.reading_choices import ChooseContrast, ChooseEasyLanguage, ReadAloud
from citizenspot.visit.views import Act
from citizenspot.visit.words import Contrast, TextSize
from tests.ui.citizen.conftest import OpenScreen, Screen2
from ui.citizen.gallery.__main__ import sample_views

VIEWS = sample_views("en", TextSize.NORMAL)


def test_the_size_in_use_is_marked_and_another_one_pressed(screen: Screen2) -> None:
    screen.show(VIEWS["consent"])
    assert screen.buttons["Normal text"].isChecked()

    screen.press("Largest text")

    assert screen.given == [ChooseTextSize(TextSize.LARGEST)]


def test_another_size_keeps_the_focus_on_the_size_just_pressed(screen: Screen2) -> None:
    screen.show(VIEWS["consent"])
    screen.buttons["Largest text"].setFocus()

    screen.show(sample_views("en", TextSize.LARGEST)["consent"])

    assert screen.focused.accessibleName() == "Largest text"
    assert screen.buttons["Largest text"].isChecked()


def test_the_language_is_chosen_from_the_bar(screen: Screen2) -> None:
    screen.show(VIEWS["consent"])

    screen.press("Language: English")
    assert screen.focused.accessibleName() == "English"
    screen.press("Português")

    assert screen.given == [ChooseLanguage("pt")]


def test_escape_leaves_the_languages_as_they_were(screen: Screen2) -> None:
    screen.show(VIEWS["consent"])
    screen.press("Language: English")

    QTest.keyClick(screen.focused, Qt.Key.Key_Escape)

    assert screen.given == []
    assert screen.focused.accessibleName() == "Language: English"
    assert "Yes, I agree" in screen.buttons


def test_easy_language_is_chosen_in_the_sheet_where_there_is_any(screen: Screen2) -> None:
    on = ChooseEasyLanguage(on=True)
    page = VIEWS["form"]
    wordings = (Act("Usual words", ChooseEasyLanguage(on=False)), Act("Easy to read", on))

    screen.show(page)
    screen.press("Language: English")
    assert "Words" not in screen.texts
    screen.press("Close")

    screen.show(msgspec.structs.replace(page, wordings=wordings))
    screen.press("Language: English")
    assert "Words" in screen.texts
    screen.press("Easy to read")
    assert screen.given == [on]


def test_the_colours_are_changed_from_the_bar_one_set_after_the_other(screen: Screen2) -> None:
    screen.show(VIEWS["consent"])

    screen.press("Light on dark")

    assert screen.given == [ChooseContrast(Contrast.DARK)]


def test_on_a_wide_screen_reading_sizes_and_colours_are_all_at_hand(screen: Screen2) -> None:
    read = Act("Read aloud", ReadAloud(on=True), selected=False)
    page = VIEWS["consent"]
    screen.show(msgspec.structs.replace(page, chrome=(read, *page.chrome)))

    wanted = {"Read aloud", "Explain this to me", "Stop", "Largest text", "Light on dark"}
    assert wanted <= screen.buttons.keys()


def test_on_a_narrow_screen_letters_say_that_sizes_are_in_the_sheet(
    open_screen: OpenScreen,
) -> None:
    screen = open_screen((1280, 800), 5.9)
    screen.show(VIEWS["consent"])
    read = Act("Read aloud", ReadAloud(on=True), selected=False)
    page = VIEWS["consent"]
    screen.show(msgspec.structs.replace(page, chrome=(read, *page.chrome)))
    assert "Largest text" not in screen.buttons

    screen.press("Text")
    screen.press("Largest text")

    assert screen.given == [ChooseTextSize(TextSize.LARGEST)]


def test_on_a_narrow_screen_the_sizes_move_into_the_sheet(open_screen: OpenScreen) -> None:
    screen = open_screen((1024, 768), 3.36)
    screen.show(sample_views("en", TextSize.LARGEST)["consent"])
    assert "Large text" not in screen.buttons

    screen.press("Language: English")
    screen.press("Large text")

    assert screen.given == [ChooseTextSize(TextSize.LARGE)]
