"""Reading aloud on screen 2: pages as they come, what has the focus, and silence at any touch."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QWidget
from shiboken6.Shiboken import isValid

from citizenspot.citizen_link.messages import Hush, Speak
from citizenspot.texts import Texts
from citizenspot.visit.speech import HEADER, Part, Place, speech_of_view
from citizenspot.visit.views import CitizenView
from ui.citizen.aloud.reading import Reading
from ui.citizen.aloud.reading_mark import ReadingMark
from ui.citizen.outgoing import Outgoing
from ui.citizen.stage import Stage

_TOUCHES = {QEvent.Type.MouseButtonPress, QEvent.Type.TouchBegin}
_PRESS_KEYS = {Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter}


class Aloud(QObject):
    """Hears every touch and key of a window while its pages are read; otherwise it is not there.

    It listens on the native window, as `DoubleTapGuard` does: a filter on the application would
    be asked about every event there is.
    """

    def __init__(self, window: QWidget, outgoing: Outgoing) -> None:
        super().__init__(window)
        self._window, self._outgoing = window, outgoing
        self.reading = Reading(self)
        self.reading.changed.connect(self._show_mark)
        self._stage: Stage | None = None
        self._language = ""
        self._place: tuple[str, str] | None = None
        self._header: tuple[Part, ...] = ()
        self._mark: ReadingMark | None = None
        self._by_key = False

    def show_view(self, view: CitizenView, stage: Stage) -> None:
        """Read a page that has come, or what is new on it; be silent where nothing is wanted."""
        self._stage, self._language = stage, view.language
        if view.state == "idle":
            self.reading.reset_volume()
        if not view.reads_aloud:
            self.end()
            return
        self._by_key = False
        parts = speech_of_view(view, Texts.for_language(view.language).say)
        place = (view.page.name, view.language)
        before, self._place = self._place, place
        if before is None:
            self._listen()
            parts = (*parts, self._how_to())
        if place == before:
            self.reading.tell_news(parts)
        else:
            self.reading.begin(parts, said_before=self._header)
        self._header = tuple(part for part in parts if part.place.of in HEADER)

    def end(self) -> None:
        """Be silent, and hear nothing any more."""
        if self._place is None:
            return
        self._place, self._header = None, ()
        handle = self._window.windowHandle()
        if handle is not None:
            handle.removeEventFilter(self)
        _application().focusChanged.disconnect(self._focus_moved)
        self.reading.end()

    def say(self, number: int, words: str, private: str, volume: int, language: str) -> None:
        """Ask the desk to say something; part of `Voice`."""
        asked = Speak(number, language or self._language, words, private, volume)
        self._outgoing.speak(asked)

    def hush(self) -> None:
        """Ask the desk for silence; part of `Voice`."""
        self._outgoing.speak(Hush())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Be silent at any touch or key, but for those on the reading's own buttons."""
        if event.type() in _TOUCHES:
            self._by_key = False
            if not self._is_own(self._touched(event)):
                self.reading.hush()
        elif event.type() is QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            self._take_key(event)
        return super().eventFilter(watched, event)

    def _take_key(self, event: QKeyEvent) -> None:
        self._by_key = True
        focused = self._window.focusWidget()
        if self._is_own(focused) and event.key() in _PRESS_KEYS:
            return
        is_written = isinstance(focused, QLineEdit | QPlainTextEdit) and event.text().isprintable()
        if is_written and event.text():
            self.reading.interject("", event.text())
        else:
            self.reading.hush()

    def _focus_moved(self, _old: QWidget | None, new: QWidget | None) -> None:
        if new is None or not self._by_key or not self._window.isAncestorOf(new):
            return
        from ui.citizen.aloud.focus_words import words_of  # noqa: PLC0415 - only where it is heard

        words, private = words_of(new, Texts.for_language(self._language).say)
        if words:
            self.reading.interject(words, private)

    def _listen(self) -> None:
        handle = self._window.windowHandle()
        if handle is not None:
            handle.installEventFilter(self)
        _application().focusChanged.connect(self._focus_moved)

    def _how_to(self) -> Part:
        say = Texts.for_language(self._language).say
        words = say("With the keyboard: Tab goes to the next button, and Enter presses it.")
        return Part(Place("keys"), words)

    def _touched(self, event: QEvent) -> QWidget | None:
        if isinstance(event, QMouseEvent):
            return self._window.childAt(event.position().toPoint())
        return None

    def _is_own(self, widget: QWidget | None) -> bool:
        bar = self._stage.reading_bar if self._stage else None
        return bar is not None and widget is not None and bar.isAncestorOf(widget)

    def _show_mark(self) -> None:
        if self._mark is not None and isValid(self._mark):
            self._mark.hide()
            self._mark.deleteLater()
        self._mark = None
        part = self.reading.part
        if part is None or self._stage is None or not isValid(self._stage):
            return
        marked = self._stage.part(part.place)
        if marked is not None:
            self._mark = ReadingMark(self._stage.look, marked)


def _application() -> QApplication:
    application = QApplication.instance()
    assert isinstance(application, QApplication)  # noqa: S101 - there is no window without one
    return application
