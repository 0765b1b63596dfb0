"""The program with its two screens: this process shows screen 1, its child shows screen 2."""

from __future__ import annotations

import sys
import threading
from collections.abc import Callable
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication

from citizenspot import logs
from citizenspot.citizen_link.messages import Draft, FromCitizen, Give, Hush, Speak
from citizenspot.citizen_link.pin_line import PinLine
from citizenspot.citizen_link.seat import CitizenSeat
from citizenspot.citizen_link.server import CitizenLink
from citizenspot.collecting import collect_as_usual
from citizenspot.day.commands import LockIfLeft
from citizenspot.desk.ports import Screens
from citizenspot.texts import Texts
from citizenspot.visit.screen_commands import ReportScreen
from citizenspot.visit.views import CitizenView, DeskView
from citizenspot.visit.words import Actor
from citizenspot.workstation import Workstation, place_of
from kiosk_config.screens import Placement
from kiosk_config.settings import LiveSettings, PracticeSettings
from kiosk_config.touch import mapping_command
from ui.design.contrast import theme
from ui.design.look import Look
from ui.design.millimetres import desk_measures
from ui.design.screen_density import pixels_per_mm
from ui.design.tokens import Theme
from ui.mediator.arrivals import DeskRoom
from ui.mediator.counter_desk import CounterDesk
from ui.mediator.desk_port import CitizenScreen
from ui.mediator.window import DeskWindow
from ui.outputs import OutputWatch, arguments_of, put
from ui.speech.silence import Silence
from ui.speech.speaker import Speaker, SpeechListener, Utterance
from ui.touch import map_touch

if TYPE_CHECKING:
    from ui.mediator.left_alone import LeftAlone

Settings = LiveSettings | PracticeSettings
Build = Callable[[Screens], Workstation]
MakeSpeaker = Callable[[SpeechListener], Speaker]
APPLICATION = "citizenspot-desk"
READY_AFTER_MS = 100
"""After the first frame, so that both windows are painted and answer before more is loaded."""


class Program:
    """Both screens and the workstation behind them, from `start` to `close`.

    It is a `Screens` for the desk, a `Listener` for the link and a `SpeechListener` for the
    speaker; what reaches it there, on their threads, it only hands on.
    """

    def __init__(
        self,
        settings: Settings,
        seat: CitizenSeat,
        build: Build,
        make_speaker: MakeSpeaker = Silence,
    ) -> None:
        """Make the window of screen 1; needs a `QApplication`, and screen 2 on its way."""
        self._settings = settings
        self._seat = seat
        self.link = CitizenLink(seat.listening, self)
        self.workstation = build(self)
        self.pin_line = PinLine(seat.pin_listening, self.workstation.enter_pin)
        self.speaker = make_speaker(self)
        self.room = DeskRoom()
        texts = Texts.for_language(settings.language)
        own_pin = partial(self.workstation.enter_pin, own=True)
        self.port = CounterDesk(self.workstation.desk, texts, own_pin)
        self._watch = OutputWatch(settings.screens, self._place)
        self._placed: Placement | None = None
        self.observers: list[Callable[[FromCitizen], None]] = []
        self.window = DeskWindow(self.port, self.room, texts, self._look(), datetime.now)
        self._scanner = _scanner_of(settings, self.window)
        self._left_alone: LeftAlone | None = None
        self._first_frame = FirstFrame(self.window, self._go_on_starting)

    @property
    def citizen_pid(self) -> int | None:
        """The process id of screen 2, while it runs."""
        return self._seat.pid

    def start(self) -> None:
        """Show screen 1, start screen 2, and open the desk behind them."""
        self.link.start()
        self.pin_line.start()
        self._watch.look()
        self._left_alone = self._watch_for_leaving()
        self.workstation.start(at_once=False)
        self.window.installEventFilter(self._first_frame)

    def catalogue_ready(self) -> None:
        """Let screen 1 search, once the desk is open."""
        self.port.take_catalogue(self.workstation.desk.wait_until_open())
        self.speaker.start()

    def cannot_open(self, error: Exception) -> None:
        """Say on screen 1 why the desk cannot work, and let screen 2 welcome nobody."""
        from citizenspot.desk.not_open import unopened_desk  # noqa: PLC0415 - most desks open

        view = unopened_desk(place_of(self._settings), error)
        self.room.post(view)
        self.link.show(view.citizen)

    def close(self) -> None:
        """End screen 2, then everything behind the screens."""
        self._seat.start_no_more()
        self.link.close()
        self.pin_line.close()
        self._seat.close()
        self.speaker.close()
        self.port.close()
        self.workstation.close()
        if self._left_alone is not None:
            self._left_alone.stop()
        self.window.close()

    def _go_on_starting(self) -> None:
        """Open the journal, and make ready what the first page did not need, in the first rest."""
        self.workstation.desk.open_now()
        QTimer.singleShot(READY_AFTER_MS, self.window, self._get_ready)

    def _get_ready(self) -> None:
        self.window.get_ready()
        collect_as_usual()

    def show_desk(self, view: DeskView) -> None:
        """Show a view on screen 1."""
        self.room.post(view)

    def show_citizen(self, view: CitizenView) -> None:
        """Show a view on screen 2."""
        self.link.show(view)

    def connected(self) -> None:
        """Light the lamp of screen 2."""
        self.port.citizen_screen_is(CitizenScreen.ALIVE)

    def disconnected(self) -> None:
        """Say that screen 2 is being started again, and nothing more for it.

        Unplugged, it ends too, and is not started again before its monitor is back.
        """
        self.speaker.hush()
        is_unplugged = self._placed is not None and self._placed.citizen is None
        self.port.citizen_screen_is(
            CitizenScreen.UNPLUGGED if is_unplugged else CitizenScreen.STARTING_AGAIN
        )

    def received(self, message: FromCitizen) -> None:
        """Hand on an act of the citizen, what is being typed, or what is to be said."""
        if isinstance(message, Give):
            self.workstation.desk.submit(message.command, Actor.CITIZEN)
        elif isinstance(message, Draft):
            self.workstation.desk.draft(message.case, message.field, message.text, Actor.CITIZEN)
        elif isinstance(message, Speak):
            self.speaker.say(_utterance(message))
        elif isinstance(message, Hush):
            self.speaker.hush()
        for observe in self.observers:
            observe(message)

    def voices_are(self, languages: frozenset[str]) -> None:
        """Offer reading aloud in these languages."""
        self.workstation.desk.voices_reported(languages)

    def spoken(self, number: int) -> None:
        """Let screen 2 go on to its next words."""
        self.link.tell_spoken(number)

    def _watch_for_leaving(self) -> LeftAlone | None:
        """Let a desk that is left lock by itself, where one signs in at it."""
        minutes = self._settings.sign_in.lock_after_minutes
        if not minutes or not self._settings.must_sign_in:
            return None
        from ui.mediator.left_alone import LeftAlone  # noqa: PLC0415 - not every desk locks

        return LeftAlone(self.window, 60 * minutes, lambda: self.port.submit(LockIfLeft()))

    def _look(self) -> Look:
        screens = self._settings.screens
        density = pixels_per_mm(QApplication.primaryScreen(), screens.millimetres_per_pixel)
        return Look(_theme(screens.theme_file, screens.mediator_theme), desk_measures(density))

    def _place(self, placement: Placement) -> None:
        """Put both screens where they belong; a citizen's screen that is gone pauses the visit.

        At the start screen 2 has found its place by itself already.
        """
        if placement.mediator is not None:
            put(self.window, placement.mediator)
            self.window.activateWindow()
        map_touch(mapping_command(self._settings.screens.citizen_touch, placement))
        before, self._placed = self._placed, placement
        if placement.citizen is None:
            self._citizen_is_gone()
        elif before is not None and before.citizen != placement.citizen:
            self._seat.seat(arguments_of(placement.citizen))
            self.workstation.desk.submit(ReportScreen(present=True), Actor.SYSTEM)

    def _citizen_is_gone(self) -> None:
        self._seat.clear()
        self.port.citizen_screen_is(CitizenScreen.UNPLUGGED)
        self.workstation.desk.submit(ReportScreen(present=False), Actor.SYSTEM)


