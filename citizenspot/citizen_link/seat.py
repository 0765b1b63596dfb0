"""The citizen's seat: the socket and the process of screen 2, from before there is a screen 1.

It starts first and by itself, for it takes as long as screen 1; then both are there together. Its
imports are few for the same reason.
"""

from __future__ import annotations

import os
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from citizenspot.citizen_link import pin_sending
from citizenspot.citizen_link.forked_process import ForkedProcess
from citizenspot.citizen_link.listening import Listening
from citizenspot.citizen_link.supervisor import CitizenProcess
from kiosk_config.settings import Settings

SOCKET_NAME = "citizen.socket"
_LONGEST_PLACE = 64
"""A socket's address has room for 108 bytes (unix(7)): a folder, its own name and the socket's."""


class CitizenSeat:
    """Screen 2's socket and process, for one start of the program."""

    def __init__(self, settings: Settings) -> None:
        """Listen in a folder of its own."""
        self._folder = tempfile.TemporaryDirectory(prefix="citizenspot-", dir=_place())
        self._settings = settings
        self._process: CitizenProcess | None = None
        self.listening = Listening(Path(self._folder.name) / SOCKET_NAME)
        self.pin_listening = Listening(Path(self._folder.name) / pin_sending.SOCKET_NAME)

    @property
    def pid(self) -> int | None:
        """The process's id while it runs."""
        return self._process.pid if self._process else None

    def seat(self, place: Sequence[str] = (), forked: ForkedProcess | None = None) -> None:
        """Start screen 2 anew, or tell one that was forked how to go on.

        Without a place it finds its own, by the settings.
        """
        self.clear()
        arguments = self._arguments(place or self._by_settings())
        if forked is not None:
            forked.tell(arguments)
        command = [sys.executable, "-m", "ui.citizen", *arguments]
        self._process = CitizenProcess(command, os.environ, forked)
        self._process.start()

    def start_no_more(self) -> None:
        """Start screen 2 no more when it ends: it is about to be told to."""
        if self._process is not None:
            self._process.start_no_more()

    def clear(self) -> None:
        """End screen 2, if there is one."""
        if self._process is not None:
            self._process.close()
            self._process = None

    def close(self) -> None:
        """End screen 2, and stop listening."""
        self.clear()
        self.listening.close()
        self.pin_listening.close()
        self._folder.cleanup()

    def _by_settings(self) -> Sequence[str]:
        screens = self._settings.screens
        names = {"--mediator-output": screens.mediator, "--citizen-output": screens.citizen}
        place = [word for option, name in names.items() if name for word in (option, name)]
        return [*place, "--swap"] if screens.swap else place

    def _arguments(self, place: Sequence[str]) -> Sequence[str]:
        size = self._settings.screens.millimetres_per_pixel
        arguments = ["--socket", str(self.listening.path), *place]
        arguments += ["--language", self._settings.citizen_language]
        arguments += ["--mm-per-pixel", str(size)] if size else []
        own = self._settings.screens.theme_file
        arguments += ["--theme-file", own] if own else []
        return [*arguments, "--practice"] if self._settings.practice else arguments


def _place() -> str | None:
    """Return where the folder is made: the usual place, unless no socket's address fits there."""
    usual = tempfile.gettempdir()
    return None if len(os.fsencode(usual)) <= _LONGEST_PLACE else "/tmp"  # noqa: S108 - the folder is made by mkdtemp
