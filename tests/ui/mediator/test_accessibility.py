"""Every page of the desk, as assistive technology finds it (EN 301 549 V3.2.1 §11.5)."""

from __future__ import annotations

from collections import Counter as Tally
from collections.abc import Iterator
from itertools import pairwise

import pytest
from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QAccessibleInterface, QShortcut
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget

from tests.ui.accessible_tree import faults
from tests.ui.mediator.conftest import OpenCounter
from tests.ui.mediator.counter import Counter
from tests.ui.mediator.sample_views.every_moment import (
    EVERY_MOMENT,
    consent,
    documents,
    form,
    services,
    welcome,
)
from ui.design.controls.act_button import ActButton
from ui.design.plain_text import PlainText
from ui.mediator.key_plan import acts_of, with_keys

ROUND_TRIP = 200
"""More steps than any page has places: the focus goes round without coming back."""

ONE_LINE_PX = 8
LEAST_TARGET_PX = 24
"""WCAG 2.2 §2.5.8, at 96 pixels per inch."""


def every_page(counter: Counter, language: str = "en") -> Iterator[str]:
    """Show every moment of a visit in one window, one after the other."""
    for position, (name, moment) in enumerate(EVERY_MOMENT.items()):
        counter.show(replace(moment(language), position=position))
        yield name


def interfaces(widget: QWidget) -> Iterator[QAccessibleInterface]:
    """Yield what assistive technology can reach in a window."""
    waiting = [QAccessible.queryAccessibleInterface(widget)]
    while waiting:
        each = waiting.pop()
        yield each
        children = (each.child(number) for number in range(each.childCount()))
        waiting += [child for child in children if child is not None and child.isValid()]


def focusable(counter: Counter) -> list[QWidget]:
    return [
        each
        for each in counter.all(QWidget)
        if each.focusPolicy() & Qt.FocusPolicy.TabFocus
        and each.isEnabled()
        and each.focusProxy() is None
    ]


def tab_order(counter: Counter) -> list[QWidget]:
    """Press Tab until the focus has been everywhere once."""
    order = [counter.focused]
    while True:
        counter.press("Tab")
        if counter.focused in order or len(order) > ROUND_TRIP:
            return order
        order.append(counter.focused)


@pytest.mark.parametrize("language", ["pt", "en"])
def test_nothing_that_takes_the_focus_is_without_a_name(
    language: str, open_counter: OpenCounter
) -> None:
    counter = open_counter(language=language)
    for page in every_page(counter, language):
        named = names_of_places(counter)
        assert len(named) > 1, page
        assert [what for name, what in named if not name] == [], page


def names_of_places(counter: Counter) -> list[tuple[str, str]]:
    """Return the name and the role of what takes the focus.

    Only words leave here: an interface must not be kept while the page changes. Qt gives its place
    in memory to something else, and PySide then takes that for the interface.
    """
    found = [each for each in interfaces(counter.window) if _takes_focus(each)]
    return [(each.text(QAccessible.Text.Name).strip(), str(each.role())) for each in found]


def _takes_focus(each: QAccessibleInterface) -> bool:
    state = each.state()
    return bool(state.focusable and not state.invisible)


def test_tab_reaches_everything_and_goes_down_the_page(open_counter: OpenCounter) -> None:
    counter = open_counter()
    for page in every_page(counter):
        reached = tab_order(counter)
        missed = [each for each in focusable(counter) if each not in reached]
        assert [each for each in missed if not _chosen_by_arrows(each)] == [], page
        centre = counter.window.centre
        inside = [each for each in reached if centre.isAncestorOf(each)]
        tops = [each.mapTo(centre, each.rect().center()).y() for each in inside]
        up = [(one, other) for one, other in pairwise(tops) if other < one - ONE_LINE_PX]
        assert len(up) <= 1, f"{page}: up more than once, where the round begins again: {up}"


def _chosen_by_arrows(widget: QWidget) -> bool:
    return isinstance(widget, QAbstractButton) and widget.group() is not None


