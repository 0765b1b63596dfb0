"""Every page of screen 2 in every language, walked as assistive technology and fingers meet it."""

from __future__ import annotations

from collections import Counter
from itertools import pairwise

import pytest
from msgspec.structs import replace
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QWidget

from citizenspot.texts import OWN_NAMES, Texts
from citizenspot.visit.speech import speech_of_view
from citizenspot.visit.spoken_amounts import amounts_said
from citizenspot.visit.spoken_signs import signs_said
from citizenspot.visit.views import CitizenView
from citizenspot.visit.words import TextSize
from tests.ui.accessible_tree import faults, name_of, nodes
from tests.ui.citizen.conftest import OpenScreen, Screen2
from tests.ui.citizen.every_page import every_page
from ui.citizen.scroll_room import ScrollRoom
from ui.design.controls.masked_value import MaskedValue
from ui.design.editors.editor import Editor
from ui.design.plain_text import PlainText

FINGER_MM = 15
DENSITY = 4.03
ONE_LINE_PX = 12

pytestmark = pytest.mark.parametrize("language", list(OWN_NAMES))


def test_every_place_has_a_name_and_its_own_role(screen: Screen2, language: str) -> None:
    for name, view in every_page(language).items():
        screen.show(view)
        assert faults(screen.window) == [], name


def test_keys_reach_every_place_in_reading_order(screen: Screen2, language: str) -> None:
    for name, view in every_page(language).items():
        screen.show(view)
        wanted = {each for each in places(screen) if not is_one_of_several(each)}

        reached = tab_order(screen, len(wanted) + 8)

        assert wanted <= set(reached), name
        regions = [region_of(screen, each) for each in reached]
        turns = [(a, b) for a, b in pairwise(regions) if b < a]
        assert len(turns) <= 1, f"{name}: back up the page more than once: {regions}"


def places(screen: Screen2) -> list[QWidget]:
    """Return what the keyboard has to reach: all that is pressed or typed in."""
    found: list[QWidget] = [*screen.window.findChildren(QAbstractButton)]
    found += [each.focus_place for each in screen.window.findChildren(Editor)]
    return [each for each in found if each.isVisible() and each.isEnabled()]


def is_one_of_several(widget: QWidget) -> bool:
    """Say whether arrows reach it, from the one of its group that Tab comes to."""
    return isinstance(widget, QAbstractButton) and widget.group() is not None


def tab_order(screen: Screen2, most: int) -> list[QWidget]:
    """Press Tab until the focus comes round, and return where it was."""
    order: list[QWidget] = [screen.focused]
    for _step in range(most):
        QTest.keyClick(screen.focused, Qt.Key.Key_Tab)
        if screen.focused in order:
            break
        order.append(screen.focused)
    return order


def region_of(screen: Screen2, widget: QWidget) -> tuple[int, int]:
    """Return which part of the screen a place is in, and how far down the page."""
    stage = screen.window.stage
    scrolling = screen.window.findChildren(ScrollRoom)
    # Beside the content, and so as high up as any part of it.
    if any(widget in {each.up, each.more} for each in scrolling):
        return 1, 0
    parts = [stage.acts, stage.reading_bar, stage.bar]
    for number, part in enumerate(parts, start=2):
        if part is not None and part.isAncestorOf(widget):
            return number, 0
    return 0, widget.mapTo(screen.window, QPoint(0, 0)).y() // ONE_LINE_PX


def test_no_two_buttons_of_a_page_are_called_the_same(screen: Screen2, language: str) -> None:
    say = Texts.for_language(language).say
    scrolling = [say("Up"), say("More")]
    for name, view in every_page(language).items():
        screen.show(view)
        buttons = [each for each in places(screen) if isinstance(each, QAbstractButton)]
        names = [each.accessibleName() for each in buttons if not is_one_of_several(each)]
        # They come and go with the length of the page.
        names = [each for each in names if each not in scrolling] + scrolling
        names += [act.label for act in view.page.acts if act.label in scrolling]
        assert [each for each, times in Counter(names).items() if times > 1] == [], name


def test_everything_that_is_seen_is_said(screen: Screen2, language: str) -> None:
    say = Texts.for_language(language).say
    for name, view in every_page(language).items():
        screen.show(view)
        heard = "\n".join(part.private or part.words for part in speech_of_view(view, say))
        texts = texts_of(screen)
        shown = [signs_said(amounts_said(text.rstrip("."), say), say) for text in texts]
        unsaid = [text for text in shown if text not in heard]
        assert unsaid == [], name


def texts_of(screen: Screen2) -> list[str]:
    """Return the texts of the page that is there, but for values that may be masked."""
    body = screen.window.stage.body
    assert body is not None
    return [
        each.shown
        for each in body.findChildren(PlainText)
        if each.isVisible() and each.shown and not isinstance(each.parentWidget(), MaskedValue)
    ]


def test_what_is_said_is_what_a_screen_reader_would_find(screen: Screen2, language: str) -> None:
    for name, view in every_page(language).items():
        screen.show(view)
        found = {name_of(node) for node in nodes(screen.window)}
        assert view.page.heading in found, name
        assert {act.label for act in view.page.acts} <= found, name


def test_every_target_is_as_large_as_a_fingertip(screen: Screen2, language: str) -> None:
    room = screen.window._look_of(TextSize.NORMAL).measures.room
    for name, view in every_page(language).items():
        screen.show(view)
        sides = {
            each.accessibleName(): (min(each.width(), each.height()) - 2 * room) / DENSITY
            for each in screen.window.findChildren(QAbstractButton)
            if each.isVisible()
        }
        assert {n: mm for n, mm in sides.items() if mm < FINGER_MM * 0.999} == {}, name


@pytest.mark.parametrize("size", [TextSize.NORMAL, TextSize.LARGEST])
def test_no_text_is_lost_at_any_size_nor_while_it_is_read(
    open_screen: OpenScreen, language: str, size: TextSize
) -> None:
    """The largest is 2.1 times the least that ISO 9241-303 asks for; the screen is the smallest."""
    screen = open_screen((1024, 768), 3.36)
    for name, view in every_page(language).items():
        screen.show(replace(view, text_size=size, reads_aloud=size is TextSize.LARGEST))
        assert cut_off(screen.window) == [], name


def cut_off(window: QWidget) -> list[str]:
    """Return the texts and buttons that have less height than their words need."""
    kinds = (PlainText, QAbstractButton)
    found = [each for kind in kinds for each in window.findChildren(kind) if each.isVisible()]
    return [
        each.accessibleName()
        for each in found
        if each.hasHeightForWidth() and each.height() < each.heightForWidth(each.width())
    ]


def test_every_page_says_its_language(language: str) -> None:
    views: list[CitizenView] = list(every_page(language).values())
    assert {view.language for view in views} == {language}
    assert len({view.page.heading for view in views}) > len(views) / 2
