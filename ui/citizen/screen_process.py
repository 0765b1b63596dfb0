"""The life of screen 2's process: its options, the window, the link, and who hears whom."""

from __future__ import annotations

# Not typer: its import alone takes as long as everything this process does until its first frame.
import argparse
import os
from collections.abc import Callable
from functools import cache
from pathlib import Path
from time import monotonic_ns

import msgspec
from PySide6.QtCore import QCoreApplication, QObject, QRect, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from citizenspot.citizen_link.gestures import AnyGesture
from citizenspot.citizen_link.messages import (
    Draft,
    Give,
    Grab,
    Hello,
    Painted,
    Picture,
    Quit,
    Rehearse,
    Rehearsed,
    ShowView,
    Spoken,
    ToCitizen,
)
from citizenspot.citizen_link.pin_sending import SOCKET_NAME, send_pin
from citizenspot.collecting import collect_as_usual
from citizenspot.visit.commands import EnterField, ScreenTwosCommand
from citizenspot.visit.words import TextSize
from kiosk_config.settings import ScreenSettings
from ui.citizen.draft_throttle import DraftThrottle
from ui.citizen.keyboard.room import load_keyboard
from ui.citizen.link import Link
from ui.citizen.outgoing import Outgoing
from ui.citizen.page_body import load_blocks
from ui.citizen.placing import Place, Placing, area_of, place_by, screen_of
from ui.citizen.window import CitizenWindow
from ui.design.contrast import theme
from ui.design.fonts import load_fonts
from ui.design.look import Look
from ui.design.millimetres import (
    FALLBACK_PIXELS_PER_MM,
    citizen_measures,
    seen_pixels_per_mm,
)
from ui.design.screen_density import pixels_per_mm
from ui.design.style_sheet import palette_of
from ui.design.tokens import Theme

APPLICATION = "citizenspot-citizen"
"""The name compositors and window managers place the window by (`kiosk_config`)."""


_READY_AFTER_MS = 100
"""After the first view is painted, so that a start waits for nothing it does not show."""


class Options(msgspec.Struct, frozen=True):
    """What the desk starts this process with; without a place it is found by the settings."""

    socket: Path
    place: Place | ScreenSettings
    practice: bool
    theme: Theme
    language: str
    mm_per_pixel: float | None


def options(arguments: list[str]) -> Options:
    """Return the options written on a command line; ends the program where they are wrong."""
    parser = argparse.ArgumentParser(prog="python -m ui.citizen")
    parser.add_argument("--socket", type=Path, required=True)
    parser.add_argument("--screen", default="")
    parser.add_argument("--geometry", type=area_of, default=None, metavar="WxH+X+Y")
    parser.add_argument("--mediator-output", default=None)
    parser.add_argument("--citizen-output", default=None)
    parser.add_argument("--swap", action="store_true")
    parser.add_argument("--practice", action="store_true")
    parser.add_argument("--theme", default="light", choices=("light", "dark", "high-contrast"))
    parser.add_argument("--theme-file", type=Path, default=None)
    parser.add_argument("--language", default="pt")
    parser.add_argument("--mm-per-pixel", type=float, default=None)
    read = parser.parse_args(arguments)
    settings = ScreenSettings(
        mediator=read.mediator_output, citizen=read.citizen_output, swap=read.swap
    )
    place = Place(read.screen, read.geometry) if read.screen or read.geometry else settings
    colours = _theme(read.theme_file, read.theme)
    return Options(read.socket, place, read.practice, colours, read.language, read.mm_per_pixel)


def _theme(own: Path | None, usual: str) -> Theme:
    if own is None:
        return theme(usual)
    from ui.design.theme_file import spots_theme  # noqa: PLC0415 - few spots have one

    return spots_theme(own)


def run(arguments: Callable[[], list[str]], *, has_network: bool) -> int:
    """Show screen 2 until the desk ends it; returns the exit status."""
    QGuiApplication.setDesktopFileName(APPLICATION)
    QApplication.setApplicationName(APPLICATION)
    application = QApplication([APPLICATION])
    application.setQuitOnLastWindowClosed(False)
    load_fonts()
    chosen = options(arguments())
    screen = Screen(chosen, Hello(os.getpid(), has_network=has_network))
    application.setPalette(palette_of(screen.look(TextSize.NORMAL)))
    screen.open()
    status = application.exec()
    screen.close()
    return status


