"""Makes every button of the desk answer its key the moment the key goes down."""

from __future__ import annotations

from functools import cache

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent, QShortcutEvent
from PySide6.QtWidgets import QPushButton, QWidget

from ui.mediator.key_plan import MAIN, canonical

_ENTER_KEYS = frozenset({Qt.Key.Key_Return.value, Qt.Key.Key_Enter.value})
_ALONE = frozenset({Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier})


def answer_at_once(*buttons: QPushButton) -> None:
    """Let these buttons answer their keys at once; once more for the same button is no matter."""
    for button in buttons:
        button.installEventFilter(_answers())


def answer_at_once_in(part: QWidget) -> None:
    """Let every button inside a part of the screen answer its key at once."""
    answer_at_once(*part.findChildren(QPushButton))


class KeysAtOnce(QObject):
    """Answers for buttons: their shortcut, and Enter while they have the focus.

    Qt's own buttons look pressed for a tenth of a second before they answer a shortcut. Enter
    never presses a button whose act asks for Ctrl+Enter.
    """

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Answer a button's key."""
        if not isinstance(watched, QPushButton):
            return False
        if isinstance(event, QShortcutEvent):
            if not event.isAmbiguous():
                watched.click()
            return True
        if event.type() == QEvent.Type.ShortcutOverride and is_plain_enter(event):
            event.accept()
            return True
        if event.type() == QEvent.Type.KeyPress and is_plain_enter(event):
            if canonical(watched.shortcut().toString()) != MAIN:
                watched.click()
            return True
        return False


@cache
def _answers() -> KeysAtOnce:
    return KeysAtOnce()


def is_plain_enter(event: QEvent) -> bool:
    """Say whether it is Enter alone, on either part of the keyboard."""
    if not isinstance(event, QKeyEvent):
        return False
    return event.key() in _ENTER_KEYS and event.modifiers() in _ALONE
