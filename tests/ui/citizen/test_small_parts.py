"""The small parts of screen 2: drafts, double taps, places, what it gives up."""

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from citizenspot.citizen_link.messages import Draft
from citizenspot.visit.commands import ConfirmAnswers, Submit
from citizenspot.visit.words import TextSize
from kiosk_config.settings import ScreenSettings
from tests.ui.citizen.conftest import OpenScreen, Screen2
from ui.citizen.confinement import keep_only_what_is_needed, leave_network
from ui.citizen.draft_throttle import DraftThrottle
from ui.citizen.gallery.__main__ import sample_views
from ui.citizen.placing import Place, PlaceMalformed, Placing, area_of, place_by, screen_of

VIEWS = sample_views("en", TextSize.NORMAL)


def draft(text: str) -> Draft:
    return Draft("c1", "street", text)


def test_the_first_draft_goes_at_once_and_then_only_the_newest(qtbot: QtBot) -> None:
    sent: list[Draft] = []
    throttle = DraftThrottle(sent.append)

    for text in ("R", "Ru", "Rua"):
        throttle.take(draft(text))
    assert sent == [draft("R")]

    qtbot.waitUntil(lambda: len(sent) == 2)
    assert sent == [draft("R"), draft("Rua")]
    qtbot.waitUntil(lambda: not throttle._pause.isActive())


def test_a_draft_of_what_was_committed_is_never_sent(qtbot: QtBot) -> None:
    sent: list[Draft] = []
    throttle = DraftThrottle(sent.append)
    throttle.take(draft("R"))
    throttle.take(draft("Ru"))

    throttle.drop()

    qtbot.waitUntil(lambda: not throttle._pause.isActive())
    assert sent == [draft("R")]


def tap(screen: Screen2, place: QPoint) -> None:
    """Tap as the system reports it; the next tap comes within the time of a double tap."""
    handle = screen.window.windowHandle()
    assert handle is not None
    none = Qt.KeyboardModifier.NoModifier
    QTest.mousePress(handle, Qt.MouseButton.LeftButton, none, place)
    QTest.mouseRelease(handle, Qt.MouseButton.LeftButton, none, place, delay=1)


def tap_calmly(screen: Screen2, place: QPoint) -> None:
    """Tap; the next tap comes when it is another one."""
    handle = screen.window.windowHandle()
    assert handle is not None
    QTest.mouseClick(handle, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, place)


def place_of(screen: Screen2, name: str) -> QPoint:
    button = screen.buttons[name]
    return button.mapTo(screen.window, button.rect().center())


def test_the_second_tap_presses_nothing_that_the_first_one_brought(screen: Screen2) -> None:
    screen.show(VIEWS["review"])
    place = place_of(screen, "Everything is right")

    tap(screen, place)
    assert screen.given == [ConfirmAnswers("c1")]
    screen.show(VIEWS["submit"])
    assert screen.window.childAt(place) is screen.buttons["Send the application"]
    tap(screen, place)

    assert screen.given == [ConfirmAnswers("c1")]


def test_a_double_tap_on_a_page_that_stays_is_two_taps(screen: Screen2) -> None:
    screen.show(VIEWS["review"])
    place = place_of(screen, "Everything is right")

    tap(screen, place)
    tap(screen, place)

    assert screen.given == [ConfirmAnswers("c1")] * 2


def test_the_next_tap_on_the_new_page_counts(screen: Screen2) -> None:
    screen.show(VIEWS["review"])
    place = place_of(screen, "Everything is right")
    tap_calmly(screen, place)
    screen.show(VIEWS["submit"])

    tap_calmly(screen, place)

    assert screen.given[-1] == Submit("c1")


@pytest.mark.parametrize(
    ("written", "area"),
    [
        ("1024x768+0+0", (0, 0, 1024, 768)),
        ("1920x1080+1920+0", (1920, 0, 1920, 1080)),
        ("800x600-800+20", (-800, 20, 800, 600)),
    ],
)
def test_a_geometry_is_read_as_x_writes_it(written: str, area: tuple[int, int, int, int]) -> None:
    assert area_of(written) == area


