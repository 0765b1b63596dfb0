"""The touch keyboard: every layout types its language, every key has a name and fits a finger."""

from __future__ import annotations

import msgspec
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit

from citizenspot.texts import OWN_NAMES, Texts
from citizenspot.visit.commands import Continue, EnterField
from citizenspot.visit.screen_commands import Stop
from citizenspot.visit.words import TextSize
from tests.ui.citizen.conftest import OpenScreen, Screen2
from ui.citizen.gallery.__main__ import sample_views
from ui.citizen.keyboard.key import Key
from ui.citizen.keyboard.key_names import name_of
from ui.citizen.keyboard.keyboard import TouchKeyboard
from ui.citizen.keyboard.layouts import EMAIL, layout, layouts_for, names
from ui.citizen.page_body import PageBody
from ui.design.millimetres import TARGET_MM

ALPHABETS = {
    "pt": "abcdefghijklmnopqrstuvwxyzçáàâãéêíóôõú",
    "en": "abcdefghijklmnopqrstuvwxyz",
    "es": "abcdefghijklmnopqrstuvwxyzñáéíóúü",
    "ca": "abcdefghijklmnopqrstuvwxyzçàèéíïòóúü",
    "fr": "abcdefghijklmnopqrstuvwxyzéèêëàâçîïôùûœ",
    "uk": "абвгґдеєжзиіїйклмнопрстуфхцчшщьюя’",  # noqa: RUF001 - Ukrainian has it
    "ar": "ابتثجحخدذرزسشصضطظعغفقكلمنهويءآأإؤئىة",
    "numbers": "0123456789",
}
VIEWS = sample_views("en", TextSize.NORMAL)


def keyboard_of(screen: Screen2) -> TouchKeyboard:
    (found,) = screen.window.findChildren(TouchKeyboard)
    return found


def key(screen: Screen2, name: str) -> Key:
    return next(key for key in keyboard_of(screen).keys if key.accessibleName() == name)


def tapped(screen: Screen2) -> QLineEdit:
    """Show a form, and tap its first line."""
    screen.show(VIEWS["form"])
    entry = screen.window.findChildren(QLineEdit)[0]
    QTest.mouseClick(entry, Qt.MouseButton.LeftButton)
    entry.clear()
    return entry


@pytest.mark.parametrize("name", names())
def test_a_layout_has_every_letter_of_its_language(name: str) -> None:
    typed = {key for row in layout(name).rows for key in row}
    assert set(ALPHABETS[name]) <= typed


@pytest.mark.parametrize("language", OWN_NAMES)
def test_every_language_of_screen_2_has_its_keyboard_and_latin_beside_it(language: str) -> None:
    offered = layouts_for(language, "text")
    assert offered[0] == language
    assert any(set("qwerty") <= {k for row in layout(n).rows for k in row} for n in offered)
    assert layouts_for(language, "numbers")[0] == "numbers"


def test_an_address_is_typed_in_latin_letters_with_its_signs() -> None:
    assert layouts_for("ar", "email")[0] == "pt"
    assert {"@", ".pt"} <= set(EMAIL)


@pytest.mark.parametrize("language", OWN_NAMES)
def test_no_key_is_without_a_name_that_can_be_spoken(language: str) -> None:
    say = Texts.for_language(language).say
    typed = {key for name in names() for row in layout(name).rows for key in row}
    silent = [key for key in typed | set(EMAIL) if not any(map(str.isalnum, name_of(key, say)))]
    assert silent == []


def test_a_tap_on_a_field_opens_the_keyboard_and_its_keys_type(screen: Screen2) -> None:
    entry = tapped(screen)
    for name in ("r", "u", "a"):
        key(screen, name).click()
    assert entry.text() == "rua"
    assert entry.hasFocus()

    key(screen, "Delete").click()
    assert entry.text() == "ru"


def test_a_capital_is_typed_once(screen: Screen2) -> None:
    entry = tapped(screen)
    key(screen, "Capital letters").click()
    key(screen, "capital M").click()
    key(screen, "a").click()
    assert entry.text() == "Ma"


def test_what_is_tapped_is_told_to_the_desk_as_what_is_typed(screen: Screen2) -> None:
    tapped(screen)
    key(screen, "x").click()
    assert [draft.text for draft in screen.drafts][-1:] == ["x"]


def test_the_focus_by_keys_opens_no_keyboard(screen: Screen2) -> None:
    screen.show(VIEWS["form"])
    entry = screen.window.findChildren(QLineEdit)[0]
    entry.setFocus(Qt.FocusReason.TabFocusReason)
    assert not screen.window.findChildren(TouchKeyboard)


def test_the_keyboard_can_be_put_away_and_goes_with_its_page(screen: Screen2) -> None:
    tapped(screen)
    key(screen, "Hide the keyboard").click()
    assert keyboard_of(screen).isHidden()

    tapped(screen)
    screen.show(VIEWS["review"])
    assert keyboard_of(screen).isHidden()


