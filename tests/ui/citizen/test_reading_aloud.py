"""Screen 2 read aloud: in order, silent at a touch, marked where it is, and back to its middle."""

from __future__ import annotations

import pytest
from msgspec.structs import replace
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit

from citizenspot.citizen_link.messages import Hush, Speak
from citizenspot.visit.views import CitizenView, Notice
from citizenspot.visit.words import TextSize
from tests.ui.citizen.conftest import OpenScreen, Screen2
from ui.citizen.aloud.reading_mark import ReadingMark
from ui.citizen.gallery.__main__ import sample_views

VIEWS = {
    name: replace(view, reads_aloud=True)
    for name, view in sample_views("en", TextSize.NORMAL).items()
}


def said(screen: Screen2) -> list[str]:
    return [asked.words for asked in screen.asked if isinstance(asked, Speak)]


def privately(screen: Screen2) -> list[str]:
    return [asked.private for asked in screen.asked if isinstance(asked, Speak)]


def newest(screen: Screen2) -> Speak:
    asked = screen.asked[-1]
    assert isinstance(asked, Speak)
    return asked


def read_to_the_end(screen: Screen2) -> list[str]:
    """Let the voice say everything, and return it."""
    while isinstance(screen.asked[-1], Speak):
        before = len(screen.asked)
        screen.window.spoken(newest(screen).number)
        if len(screen.asked) == before:
            break
    return said(screen)


def touch(screen: Screen2) -> None:
    handle = screen.window.windowHandle()
    assert handle is not None
    QTest.mouseClick(
        handle, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, QPoint(4, 4)
    )


def press_key(screen: Screen2, key: Qt.Key) -> None:
    handle = screen.window.windowHandle()
    assert handle is not None
    QTest.keyClick(handle, key)


def test_a_page_is_read_part_by_part_to_its_end(screen: Screen2) -> None:
    view = VIEWS["consent"]
    screen.show(view)
    assert said(screen) == [view.service]
    heard = read_to_the_end(screen)
    assert heard.index(view.page.heading) < heard.index(view.page.sentences[0])
    assert heard.index("Yes, I agree") < heard.index(heard[-1])
    assert "Tab goes to the next button" in heard[-1]
    assert not screen.marks


def test_nothing_is_read_where_it_is_not_wanted(screen: Screen2) -> None:
    screen.show(replace(VIEWS["consent"], reads_aloud=False))
    press_key(screen, Qt.Key.Key_Tab)
    touch(screen)
    assert screen.asked == []
    assert "Pause" not in screen.buttons


def test_another_page_is_read_without_repeating_the_service(screen: Screen2) -> None:
    screen.show(VIEWS["consent"])
    read_to_the_end(screen)
    screen.asked.clear()
    screen.show(VIEWS["review"])
    assert VIEWS["review"].service not in read_to_the_end(screen)
    assert VIEWS["review"].page.heading in said(screen)


def test_any_touch_silences_the_voice(screen: Screen2) -> None:
    screen.show(VIEWS["consent"])
    touch(screen)
    assert screen.asked[-1] == Hush()
    before = len(screen.asked)
    screen.window.spoken(1)
    assert len(screen.asked) == before, "the end of what was broken off starts nothing"


def test_pause_and_read_on_begin_with_what_was_broken_off(screen: Screen2) -> None:
    screen.show(VIEWS["consent"])
    screen.window.spoken(newest(screen).number)
    broken = newest(screen).words
    press_at(screen, "Pause")
    assert screen.asked[-1] == Hush()
    press_at(screen, "Read on")
    assert newest(screen).words == broken


def test_again_begins_the_page_anew(screen: Screen2) -> None:
    screen.show(VIEWS["consent"])
    read_to_the_end(screen)
    press_at(screen, "Again")
    assert newest(screen).words == VIEWS["consent"].service


def press_at(screen: Screen2, name: str) -> None:
    """Press with a finger, through the native window, as a citizen does."""
    handle = screen.window.windowHandle()
    assert handle is not None
    button = screen.buttons[name]
    at = button.mapTo(screen.window, button.rect().center())
    QTest.mouseClick(handle, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, at)


