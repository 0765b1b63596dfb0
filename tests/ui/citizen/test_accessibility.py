"""Every page can be used without seeing it, without a mouse, and with a large finger."""

from collections.abc import Iterable, Iterator

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from citizenspot.visit.words import TextSize
from tests.ui.citizen.conftest import OpenScreen, Screen2
from ui.citizen.gallery.__main__ import SCREENS, sample_views
from ui.design.controls.option_card import OptionCard
from ui.design.plain_text import PlainText

VIEWS = sample_views("en", TextSize.NORMAL)
PANELS = list(SCREENS.values())
FINGER_MM = 15
Panel = tuple[int, int, float]


def nodes(window: QWidget) -> Iterator[QAccessibleInterface]:
    """Walk the tree that assistive technology sees, leaving out what is invisible."""
    QAccessible.setActive(True)
    left = [QAccessible.queryAccessibleInterface(window)]
    while left:
        node = left.pop()
        if node.state().invisible:
            continue
        yield node
        left += [node.child(number) for number in range(node.childCount())]


def pressable(screen: Screen2) -> list[QWidget]:
    kinds = (QAbstractButton, QLineEdit)
    found = [each for kind in kinds for each in screen.window.findChildren(kind)]
    return [each for each in found if each.isVisible()]


@pytest.mark.parametrize("language", ["pt", "en"])
def test_nothing_that_takes_the_focus_is_nameless(screen: Screen2, language: str) -> None:
    for name, view in sample_views(language, TextSize.NORMAL).items():
        screen.show(view)

        named = names_of_places(screen.window)

        assert [role for called, role in named if not called] == [], name
        assert named or not screen.buttons


def names_of_places(window: QWidget) -> list[tuple[str, str]]:
    """Return the name and the role of what takes the focus.

    Only words leave here: an interface must not be kept while the page changes. Qt gives its place
    in memory to something else, and PySide then takes that for the interface.
    """
    found = [node for node in nodes(window) if node.state().focusable]
    return [(node.text(QAccessible.Text.Name).strip(), str(node.role())) for node in found]


def test_every_text_of_a_page_is_read_by_assistive_technology(screen: Screen2) -> None:
    for name, view in VIEWS.items():
        screen.show(view)

        said = " ".join(node.text(QAccessible.Text.Name) for node in nodes(screen.window))

        for text in (view.page.heading, *view.page.sentences):
            assert text in said, name


def press_all(window: QWidget, wanted: Iterable[str]) -> None:
    """Press what has these names, as assistive technology does."""
    for node in nodes(window):
        actions = node.actionInterface()
        if node.text(QAccessible.Text.Name) in wanted and actions is not None:
            actions.doAction("Press")


def test_what_can_be_pressed_can_be_pressed_without_a_pointer(
    screen: Screen2, qtbot: QtBot
) -> None:
    for name, view in VIEWS.items():
        screen.show(view)
        wanted = {" ".join(act.label.split()): act.command for act in view.page.acts}
        screen.given.clear()

        press_all(screen.window, wanted)

        # Qt shows a button pressed this way for a tenth of a second before it answers.
        qtbot.waitUntil(lambda: set(screen.given) >= set(wanted.values()))  # noqa: B023 - at once
        assert set(screen.given) == set(wanted.values()), name


def test_tab_reaches_everything_and_comes_back(screen: Screen2) -> None:
    for name, view in VIEWS.items():
        screen.show(view)
        # Of radio buttons that belong together Tab reaches one; the arrows reach the others.
        wanted = {
            each
            for each in pressable(screen)
            if each.isEnabled() and not isinstance(each, OptionCard)
        }

        reached: set[QWidget] = set()
        for _step in range(len(wanted) + 12):
            QTest.keyClick(screen.focused, Qt.Key.Key_Tab)
            reached.add(screen.focused)

        assert wanted <= reached, name


def test_the_arrows_choose_among_radio_cards(screen: Screen2) -> None:
    screen.show(VIEWS["question"])
    first, second = screen.window.findChildren(OptionCard)
    assert first.isChecked()
    first.setFocus()

    QTest.keyClick(first, Qt.Key.Key_Down)

    assert screen.focused is second


@pytest.mark.parametrize("size", list(TextSize))
@pytest.mark.parametrize("panel", PANELS)
def test_on_every_panel_nothing_is_too_small_for_a_finger_cut_off_or_outside(
    open_screen: OpenScreen, panel: Panel, size: TextSize
) -> None:
    width, height, density = panel
    screen = open_screen((width, height), density)
    for name, view in sample_views("pt", size).items():
        screen.show(view)
        targets = pressable(screen)
        texts = [each for each in screen.window.findChildren(PlainText) if each.isVisible()]

        room = screen.window._look_of(size).measures.room
        sides = [min(each.width(), each.height()) - 2 * room for each in targets]
        assert all(side / density >= FINGER_MM * 0.999 for side in sides), name
        assert [each.accessibleName() for each in (*texts, *targets) if is_cut_off(each)] == [], (
            name
        )
        for each in (*texts, *targets):
            left = each.mapTo(screen.window, QPoint(0, 0)).x()
            assert left >= 0, (name, each.accessibleName()[:40])
            assert left + each.width() <= width, (name, each.accessibleName()[:40])


def is_cut_off(widget: QWidget) -> bool:
    """Say whether a text or a button has less height than its words need."""
    needs = widget.hasHeightForWidth()
    return needs and widget.height() < widget.heightForWidth(widget.width())


def test_the_focus_is_seen_wherever_it_is(screen: Screen2) -> None:
    screen.show(VIEWS["consent"])
    button = screen.buttons["Yes, I agree"]
    button.setFocus()
    line = screen.window._look_of(TextSize.NORMAL).colours.focus_line

    image = button.grab().toImage()

    colours = {image.pixelColor(image.width() // 2, row).name().upper() for row in range(8)}
    assert line in colours


def test_a_page_that_does_not_fit_says_that_there_is_more(open_screen: OpenScreen) -> None:
    screen = open_screen((1024, 768), 3.36)
    screen.show(sample_views("en", TextSize.LARGEST)["receipt"])
    more, up = screen.buttons["More"], screen.buttons["Up"]
    assert more.isEnabled()
    assert not up.isEnabled()

    for _press in range(20):
        more.click()

    assert not more.isEnabled()
    assert up.isEnabled()


def test_a_page_that_fits_has_nothing_to_scroll(screen: Screen2) -> None:
    screen.show(VIEWS["consent"])

    assert "More" not in screen.buttons
    assert "Up" not in screen.buttons