@pytest.mark.parametrize("size", list(TextSize))
def test_every_key_fits_a_finger_in_every_text_size(screen: Screen2, size: TextSize) -> None:
    screen.show(msgspec.structs.replace(VIEWS["form"], text_size=size))
    QTest.mouseClick(screen.window.findChildren(QLineEdit)[0], Qt.MouseButton.LeftButton)
    measures = screen.window.stage.look.measures
    for each in keyboard_of(screen).keys:
        inner = min(each.width(), each.height()) - 2 * measures.room
        assert inner >= TARGET_MM * measures.pixels_per_mm - 1
        assert each.geometry().right() <= screen.window.width()


def test_a_clear_field_of_an_arab_reader_has_arabic_keys_first(screen: Screen2) -> None:
    screen.show(msgspec.structs.replace(VIEWS["form"], language="ar", right_to_left=True))
    QTest.mouseClick(screen.window.findChildren(QLineEdit)[0], Qt.MouseButton.LeftButton)
    keys = keyboard_of(screen).keys
    first, second = (next(k for k in keys if k.accessibleName() == name) for name in ("ض", "ص"))
    assert first.x() < second.x()


TEN_INCHES = ((1280, 800), 5.9)
SMALL_SCREENS = (TEN_INCHES, ((683, 768), 3.78), ((1024, 768), 3.36))


def test_on_ten_inches_two_fields_stay_in_sight_above_the_keyboard(
    open_screen: OpenScreen,
) -> None:
    screen = open_screen(*TEN_INCHES)
    screen.show(VIEWS["form"])
    field = screen.window.findChildren(QLineEdit)[0]
    QTest.mouseClick(field, Qt.MouseButton.LeftButton)
    screen.window.paint_now()
    assert isinstance(screen.window.stage.body, PageBody)
    room = screen.window.stage.body.height() / screen.window.stage.look.measures.pixels_per_mm
    assert room >= 55
    assert field.visibleRegion().boundingRect().height() == field.height()
    assert screen.window.stage.bar.isHidden() is False
    assert not screen.window.stage.bar.isVisible()

    key(screen, "Hide the keyboard").click()
    assert screen.window.stage.bar.isVisible()


def test_who_types_on_a_small_screen_can_stop_without_putting_the_keyboard_away(
    open_screen: OpenScreen,
) -> None:
    for size, density in SMALL_SCREENS:
        screen = open_screen(size, density)
        screen.show(VIEWS["form"])
        field = screen.window.findChildren(QLineEdit)[0]
        QTest.mouseClick(field, Qt.MouseButton.LeftButton)
        screen.window.paint_now()
        assert not screen.window.stage.bar.isVisible()
        (stop,) = (each for each in keyboard_of(screen).keys if each.accessibleName() == "Stop")
        right = stop.mapTo(screen.window, stop.rect().topRight()).x()
        assert right <= screen.window.width()
        stop.click()
        assert screen.given[-1] == Stop()


def test_on_ten_inches_the_main_act_is_a_key_and_takes_what_was_typed(
    open_screen: OpenScreen,
) -> None:
    screen = open_screen(*TEN_INCHES)
    tapped(screen)
    key(screen, "a").click()
    main = key(screen, "Continue")
    assert main.mapTo(screen.window, main.rect().topRight()).x() <= screen.window.width()

    main.click()

    assert keyboard_of(screen).isHidden()
    assert [type(each) for each in screen.given] == [EnterField, Continue]
    assert screen.given[0] == EnterField("c1", "address", "a")


def test_on_a_large_screen_the_main_act_stays_on_its_page(screen: Screen2) -> None:
    tapped(screen)
    assert "Continue" not in [each.accessibleName() for each in keyboard_of(screen).keys]


def test_on_a_large_screen_stop_stays_where_it_is(screen: Screen2) -> None:
    tapped(screen)
    screen.window.paint_now()
    assert screen.window.stage.bar.isVisible()
    assert "Stop" not in [each.accessibleName() for each in keyboard_of(screen).keys]


def test_on_a_low_screen_letters_with_accents_are_one_key_away(open_screen: OpenScreen) -> None:
    screen = open_screen(*TEN_INCHES)
    view = msgspec.structs.replace(VIEWS["form"], language="pt")
    screen.show(view)
    entry = screen.window.findChildren(QLineEdit)[0]
    QTest.mouseClick(entry, Qt.MouseButton.LeftButton)
    entry.clear()
    extra = Texts.for_language("pt").say("Letters with accents")
    assert "ã" not in [each.accessibleName() for each in keyboard_of(screen).keys]
    for name in (extra, name_of("ã", Texts.for_language("pt").say), "o"):
        key(screen, name).click()
    assert entry.text() == "ão"
