"""The small parts of screen 2: drafts, double taps, places, what it gives up."""

import os
import subprocess
import sys

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from citizenspot.citizen_link.messages import Draft
from citizenspot.visit.words import TextSize
from tests.ui.citizen.conftest import Screen2
from ui.citizen.confinement import keep_only_what_is_needed
from ui.citizen.draft_throttle import DraftThrottle
from ui.citizen.gallery.__main__ import sample_views
from ui.citizen.placing import Place, PlaceMalformed, Placing, area_of, screen_of


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


def place_of(screen: Screen2, name: str) -> QPoint:
    button = screen.buttons[name]
    return button.mapTo(screen.window, button.rect().center())


def tap_twice(screen: Screen2, place: QPoint) -> None:
    handle = screen.window.windowHandle()
    assert handle is not None
    QTest.mousePress(handle, Qt.MouseButton.LeftButton, pos=place)
    QTest.mouseRelease(handle, Qt.MouseButton.LeftButton, pos=place)
    if screen.given:
        screen.show(sample_views("en", TextSize.NORMAL)["submit"])
    QTest.mouseDClick(handle, Qt.MouseButton.LeftButton, pos=place)


def test_the_second_tap_presses_nothing_that_the_first_one_brought(screen: Screen2) -> None:
    screen.show(sample_views("en", TextSize.NORMAL)["review"])

    handle = screen.window.windowHandle()
    assert handle is not None
    place = place_of(screen, "Everything is right")
    QTest.mouseClick(handle, Qt.MouseButton.LeftButton, pos=place)
    assert len(screen.given) == 1
    screen.show(sample_views("en", TextSize.NORMAL)["submit"])
    assert screen.window.childAt(place) is screen.buttons["Send the application"]
    screen.window.stage.setFocus()

    QTest.mouseEvent(
        QTest.MouseAction.MouseDClick, handle, Qt.MouseButton.LeftButton, pos=place
    ) if hasattr(QTest, "mouseEvent") else None

    assert len(screen.given) == 1
