"""The touch keyboard: types into the field that was tapped, as a keyboard on the desk would.

It is our own because Qt's is not free for this licence, cannot be read by assistive technology,
and has no Catalan. Keys arrive as key events, so a field cannot tell them from others.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QColor, QKeyEvent, QPaintEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QVBoxLayout, QWidget

from ui.citizen.keyboard.key import Key, picture_words
from ui.citizen.keyboard.key_names import name_of
from ui.citizen.keyboard.layouts import EMAIL, layout, layouts_for
from ui.citizen.keyboard.page_key import PageKey
from ui.design.controls.pressable import Words
from ui.design.look import Look, Say
from ui.design.painting import painter_on

_SPACE_KEYS, _SHORT_SPACE_KEYS = 4.0, 2.0
_WIDE_KEY = 1.8


class TouchKeyboard(QWidget):
    """Rows of keys for one language; `type_into` says where they go, and of which kind it is."""

    def __init__(self, look: Look, say: Say, language: str, hidden: Callable[[], None]) -> None:
        super().__init__()
        self._look, self._say, self._language, self._hidden = look, say, language, hidden
        self._target: QWidget | None = None
        self._kind = ""
        self._layouts: tuple[str, ...] = ()
        self._is_shifted = False
        self._is_low = self._shows_extra = False
        self._stop: PageKey | None = None
        self._main: PageKey | None = None
        # Keys stand where they stand on every keyboard, also where the page runs from the right.
        self.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        measures = look.measures
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, measures.space, 0, measures.space)
        self._column.setSpacing(0)
        self._rows: list[QWidget] = []

    @property
    def keys(self) -> tuple[Key, ...]:
        """Return the keys, in reading order."""
        found = (row.findChildren(Key) for row in self._rows)
        return tuple(key for keys in found for key in keys)

    @property
    def _reading(self) -> Qt.LayoutDirection:
        """Return the direction in which the page is read; its keys are words of the page."""
        room = self.parentWidget()
        return room.layoutDirection() if room is not None else self.layoutDirection()

    def stand_low(
        self, *, low: bool, stop: PageKey | None = None, main: PageKey | None = None
    ) -> None:
        """Show letters with accents only when they are asked for, or again always.

        `stop` is what stops the visit, `main` the page's main act, each where it made room.
        """
        if (low, stop, main) != (self._is_low, self._stop, self._main):
            self._is_low, self._stop, self._main = low, stop, main
            if self._layouts:
                self._lay_out()

    def type_into(self, target: QWidget, kind: str) -> None:
        """Send what is pressed to a field from here on."""
        self._target = target
        if kind != self._kind or not self._layouts:
            self._kind, self._is_shifted = kind, False
            self._layouts = layouts_for(self._language, kind)
            self._lay_out()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the ground."""
        del event
        with painter_on(self) as painter:
            painter.fillRect(self.rect(), QColor(self._look.colours.surface_sunken))

    def _lay_out(self) -> None:
        for row in self._rows:
            self._column.removeWidget(row)
            row.hide()
            row.deleteLater()
        rows = [self._letters(row) for row in self._shown_rows()]
        if self._kind == "email":
            rows.append(self._letters(EMAIL))
        self._rows = [self._row(keys) for keys in rows]
        self._rows.append(self._row(self._acts(), self._page_keys()))

    def _shown_rows(self) -> tuple[tuple[str, ...], ...]:
        """Return the rows of letters; low, those with accents stand in the place of the first."""
        shown = layout(self._layouts[0])
        if not (self._is_low and shown.extra):
            return shown.rows
        letters = shown.rows[shown.extra :]
        return (*shown.rows[: shown.extra], *letters[1:]) if self._shows_extra else letters

    def _row(self, keys: list[Key], end: Sequence[Key] = ()) -> QWidget:
        """Return a row of keys in the middle, and those of the page at its end."""
        holder = QWidget()
        across = QHBoxLayout(holder)
        across.setContentsMargins(0, 0, 0, 0)
        across.setSpacing(0)
        across.addStretch()
        for key in keys:
            across.addWidget(key)
        across.addStretch()
        for key in end:
            _say_what_fits(key, [*keys, *end], self.window().width())
            across.addWidget(key)
        self._column.addWidget(holder)
        holder.show()
        return holder

    def _letters(self, row: tuple[str, ...]) -> list[Key]:
        typed = [key.upper() if self._is_shifted else key for key in row]
        return [
            Key(
                self._look,
                Words(each, name=name_of(each, self._say)),
                partial(self._type, each),
                across=1.0 if len(each) == 1 else _WIDE_KEY,
            )
            for each in typed
        ]

    def _acts(self) -> list[Key]:
        say, look = self._say, self._look
        space = _SPACE_KEYS if self._main is None else _SHORT_SPACE_KEYS
        keys = [
            Key(look, picture_words("arrow-up", say("Capital letters")), self._shift),
            *self._to_extra(),
            *(self._change_to(name) for name in self._layouts[1:]),
            Key(look, Words(say("space")), partial(self._type, " "), across=space),
            Key(look, picture_words("arrow-back", say("Delete")), self._delete),
            Key(look, picture_words("arrow-down", say("Hide the keyboard")), self._hidden),
        ]
        return keys if _has_capitals(self._layouts[0]) else keys[1:]

    def _page_keys(self) -> list[Key]:
        """Return the main act and what stops the visit, where the page has no room for them."""
        keys = []
        if self._main is not None:
            words = Words(self._main.label, icon=("arrow-forward", "after"), name=self._main.label)
            keys.append(Key(self._look, words, self._main.press, across=0, style="primary"))
        if self._stop is not None:
            words = Words(self._stop.label, icon=("stop", "before"), name=self._stop.label)
            keys.append(Key(self._look, words, self._stop.press, across=0, style="danger"))
        for key in keys:
            key.setLayoutDirection(self._reading)
        return keys

    def _to_extra(self) -> tuple[Key, ...]:
        """Return the key for letters with accents, where they are not shown anyway."""
        shown = layout(self._layouts[0])
        if not (self._is_low and shown.extra):
            return ()
        row = shown.rows[-1] if self._shows_extra else shown.rows[0]
        words = Words("".join(row[:2]), name=self._say("Letters with accents"))
        return (Key(self._look, words, self._turn_extra),)

    def _turn_extra(self) -> None:
        self._shows_extra = not self._shows_extra
        self._lay_out()

    def _change_to(self, name: str) -> Key:
        words = Words(layout(name).name)
        return Key(self._look, words, partial(self._change, name), across=_WIDE_KEY)

    def _change(self, name: str) -> None:
        others = (each for each in self._layouts if each != name)
        self._layouts = (name, *others)
        self._is_shifted = self._shows_extra = False
        self._lay_out()

    def _shift(self) -> None:
        self._is_shifted = not self._is_shifted
        self._lay_out()

    def _type(self, typed: str) -> None:
        for character in typed:
            self._send(0, character)
        if self._is_shifted or self._shows_extra:
            self._is_shifted = self._shows_extra = False
            self._lay_out()

    def _delete(self) -> None:
        self._send(Qt.Key.Key_Backspace.value, "\b")

    def _send(self, key: int, text: str) -> None:
        if self._target is None:
            return
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            event = QKeyEvent(kind, key, Qt.KeyboardModifier.NoModifier, text)
            QApplication.sendEvent(self._target, event)


def _say_what_fits(key: Key, row: list[Key], width: int) -> None:
    """Leave a key its words where the row has room for them, else its picture."""
    if sum(each.sizeHint().width() for each in row) >= width:
        key.show_picture()


def _has_capitals(name: str) -> bool:
    return any(key.upper() != key for row in layout(name).rows for key in row)