class Screen(QObject):
    """Joins window and link: views go in, the citizen's acts and drafts go out."""

    def __init__(self, chosen: Options, hello: Hello) -> None:
        super().__init__()
        self._options = chosen
        self._is_ready = False
        self._drafts = DraftThrottle(self._send_draft)
        parent = os.getppid()
        # Whoever started this screen starts another one when it comes back; two would quarrel.
        self._link = Link(chosen.socket, hello, lambda: os.getppid() == parent)
        self._link.given_up.connect(end)
        outgoing = Outgoing(self._give, self._drafts.take, self._link.send, self._send_pin)
        self.look = cache(self._made_look)
        self.window = CitizenWindow(
            self.look, outgoing, language=chosen.language, practice=chosen.practice
        )
        self._placing = Placing(self.window, self._find_place)
        self._link.arrived.connect(self._take)
        self._link.lost.connect(self._lost)

    def open(self) -> None:
        """Show the window and connect to the desk."""
        self._placing.settle()
        self._link.open()

    def close(self) -> None:
        """End the link."""
        self._link.close()

    def _find_place(self) -> Place | None:
        place = self._options.place
        return place if isinstance(place, Place) else place_by(place)

    def _made_look(self, size: TextSize) -> Look:
        place = self._find_place()
        screen = screen_of(place) if place else None
        if place is None or screen is None:
            measures = citizen_measures(FALLBACK_PIXELS_PER_MM, size)
        else:
            area = QRect(*place.area) if place.area else screen.geometry()
            density = pixels_per_mm(screen, self._options.mm_per_pixel)
            seen = seen_pixels_per_mm(density, area.width(), area.height())
            measures = citizen_measures(density, size, seen)
        return Look(self._options.theme, measures)

    def _take(self, messages: list[ToCitizen]) -> None:
        """Do what the desk says; of several views at once only the newest is painted."""
        views = [message for message in messages if isinstance(message, ShowView)]
        for message in messages:
            if isinstance(message, ShowView) and message is views[-1]:
                self.window.show_view(message.view)
                self._link.send(Painted(message.view.position, monotonic_ns()))
                self._get_ready_once()
            elif isinstance(message, Grab):
                self._link.send(Picture(message.id, self.window.picture()))
            elif isinstance(message, Rehearse):
                self._link.send(Rehearsed(message.id, self._rehearsed(message.gesture)))
            elif isinstance(message, Spoken):
                self.window.spoken(message.number)
            elif isinstance(message, Quit):
                end()

    def _get_ready_once(self) -> None:
        """Load blocks and keys in the first rest, so that the first page is as quick as any."""
        if not self._is_ready:
            self._is_ready = True
            QTimer.singleShot(_READY_AFTER_MS, self, _get_ready)

    def _rehearsed(self, gesture: AnyGesture) -> str:
        """Do a gesture and return why it could not be done; in live work none is."""
        if not self._options.practice:
            return "gestures are taken in practice only"
        from ui.rehearsal.hands import do  # noqa: PLC0415 - loads QtTest, which no visit needs

        return do(self.window, gesture)

    def _lost(self) -> None:
        self._drafts.drop()
        self.window.say_one_moment()

    def _give(self, command: ScreenTwosCommand) -> None:
        if isinstance(command, EnterField):
            self._drafts.drop()
        self._link.send(Give(command))

    def _send_pin(self, request: int, digits: bytearray) -> bool:
        return send_pin(self._options.socket.with_name(SOCKET_NAME), request, digits)

    def _send_draft(self, draft: Draft) -> None:
        self._link.send(draft)


def _get_ready() -> None:
    load_blocks()
    load_keyboard()
    collect_as_usual()


def end() -> None:
    """Leave the event loop; `quit` would first ask the window, which never closes."""
    QCoreApplication.exit(0)
