"""Both windows, shown hostile texts; says what came of each, without anything being pressed."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

from PySide6.QtCore import (
    QCoreApplication,
    QEvent,
    QObject,
    Qt,
    QtMsgType,
    QUrl,
    Slot,
    qInstallMessageHandler,
)
from PySide6.QtGui import QDesktopServices, QGuiApplication, QKeySequence
from PySide6.QtWidgets import (
    QAbstractButton,
    QComboBox,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QTextEdit,
    QWidget,
)
from shiboken6.Shiboken import delete

from citizenspot.texts import Texts
from citizenspot.visit.words import TextSize
from tests.ui.hostile_views import citizen_views, desk_views
from tests.ui.mediator.fake_desk import FakeDesk
from ui.citizen.outgoing import Outgoing
from ui.citizen.window import CitizenWindow
from ui.design.contrast import theme
from ui.design.fonts import load_fonts
from ui.design.look import Look
from ui.design.millimetres import citizen_measures, desk_measures, seen_pixels_per_mm
from ui.design.plain_text import PlainText
from ui.design.showable import one_line
from ui.mediator.arrivals import DeskRoom
from ui.mediator.controls.short_text import ShortText
from ui.mediator.window import DeskWindow

CITIZEN_SIZE, CITIZEN_DENSITY = (1920, 1080), 4.03
DESK_SIZE, DESK_DENSITY = (1366, 768), 96 / 25.4
NOW = datetime(2026, 11, 22, 9, 41, tzinfo=UTC)
HARMLESS = "Harmless"

Showing = Callable[[str], Iterator[None]]


@dataclass
class HostileScreen:
    """A window, how it is shown a text page by page, and what left it."""

    name: str
    window: QWidget
    show: Showing
    acts: list[Any]
    wanted: list[int] = field(default_factory=list)
    usual: int = 0

    def broken_by(self, text: str) -> list[str]:
        """Show a text in every place, and return what is wrong then."""
        self.wanted = self.wanted or self._harmless()
        wrong: list[str] = []
        for page, wanted in zip(self.show(text), self.wanted, strict=True):
            del page
            wrong += self._wrong(text, wanted)
        if len(self.acts) > self.usual:
            wrong.append(f"acted: {self.acts!r:.200}")
        self.acts.clear()
        return [f"{self.name}: {each} by {text[:40]!a}" for each in wrong]

    def _harmless(self) -> list[int]:
        """Return how often each page shows a harmless word, once every part has been made."""
        for _ in self.show("First"):
            pass
        self.acts.clear()
        wanted = [shown(self.window, HARMLESS) for _ in self.show(HARMLESS)]
        # Leaving a field hands over what it holds, whatever that is.
        self.usual = len(self.acts)
        self.acts.clear()
        return wanted

    def _wrong(self, text: str, wanted: int) -> list[str]:
        window, wrong = self.window, [*interpreted(self.window)]
        size = (window.width(), window.height())
        if window.grab().isNull() or size not in {CITIZEN_SIZE, DESK_SIZE}:
            wrong.append(f"window of {size}")
        if one_line(text) and (seen := shown(window, text)) != wanted:
            wrong.append(f"shown {seen} times, not {wanted}")
        return wrong


def shown(window: QWidget, text: str) -> int:
    """Return how many visible parts of a window show a text, whole or visibly cut."""
    looked_for, words = one_line(text), map(one_line, _words(window))
    return sum(looked_for in each or each.endswith("…") for each in words)


def _words(window: QWidget) -> Iterator[str]:
    for part in window.findChildren(QWidget):
        # The queue puts a chip away that it has no room for: its text counts as well.
        if not (part.isVisible() or isinstance(part, ShortText)):
            continue
        if isinstance(part, PlainText):
            yield part.shown
        elif isinstance(part, QAbstractButton):
            yield part.accessibleName()
        elif isinstance(part, QLineEdit):
            yield part.text()
        elif isinstance(part, QPlainTextEdit):
            yield part.toPlainText()
        elif isinstance(part, QComboBox):
            yield from (part.itemText(row) for row in range(part.count()))


def interpreted(window: QWidget) -> Iterator[str]:
    """Yield each part of a window that reads a text as more than a text."""
    for part in (window, *window.findChildren(QWidget)):
        if isinstance(part, QLabel) and part.textFormat() != Qt.TextFormat.PlainText:
            yield f"a label reads markup: {part.text()!r:.40}"
        elif isinstance(part, QTextEdit) and part.acceptRichText():
            yield "an editor takes markup"
        elif isinstance(part, QAbstractButton) and QKeySequence.mnemonic(part.text()).toString():
            yield f"a shortcut of its own: {part.text()!r:.40}"
        if tip := part.toolTip() or part.whatsThis():
            yield f"a tool tip would read markup: {tip!r:.40}"


@contextmanager
def citizen_screen() -> Iterator[HostileScreen]:
    """Give screen 2."""
    load_fonts()
    seen = seen_pixels_per_mm(CITIZEN_DENSITY, *CITIZEN_SIZE)
    looks = {
        each: Look(theme("light"), citizen_measures(CITIZEN_DENSITY, each, seen))
        for each in TextSize
    }
    acts: list[object] = []
    outgoing = Outgoing(acts.append, acts.append, acts.append)
    window = CitizenWindow(looks.__getitem__, outgoing, language="en", practice=False)
    window.resize(*CITIZEN_SIZE)
    window.show()

    def show(text: str) -> Iterator[None]:
        for view in citizen_views(text):
            window.show_view(view)
            _settle()
            yield

    try:
        yield HostileScreen("screen 2", window, show, acts)
    finally:
        delete(window)


@contextmanager
def desk_screen() -> Iterator[HostileScreen]:
    """Give screen 1."""
    desk, look = FakeDesk(), Look(theme("light"), desk_measures(DESK_DENSITY))
    window = DeskWindow(desk, DeskRoom(), Texts.for_language("en"), look, lambda: NOW)
    window.resize(*DESK_SIZE)
    window.show()

    def show(text: str) -> Iterator[None]:
        for view in desk_views(text):
            window.show_view(view)
            window.catch_up()
            _settle()
            yield

    try:
        yield HostileScreen("screen 1", window, show, desk.commands)
    finally:
        window.close()
        delete(window)


def _settle() -> None:
    """Paint, and let go of the parts that were taken away: no loop of events does it here."""
    QCoreApplication.processEvents()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


def does_what_markup_asks(file: str, address: str) -> bool:
    """Let a label of Qt's own read markup that names a file, and open an address: a control."""
    with watched_by_qt() as acted:
        label = QLabel(f'<img src="{file}">x')
        label.setTextFormat(Qt.TextFormat.RichText)
        label.grab()
        QDesktopServices.openUrl(QUrl(address))
        is_read = bool([*interpreted(label)])
        delete(label)
    return is_read and address in acted.opened