def test_no_two_parts_that_are_seen_answer_one_key(open_counter: OpenCounter) -> None:
    counter = open_counter()
    for page in every_page(counter):
        keys = [each.shortcut().toString() for each in counter.all(QAbstractButton)]
        keys += [each.key().toString() for each in _shortcuts(counter)]
        twice = [key for key, times in Tally(filter(None, keys)).items() if times > 1]
        assert twice == [], page


def _shortcuts(counter: Counter) -> Iterator[QShortcut]:
    for each in counter.window.findChildren(QShortcut):
        place = each.parent()
        if each.isEnabled() and isinstance(place, QWidget) and place.isVisible():
            yield each


def test_every_act_is_seen_with_its_key(open_counter: OpenCounter) -> None:
    counter = open_counter()
    for page in every_page(counter):
        view = counter.window.view
        assert view
        shown = {each.shortcut().toString() for each in counter.all(QAbstractButton)}
        assert {act.key for act in acts_of(with_keys(view))} <= shown, page


def test_what_is_pressed_is_large_enough_to_be_hit(open_counter: OpenCounter) -> None:
    counter = open_counter()
    for page in every_page(counter):
        small = [
            (each.accessibleName(), each.size())
            for each in counter.all(QAbstractButton)
            if min(each.width(), each.height()) < LEAST_TARGET_PX
        ]
        assert small == [], page


def test_the_focus_is_seen_wherever_it_is(open_counter: OpenCounter) -> None:
    for moment in (form, documents, consent, services):
        counter = open_counter(moment("en"))
        for place in tab_order(counter):
            place.setFocus()
            QApplication.processEvents()
            with_focus = place.grab().toImage()
            counter.window.centre.page.heading.setFocus()
            QApplication.processEvents()
            if place is counter.window.centre.page.heading:
                continue
            assert place.grab().toImage() != with_focus, place


@pytest.mark.parametrize("language", ["pt", "en"])
def test_every_place_has_the_role_of_what_it_does(language: str, open_counter: OpenCounter) -> None:
    counter = open_counter(language=language)
    for page in every_page(counter, language):
        assert faults(counter.window) == [], page


def test_at_twice_the_size_no_text_is_lost(open_counter: OpenCounter) -> None:
    counter = open_counter(size=(1920, 1080), enlarged=2)
    for page in every_page(counter):
        # A page that has to scroll is laid out twice, the second time when the events come round.
        counter.qtbot.waitUntil(lambda: cut_off(counter) == [])
        assert counter.all(PlainText), page


def cut_off(counter: Counter) -> list[str]:
    """Return the texts and buttons with less room than their words need, or none at all."""
    kinds: tuple[type[QWidget], ...] = (PlainText, ActButton)
    shown = [each for kind in kinds for each in counter.all(kind) if each.isVisible()]
    return [
        each.accessibleName()
        for each in shown
        if each.hasHeightForWidth() and each.height() < each.heightForWidth(each.width())
    ]


def test_a_screen_readers_toggle_chooses(open_counter: OpenCounter) -> None:
    counter = open_counter(welcome("en"))
    button = next(each for each in counter.all(ActButton) if each.act.selected is False)
    actions = QAccessible.queryAccessibleInterface(button).actionInterface()
    assert actions.actionNames()[0] == "Toggle"
    actions.doAction("Toggle")
    assert counter.commands == [button.act.command]
    assert not button.isChecked(), "the mark moves when the view says so"


def test_pressing_through_assistive_technology_presses(open_counter: OpenCounter) -> None:
    counter = open_counter(documents("en"))
    button = next(each for each in counter.all(ActButton) if each.act.label == "Missing")
    actions = QAccessible.queryAccessibleInterface(button).actionInterface()
    actions.doAction("Press")
    counter.qtbot.waitUntil(lambda: counter.commands == [button.act.command])


def test_a_fields_words_reach_assistive_technology(open_counter: OpenCounter) -> None:
    counter = open_counter(form("en"))
    field = QAccessible.queryAccessibleInterface(counter.focused)
    assert field.text(QAccessible.Text.Name) == "Licence number"
    assert field.text(QAccessible.Text.Description) == "In field 5 of the licence"