@pytest.mark.parametrize("written", ["", "1024x768", "1024*768+0+0", "1024x768+0+0 "])
def test_a_geometry_that_is_none_is_refused(written: str) -> None:
    with pytest.raises(PlaceMalformed, match="WIDTHxHEIGHT"):
        area_of(written)


def test_a_window_whose_screen_is_gone_is_hidden_and_comes_back_with_it(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    only = QGuiApplication.screens()[0]
    placing = Placing(window, lambda: Place(screen=only.name()))
    placing.settle()
    assert window.isVisible()
    assert window.geometry() == only.geometry()

    QGuiApplication.instance().screenRemoved.emit(only)  # type: ignore[union-attr] # there is one
    assert not window.isVisible()

    QGuiApplication.instance().screenAdded.emit(only)  # type: ignore[union-attr] # there is one
    assert window.isVisible()


def test_a_screen_that_is_not_there_shows_nothing(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)

    Placing(window, lambda: Place(screen="HDMI-99")).settle()

    assert screen_of(Place(screen="HDMI-99")) is None
    assert not window.isVisible()


def test_a_window_without_a_place_waits_for_one(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    places: list[Place | None] = [None, Place(area=(0, 0, 400, 300))]
    placing = Placing(window, lambda: places.pop(0))

    placing.settle()
    assert not window.isVisible()

    QGuiApplication.instance().screenAdded.emit(QGuiApplication.screens()[0])  # type: ignore[union-attr] # there is one
    assert window.isVisible()
    placing.settle()
    assert window.geometry() == QRect(0, 0, 400, 300)


def test_where_the_settings_name_a_screen_that_is_not_there_none_is_taken(qapp: object) -> None:
    del qapp

    assert place_by(ScreenSettings(citizen="HDMI-99")) is None


def test_a_window_with_an_area_takes_exactly_that(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)

    Placing(window, lambda: Place(area=(40, 30, 640, 480))).settle()

    assert window.geometry() == QRect(40, 30, 640, 480)


def test_of_the_environment_only_what_a_window_needs_is_kept() -> None:
    environment = {
        "DISPLAY": ":1",
        "XAUTHORITY": "/run/x",
        "LC_ALL": "pt_PT.UTF-8",
        "QT_QPA_PLATFORM": "xcb",
        "DBUS_SESSION_BUS_ADDRESS": "unix:path=/run/bus",
        "CITIZENSPOT_CONFIG": "/etc/citizenspot",
        "AWS_SECRET_ACCESS_KEY": "secret",
        "SSH_AUTH_SOCK": "/run/agent",
    }

    keep_only_what_is_needed(environment)

    assert environment == {
        "DISPLAY": ":1",
        "XAUTHORITY": "/run/x",
        "LC_ALL": "pt_PT.UTF-8",
        "QT_QPA_PLATFORM": "xcb",
        "DBUS_SESSION_BUS_ADDRESS": "disabled:",
        "DBUS_SYSTEM_BUS_ADDRESS": "disabled:",
    }


def test_the_network_is_not_left_where_that_would_cut_off_the_display() -> None:
    assert not leave_network({"DISPLAY": "elsewhere:0"})
    assert not leave_network({"DISPLAY": ":4711"})


def test_where_not_all_words_fit_below_the_page_stop_keeps_its_own_longest(
    open_screen: OpenScreen,
) -> None:
    screen = open_screen((900, 768), 3.78)
    screen.show(VIEWS["consent"])
    worded: list[tuple[bool, bool]] = []
    for width in range(900, 300, -20):
        screen.window.resize(width, 768)
        screen.window.paint_now()
        pair = (screen.buttons["Stop"], screen.buttons["Explain this to me"])
        stop, explain = (button.width() > 1.2 * button.height() for button in pair)
        worded.append((stop, explain))
    assert worded[0] == (True, True)
    assert (True, False) in worded
    assert (False, True) not in worded