class Acted(QObject):
    """What a text made Qt do outside the windows: addresses opened, warnings, the clipboard."""

    def __init__(self) -> None:
        super().__init__()
        self.opened: list[str] = []
        self.said: list[str] = []

    @Slot(QUrl)
    def open_address(self, address: QUrl) -> None:
        """Take an address that would have been opened."""
        self.opened.append(address.toString())


@contextmanager
def watched_by_qt() -> Iterator[Acted]:
    """Give what Qt opens, says and copies meanwhile."""
    acted, schemes = Acted(), ("http", "https", "file", "mailto", "javascript")
    for scheme in schemes:
        # PySide asks its stub for bytes, and its code for a str.
        QDesktopServices.setUrlHandler(scheme, acted, "open_address")  # type: ignore[arg-type]

    def say(kind: QtMsgType, _context: object, sentence: str) -> None:
        if kind != QtMsgType.QtDebugMsg and "propagateSizeHints" not in sentence:
            acted.said.append(sentence)  # of windows that have no platform, it says that always

    before = qInstallMessageHandler(say)
    clipboard = QGuiApplication.clipboard().text()
    try:
        yield acted
        if QGuiApplication.clipboard().text() != clipboard:
            acted.said.append("the clipboard was written")
    finally:
        qInstallMessageHandler(before)
        for scheme in schemes:
            QDesktopServices.unsetUrlHandler(scheme)