def _theme(own: str | None, usual: str) -> Theme:
    if not own:
        return theme(usual)
    from ui.design.theme_file import spots_theme  # noqa: PLC0415 - few spots have one

    return spots_theme(Path(own))


def _utterance(asked: Speak) -> Utterance:
    return Utterance(asked.number, asked.language, asked.words, asked.private, asked.volume)


def _scanner_of(settings: Settings, window: DeskWindow) -> QObject | None:
    """Take out of the keys what a scanner types, where the desk has one."""
    if settings.scanner.kind == "none":
        return None
    from ui.mediator.scanner.key_filter import ScannerKeys  # noqa: PLC0415 - only with a scanner

    prefix = settings.scanner.prefix if settings.scanner.kind == "prefix" else ""
    keys = ScannerKeys(window.scanned, prefix)
    application = QCoreApplication.instance()
    if application is not None:
        application.installEventFilter(keys)
    return keys


class FirstFrame(QObject):
    """Tells once when a window has handed over its first frame with a page on it."""

    def __init__(self, window: DeskWindow, tell: Callable[[], None]) -> None:
        super().__init__(window)
        self._tell = tell
        self._told = False

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Look for the first update of the window after it was painted."""
        if event.type() is QEvent.Type.UpdateRequest and not self._told:
            self._told = True
            QTimer.singleShot(0, self._tell)
        return super().eventFilter(watched, event)


def run_program(settings: Settings, seat: CitizenSeat, build: Build) -> int:
    """Run the program until its window is closed, and return the exit status."""
    application = QApplication([APPLICATION])
    program = Program(settings, seat, build, partial(speaker_of, settings))
    opening = Opening(program)
    program.start()
    opening.start()
    status = application.exec()
    opening.join()
    program.close()
    return 1 if opening.failed else status


def speaker_of(settings: Settings, listener: SpeechListener) -> Speaker:
    """Return the speaker that reads screen 2 aloud on this machine."""
    from ui.speech.dispatcher_socket import connect  # noqa: PLC0415 - no start waits for it
    from ui.speech.dispatcher_speaker import DispatcherSpeaker  # noqa: PLC0415 - as above
    from ui.speech.headphones import hears_alone  # noqa: PLC0415 - as above

    speech = settings.speech
    return DispatcherSpeaker(connect, speech, listener, lambda: hears_alone(speech))


class Opening(threading.Thread):
    """Waits for the desk to open; where it cannot, says so on screen 1 and to who started it."""

    def __init__(self, program: Program) -> None:
        super().__init__(name="opening", daemon=False)
        self._program = program
        self.failed = False

    def run(self) -> None:
        """Give screen 1 the catalogue, or the reason why there is none."""
        try:
            self._program.catalogue_ready()
        except Exception as error:  # noqa: BLE001 - a defect too: an empty screen would say nothing
            self.failed = True
            logs.failure("the desk did not open", error)
            print(error, file=sys.stderr)  # noqa: T201 - the last word to whoever started it
            self._program.cannot_open(error)
