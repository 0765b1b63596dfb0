"""Sits before every key of the program, and takes out what a scanner types."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QWidget
from shiboken6 import getCppPointer

from ui.mediator.scanner.burst import GAP_MS, Burst, Verdict

_SILENT_MS = 4 * GAP_MS
_KEYS = frozenset({QEvent.Type.ShortcutOverride, QEvent.Type.KeyPress})
_ACTS = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier


class ScannerKeys(QObject):
    """Tells of whole codes; what they would have typed or pressed does not happen.

    `clock` gives the moment of a key in milliseconds: what the display says of it.
    """

    def __init__(
        self,
        scanned: Callable[[str], None],
        prefix: str = "",
        clock: Callable[[QKeyEvent], float] = QKeyEvent.timestamp,
    ) -> None:
        super().__init__()
        self._scanned, self._clock = scanned, clock
        self._burst = Burst(prefix)
        self._before: tuple[int, str] | None = None
        self._judged: tuple[int, float] | None = None
        self._verdict = Verdict.PASS
        self._silence = QTimer(self)
        self._silence.setSingleShot(True)
        self._silence.setInterval(_SILENT_MS)
        self._silence.timeout.connect(self._rest)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Judge a key once, when it first arrives, and hold to that for all that follows of it."""
        if not isinstance(event, QKeyEvent) or not isinstance(watched, QWidget):
            return False
        if event.type() == QEvent.Type.KeyRelease:
            self._judged = None
        if event.type() not in _KEYS or event.isAutoRepeat():
            return False
        # A key that nobody takes is offered to every widget up to the window.
        key = (event.key(), self._clock(event))
        if key != self._judged:
            self._judged = key
            self._verdict = self._judge(event)
        swallowed = self._verdict is not Verdict.PASS
        if event.type() == QEvent.Type.ShortcutOverride and swallowed:
            event.accept()
        elif event.type() == QEvent.Type.KeyPress and self._verdict is Verdict.DONE:
            self._verdict = Verdict.SWALLOW
            self._done()
        return swallowed

    def _judge(self, event: QKeyEvent) -> Verdict:
        place = QApplication.focusWidget()
        line = place if isinstance(place, QLineEdit | QPlainTextEdit) else None
        # A key with Ctrl or Alt is an act: it types nothing, whatever the display says of it.
        typed = "" if event.modifiers() & _ACTS else event.text()
        verdict = self._burst.key(typed, self._clock(event), in_line=line is not None)
        if verdict is Verdict.PASS and line is not None and len(self._burst.code) == 1:
            self._before = (_address_of(line), _text_of(line))
        if verdict is Verdict.TAKE_BACK and line is not None:
            self._take_back(line)
        if verdict is Verdict.PASS:
            self._silence.stop()
        else:
            self._silence.start()
        return verdict

    def _take_back(self, place: QLineEdit | QPlainTextEdit) -> None:
        address, text = self._before or (0, "")
        if address != _address_of(place):
            return
        if isinstance(place, QLineEdit):
            place.setText(text)
            place.textEdited.emit(text)
        else:
            place.setPlainText(text)

    def _done(self) -> None:
        code = self._burst.code
        self._silence.stop()
        self._burst.forget()
        self._scanned(code)

    def _rest(self) -> None:
        code = self._burst.rest()
        if code:
            self._scanned(code)


def _address_of(place: QLineEdit | QPlainTextEdit) -> int:
    """Return which line this is.

    A line is not kept between two keys: one that Qt made itself, as in a combo box, is not known to
    PySide 6.11 to be gone, and another widget in its place would be taken for it.
    """
    return int(getCppPointer(place)[0])


def _text_of(place: QLineEdit | QPlainTextEdit) -> str:
    return place.text() if isinstance(place, QLineEdit) else place.toPlainText()
