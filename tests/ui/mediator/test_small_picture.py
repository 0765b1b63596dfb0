"""The small picture of screen 2 on screen 1."""

from __future__ import annotations

from msgspec.structs import replace
from PySide6.QtGui import QAccessible, QImage
from PySide6.QtWidgets import QApplication

from citizenspot.visit.words import TextSize
from tests.ui.mediator.conftest import OpenCounter
from tests.ui.mediator.counter import Counter
from tests.ui.mediator.sample_views.every_moment import consent, covered, form, start
from ui.citizen.practice_frame import PracticeFrame
from ui.mediator.desk_port import CitizenScreen


def picture(counter: Counter) -> QImage:
    return counter.window.column.screen_two.picture.grab().toImage()


def settled(counter: Counter, before: QImage | None = None) -> QImage:
    """Wait until the picture is painted, and is another than before."""
    part = counter.window.column.screen_two.picture
    counter.qtbot.waitUntil(lambda: part.is_up_to_date)
    after = picture(counter)
    assert before is None or after != before
    return after


def test_a_screen_reader_does_not_find_the_citizens_buttons_on_the_desk(
    open_counter: OpenCounter,
) -> None:
    counter = open_counter(consent("en"))
    counter.window.catch_up()
    application = QApplication.instance()
    assert application
    program = QAccessible.queryAccessibleInterface(application)
    windows = [program.child(number).object() for number in range(program.childCount())]
    assert counter.window in windows
    assert [each for each in windows if isinstance(each, PracticeFrame)] == []


def test_another_page_on_screen_two_is_another_picture(open_counter: OpenCounter) -> None:
    counter = open_counter(form("en"))
    before = settled(counter)
    counter.show(replace(consent("en"), position=50))
    settled(counter, before)


def test_the_picture_costs_nothing_while_the_page_is_being_shown(open_counter: OpenCounter) -> None:
    counter = open_counter(form("en"))
    before = settled(counter)
    counter.room.post(replace(consent("en"), position=50))
    counter.qtbot.waitUntil(
        lambda: counter.window.centre.page.heading.shown.startswith("The citizen")
    )
    assert not counter.window.column.screen_two.picture.is_up_to_date
    settled(counter, before)


def test_who_pictures_the_whole_screen_need_not_wait(open_counter: OpenCounter) -> None:
    counter = open_counter(form("en"))
    before = settled(counter)
    counter.show(replace(consent("en"), position=50))
    counter.window.column.screen_two.picture.catch_up()
    assert counter.window.column.screen_two.picture.is_up_to_date
    assert picture(counter) != before


def test_the_same_view_again_paints_no_other_picture(open_counter: OpenCounter) -> None:
    view = form("en")
    counter = open_counter(view)
    settled(counter)
    counter.show(replace(view, position=50, say="something else to say"))
    assert counter.window.column.screen_two.picture.is_up_to_date


def test_a_dead_screen_is_dimmed(open_counter: OpenCounter) -> None:
    counter = open_counter(form("en"))
    alive = settled(counter)
    with counter.qtbot.waitSignal(counter.room.screen_changed):
        counter.desk.tell_screen(CitizenScreen.STARTING_AGAIN)
    QApplication.processEvents()
    assert picture(counter) != alive


def test_the_curtain_is_seen_in_the_picture(open_counter: OpenCounter) -> None:
    counter = open_counter(covered("en"))
    image = settled(counter)
    assert image.pixelColor(20, image.height() // 2).lightness() < 80


def test_the_picture_follows_language_direction_and_size(open_counter: OpenCounter) -> None:
    view = form("en")
    counter = open_counter(view)
    before = settled(counter)
    manners = (("pt", TextSize.LARGEST), ("ar", TextSize.LARGE), ("ar", TextSize.NORMAL))
    for position, (language, size) in enumerate(manners, start=50):
        citizen = replace(
            view.citizen, language=language, right_to_left=language == "ar", text_size=size
        )
        counter.show(replace(view, position=position, citizen=citizen))
        before = settled(counter, before)


def test_the_picture_never_takes_the_focus_or_a_key(open_counter: OpenCounter) -> None:
    counter = open_counter(form("en"))
    settled(counter)
    assert counter.window.centre.page.isAncestorOf(counter.focused)
    counter.show(replace(start("en"), position=50))
    settled(counter)
    counter.press("Return")
    assert len(counter.commands) == 1


def test_what_screen_two_shows_is_named_in_words(open_counter: OpenCounter) -> None:
    counter = open_counter(consent("en"))
    part = counter.window.column.screen_two.picture
    assert part.accessibleName() == "May we read your photo?"
