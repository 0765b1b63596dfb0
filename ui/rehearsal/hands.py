"""Hands on a screen: finds what is meant by the words a reader sees, and presses or types there."""

from __future__ import annotations

import re
import time
from collections.abc import Iterator

from PySide6.QtCore import QEvent, QPoint, QRect, Qt
from PySide6.QtGui import QAccessible, QAccessibleInterface, QFocusEvent, QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QScrollArea, QWidget

from citizenspot.citizen_link.gestures import AnyGesture, Draw, Press, TypeText
from citizenspot.visit.commands import Stroke
from ui.design.controls.drawing_area import WHOLE, DrawingArea
from ui.design.editors.date_editor import DateEditor

ACTIVE_LIMIT_MS = 3000
_PERSON_MS, _SCANNER_MS = 90, 4
"""Between two letters of a person, and of a scanner."""

PRESSED = frozenset(
    {
        QAccessible.Role.Button,
        QAccessible.Role.RadioButton,
        QAccessible.Role.CheckBox,
        QAccessible.Role.ListItem,
    }
)
TYPED_IN = frozenset({QAccessible.Role.EditableText})
_NO_DIGITS = re.compile(r"\D+")


def do(window: QWidget, gesture: AnyGesture) -> str:
    """Do a gesture on a window; returns why it could not be done, empty where it was."""
    match gesture:
        case Press(label=label):
            return press(window, label)
        case TypeText(label=label, text=text):
            return type_text(window, label, text)
        case Draw(strokes=strokes):
            return draw(window, strokes)


def press(window: QWidget, label: str) -> str:
    """Press what has this label."""
    widget = _find(window, label, PRESSED)
    if widget is None:
        return f"nothing to press is called {label!r}; there is {_names(window, PRESSED)}"
    _reveal(widget)
    QTest.mouseClick(widget, Qt.MouseButton.LeftButton)
    return ""


def type_text(window: QWidget, label: str, text: str) -> str:
    """Type into the field with this label, and leave it: Enter would go on to the next page.

    Of a date that is typed apart, day, month and year each go into their own line.
    """
    widget = _find(window, label, TYPED_IN)
    if widget is None:
        return f"no field is called {label!r}; there is {_names(window, TYPED_IN)}"
    _reveal(widget)
    apart = widget.parentWidget()
    if isinstance(apart, DateEditor):
        for line, part in zip(apart.entries, _NO_DIGITS.split(text), strict=False):
            _fill(line, part)
    else:
        _fill(widget, text)
    return ""


def _fill(widget: QWidget, text: str) -> None:
    """Write over what stands in a line, and leave it."""
    QTest.mouseClick(widget, Qt.MouseButton.LeftButton)
    QTest.keyClick(widget, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    write(widget, text)
    _leave(widget)


def _leave(widget: QWidget) -> None:
    """Go on to the next field; a window without the keyboard has to be told that it is left."""
    QTest.keyClick(widget, Qt.Key.Key_Tab)
    if not widget.isActiveWindow():
        left = QFocusEvent(QEvent.Type.FocusOut, Qt.FocusReason.TabFocusReason)
        QApplication.sendEvent(widget, left)


def write(widget: QWidget, text: str) -> None:
    """Type a text, letter by letter; QTest's own way ends the program at an accented letter."""
    _type(widget, text, _PERSON_MS)


def scan(window: QWidget, code: str) -> None:
    """Type a code and Enter where the focus is, as quickly as a barcode scanner does."""
    _type(window.focusWidget() or window, f"{code}\r", _SCANNER_MS)


def _type(widget: QWidget, text: str, pace_ms: int) -> None:
    """Press and let go of each letter; by when it goes down a scanner is told from a person."""
    at = time.monotonic_ns() // 1_000_000
    for letter in text:
        at += pace_ms
        key = Qt.Key.Key_Return.value if letter == "\r" else 0
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            event = QKeyEvent(kind, key, Qt.KeyboardModifier.NoModifier, letter)
            event.setTimestamp(at)
            QApplication.sendEvent(widget, event)


def draw(window: QWidget, strokes: tuple[Stroke, ...]) -> str:
    """Draw lines on the signature pad."""
    pads = [pad for pad in window.findChildren(DrawingArea) if pad.isVisible()]
    if not pads:
        return "there is no pad to draw on"
    _reveal(pads[0])
    for stroke in strokes:
        _draw_line(pads[0], stroke)
    return ""


def _draw_line(pad: DrawingArea, stroke: Stroke) -> None:
    first, *others = [_point(pad, point) for point in stroke]
    QTest.mousePress(pad, Qt.MouseButton.LeftButton, pos=first)
    for point in others:
        QTest.mouseMove(pad, point)
    QTest.mouseRelease(pad, Qt.MouseButton.LeftButton, pos=others[-1] if others else first)


def _point(pad: DrawingArea, point: tuple[int, int]) -> QPoint:
    across, down = point
    return QPoint(across * pad.width() // WHOLE, down * pad.height() // WHOLE)


def _find(window: QWidget, label: str, roles: frozenset[QAccessible.Role]) -> QWidget | None:
    """Return what is called so; screen readers are told more after a comma."""
    called = list(_called(window, roles))
    exact = (widget for widget, name in called if name == label)
    longer = (widget for widget, name in called if name.startswith(f"{label}, "))
    return next(exact, None) or next(longer, None)


def _names(window: QWidget, roles: frozenset[QAccessible.Role]) -> list[str]:
    return [name for _, name in _called(window, roles)]


def _called(window: QWidget, roles: frozenset[QAccessible.Role]) -> Iterator[tuple[QWidget, str]]:
    """Yield what can be seen and used on a window, with the names its readers hear."""
    for widget in window.findChildren(QWidget):
        if not (widget.isVisible() and widget.isEnabled()):
            continue
        interface = QAccessible.queryAccessibleInterface(widget)
        if interface is not None and _role(interface) in roles:
            yield widget, interface.text(QAccessible.Text.Name)


def _role(interface: QAccessibleInterface) -> QAccessible.Role:
    return interface.role()


def _reveal(widget: QWidget) -> None:
    """Scroll to what is to be pressed, as a person would."""
    parent = widget.parentWidget()
    while parent is not None:
        if isinstance(parent, QScrollArea):
            parent.ensureWidgetVisible(widget)
        parent = parent.parentWidget()
    QApplication.processEvents()
    if widget.visibleRegion().boundingRect() == QRect():
        widget.setFocus()