def test_louder_and_softer_end_with_the_visit(screen: Screen2) -> None:
    screen.show(VIEWS["consent"])
    assert newest(screen).volume == 60
    press_at(screen, "Louder")
    press_at(screen, "Louder")
    assert newest(screen).volume == 100
    assert not screen.buttons["Louder"].isEnabled()
    press_at(screen, "Softer")
    assert newest(screen).volume == 80
    screen.show(replace(VIEWS["idle"], reads_aloud=False))
    screen.show(VIEWS["welcome"])
    assert newest(screen).volume == 60


def test_what_is_read_is_marked_on_the_screen(screen: Screen2) -> None:
    view = VIEWS["consent"]
    screen.show(view)
    while newest(screen).words != view.page.heading:
        screen.window.spoken(newest(screen).number)
    (mark,) = screen.marks
    heading = mark.parentWidget()
    assert heading
    assert heading.accessibleName() == view.page.heading
    accent = QColor(screen.window.stage.look.colours.accent)
    assert heading.grab().toImage().pixelColor(9, heading.height() - 1) == accent


@pytest.mark.parametrize("name", sorted(VIEWS))
def test_every_part_of_every_page_has_its_place(open_screen: OpenScreen, name: str) -> None:
    screen = open_screen()
    screen.show(VIEWS[name])
    for _part in range(len(said(screen)) + 200):
        part = screen.window._aloud.reading.part
        if part is None:
            return
        if part.place.of not in {"keys", "practice"}:
            assert len(screen.marks) == 1, part
        screen.window.spoken(newest(screen).number)
    raise AssertionError("the page has no end")


def test_an_error_is_read_as_soon_as_it_is_there(screen: Screen2) -> None:
    view = VIEWS["form"]
    screen.show(view)
    read_to_the_end(screen)
    screen.asked.clear()
    screen.show(with_notice(view, "The last step was not done. Please wait a moment."))
    assert said(screen) == ["The last step was not done. Please wait a moment"]


def with_notice(view: CitizenView, sentence: str) -> CitizenView:
    blocks = (*view.page.blocks, Notice("problem", sentence))
    return replace(view, page=replace(view.page, blocks=blocks))


def test_tab_says_what_has_the_focus(screen: Screen2) -> None:
    screen.show(VIEWS["consent"])
    heard = []
    for _step in range(12):
        press_key(screen, Qt.Key.Key_Tab)
        heard.append(newest(screen).words)
    assert "Yes, I agree. button" in heard
    assert "Stop. button" in heard
    assert "Pause. button" in heard or "Read on. button" in heard


def test_what_is_typed_is_said_to_headphones_alone(screen: Screen2) -> None:
    screen.show(VIEWS["form"])
    field = next(f for f in screen.window.findChildren(QLineEdit) if f.isVisible())
    field.setFocus()
    press_key(screen, Qt.Key.Key_7)
    assert newest(screen).words == ""
    assert newest(screen).private == "7"
    assert "7" in field.text()


def test_names_of_languages_are_said_in_their_own(screen: Screen2) -> None:
    screen.show(VIEWS["welcome"])
    read_to_the_end(screen)
    tongues = {a.words: a.language for a in screen.asked if isinstance(a, Speak)}
    assert tongues["Português"] == "pt"
    assert tongues["Begin"] == "en"


def test_a_screen_that_lost_its_desk_reads_nothing(screen: Screen2) -> None:
    screen.show(VIEWS["consent"])
    screen.window.say_one_moment()
    assert screen.asked[-1] == Hush()
    assert not screen.marks


def test_a_larger_text_goes_on_being_read(screen: Screen2) -> None:
    screen.show(VIEWS["consent"])
    screen.show(replace(VIEWS["consent"], text_size=TextSize.LARGEST))
    screen.window.spoken(newest(screen).number)
    assert screen.marks
    assert isinstance(screen.marks[0], ReadingMark)
