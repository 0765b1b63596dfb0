"""Three ways to use screen 2: with a finger, with keys, and with keys and nothing but the ear."""

from __future__ import annotations

from typing import Protocol

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QPointingDevice, QWindow
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget

from tests.ui.citizen.citizen_at_screen2 import CitizenAtScreen2
from ui.citizen.keyboard.key_names import name_of
from ui.citizen.keyboard.keyboard import TouchKeyboard
from ui.design.controls.drawing_area import DrawingArea
from ui.design.editors.editor import Editor

MOST_PLACES = 60
"""More than any page has places for the keyboard."""


class Way(Protocol):
    """How a citizen does what they want."""

    def press(self, label: str) -> None: ...

    def choose(self, label: str) -> None: ...

    def write(self, label: str, text: str) -> bool: ...

    def sign(self) -> bool: ...


def native(citizen: CitizenAtScreen2) -> QWindow:
    handle = citizen.window.windowHandle()
    assert handle is not None
    return handle


class Finger:
    """Touches what is seen; what is not seen is brought by touching More."""

    def __init__(self, citizen: CitizenAtScreen2) -> None:
        self._citizen = citizen
        self._device: QPointingDevice = QTest.createTouchDevice()

    def press(self, label: str) -> None:
        button = self._seen(label)
        self._touch(button.mapTo(self._citizen.window, button.rect().center()))

    def choose(self, label: str) -> None:
        self.press(label)

    def write(self, label: str, text: str) -> bool:
        """Touch the field, then the keys of the keyboard that comes with it."""
        window = self._citizen.window
        editors = [each.focus_place for each in window.findChildren(Editor) if each.isVisible()]
        (place,) = (each for each in editors if each.accessibleName() == label)
        self._bring(place)
        self._touch(place.mapTo(window, place.rect().center()))
        window.paint_now()
        for letter in text:
            self._touch_key(name_of(letter, str))
        self._touch_key("Hide the keyboard")
        return True

    def _touch_key(self, name: str) -> None:
        window = self._citizen.window
        (keyboard,) = window.findChildren(TouchKeyboard)
        key = next(each for each in keyboard.keys if each.accessibleName() == name)
        self._touch(key.mapTo(window, key.rect().center()))

    def sign(self) -> bool:
        (pad,) = [p for p in self._citizen.window.findChildren(DrawingArea) if p.isVisible()]
        self._bring(pad)
        window, handle = self._citizen.window, native(self._citizen)
        line = [
            pad.mapTo(window, QPoint(pad.width() * i // 9, pad.height() // 2)) for i in (2, 5, 7)
        ]
        QTest.touchEvent(handle, self._device).press(0, line[0], handle).commit()
        for point in line[1:]:
            QTest.touchEvent(handle, self._device).move(0, point, handle).commit()
        QTest.touchEvent(handle, self._device).release(0, line[-1], handle).commit()
        QApplication.processEvents()
        self.press("This is my signature")
        return True

    def _seen(self, label: str) -> QAbstractButton:
        found = [
            button
            for button in self._citizen.window.findChildren(QAbstractButton)
            if button.isVisible() and button.accessibleName() == label
        ]
        assert found, f"nothing is called {label!r} on {self._citizen.heading!r}"
        self._bring(found[0])
        return found[0]

    def _bring(self, widget: QWidget) -> None:
        for _page in range(20):
            if widget.visibleRegion().boundingRect().contains(widget.rect().center()):
                return
            self.press("More")
        raise AssertionError(f"{widget.accessibleName()!r} never came into sight")

    def _touch(self, at: QPoint) -> None:
        handle = native(self._citizen)
        assert QRect(QPoint(0, 0), handle.size()).contains(at)
        QTest.touchEvent(handle, self._device).press(0, at, handle).commit()
        QTest.touchEvent(handle, self._device).release(0, at, handle).commit()
        QApplication.processEvents()
        self._citizen.listen()


class Keys:
    """Goes with Tab and the arrows to what is seen to have the focus, and presses Enter."""

    def __init__(self, citizen: CitizenAtScreen2) -> None:
        self._citizen = citizen

    def press(self, label: str) -> None:
        self._go_to(label)
        self._key(Qt.Key.Key_Return)

    def choose(self, label: str) -> None:
        self._go_to(label, arrows=True)
        self._key(Qt.Key.Key_Space)

    def write(self, label: str, text: str) -> bool:
        self._go_to(label)
        for letter in text:
            self._key(Qt.Key(ord(letter.upper())))
        self._key(Qt.Key.Key_Tab)
        return True

    def sign(self) -> bool:
        """Ask the mediator: there is nothing to draw with."""
        return False

    def _go_to(self, label: str, *, arrows: bool = False) -> None:
        """Go through the places of the page; where they are one of several, arrows go on."""
        if self._is_at(label):
            return
        for _place in range(MOST_PLACES):
            self._key(Qt.Key.Key_Tab)
            if self._is_at(label):
                return
            if arrows and self._is_at_one_of_several():
                self._key(Qt.Key.Key_Down)
                if self._is_at(label):
                    return
        raise AssertionError(
            f"never came to {label!r} on {self._citizen.heading!r}: {self._told()}"
        )

    def _key(self, key: Qt.Key) -> None:
        QTest.keyClick(native(self._citizen), key)
        QApplication.processEvents()
        self._citizen.listen()

    def _is_at(self, label: str) -> bool:
        focused = self._citizen.window.focusWidget()
        return focused is not None and focused.accessibleName() == label

    def _is_at_one_of_several(self) -> bool:
        focused = self._citizen.window.focusWidget()
        return isinstance(focused, QAbstractButton) and focused.group() is not None

    def _told(self) -> str:
        focused = self._citizen.window.focusWidget()
        return focused.accessibleName() if focused else ""


class Ear(Keys):
    """Presses keys and knows only what is heard; nothing of the window is looked at."""

    def _is_at(self, label: str) -> bool:
        newest = self._citizen.heard[-1]
        return newest == label or newest.startswith(f"{label}. ")

    def _is_at_one_of_several(self) -> bool:
        return "one of several" in self._citizen.heard[-1]

    def _told(self) -> str:
        return " | ".join(self._citizen.heard[-6:])
