"""Runs the program while a PIN is typed on screen 2, and stands still for who searches both.

`python -m tests.journeys.typed_pin_driver FOLDER` prints a JSON line at each stop, and goes on when
it reads one. The first line it reads is the PIN in letters, `a` for 0, so that the digits come to
it from nowhere but the keypad. The card is another process's, behind the real pcscd; FOLDER has
the authority of it.
"""

from __future__ import annotations

import json
import os
import sys
import threading
import time
from datetime import UTC, datetime
from pathlib import Path

from msgspec.structs import replace
from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QGuiApplication

from citizenspot.citizen_link.gestures import Press
from citizenspot.citizen_link.seat import CitizenSeat
from citizenspot.eid.trust.authorities import Installed
from citizenspot.eid.trust.installed_trust import InstalledTrust
from citizenspot.eid.trust.revocation_words import KeptWords, RevocationWords
from citizenspot.visit import commands as c
from citizenspot.visit.views import DeskView, PinPad
from citizenspot.visit.words import Actor, Outcome
from citizenspot.workstation import practice_workstation
from kiosk_config.settings import PracticeSettings
from tests.journeys.program_at_play import play_beside_program
from tests.journeys.seen import LIMIT_S, Seen
from training.practice_world import PracticeWorld
from ui.program import Program, Settings

SERVICE = "pt.irn.change-address"
AUTHORITY, REVOKED = "authority.der", "revoked.der"
CARDS_ELSEWHERE = 1
"""A port that nothing is sent to: no card of this program's own is put in."""


class AuthorityElsewhere:
    """The authority of the other process's cards, and its list of revoked ones."""

    def __init__(self, folder: Path) -> None:
        certificate, revoked = (folder / name for name in (AUTHORITY, REVOKED))
        self._installed = Installed((certificate.read_bytes(),), (revoked.read_bytes(),))

    def installed_for(self, _family: str) -> Installed:
        return self._installed


def trust_in_authority_elsewhere() -> InstalledTrust:
    def nobody(_url: str, _request: bytes | None) -> bytes:
        raise OSError("practice asks nobody")

    words = RevocationWords(KeptWords(None), nobody, time.monotonic)
    authority = AuthorityElsewhere(Path(sys.argv[1]))
    return InstalledTrust(authority, words, lambda: datetime.now(UTC))


class Copier(QObject):
    """Puts a text on the clipboard from any thread, as copying it from a field does."""

    asked = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._copied = threading.Event()
        self.moveToThread(QGuiApplication.instance().thread())  # type: ignore[union-attr] # runs
        self.asked.connect(self._copy, Qt.ConnectionType.QueuedConnection)

    def copy(self, text: str) -> None:
        """Return once the text is on the clipboard."""
        self.asked.emit(text)
        assert self._copied.wait(LIMIT_S)

    def _copy(self, text: str) -> None:
        QGuiApplication.clipboard().setText(text)
        self._copied.set()


def stop(name: str, program: Program) -> str:
    """Say where the story stands, and return what is said to go on."""
    print(json.dumps([name, os.getpid(), program.citizen_pid]), flush=True)  # noqa: T201 - heard
    return sys.stdin.readline().strip()


def pad_in(view: DeskView) -> PinPad | None:
    return next((each for each in view.citizen.page.blocks if isinstance(each, PinPad)), None)


def story(program: Program, seen: Seen) -> dict[str, object]:
    """Prove who one is, and leave without anything else."""
    letters = stop("ready", program)
    pad = come_to_the_keypad(program, seen)
    for letter in letters:
        press(program, str(ord(letter) - ord("a")))
    stop("typed", program)
    press(program, pad.accept)
    view = seen.wait(lambda view: "/inform/" in view.page.name, "the PIN accepted")
    seen.wait_painted()
    stop("used", program)
    kept = "".join(str(ord(letter) - ord("a")) for letter in letters).encode()
    canary = stop("kept", program)
    del kept
    Copier().copy(canary)
    stop("copied", program)
    say_goodbye(program, seen, view)
    stop("gone", program)
    return {}


def come_to_the_keypad(program: Program, seen: Seen) -> PinPad:
    assert program.workstation.wait_until_ready(LIMIT_S)
    desk = program.workstation.desk
    desk.submit(c.OpenVisit("Ana"))
    desk.submit(c.Begin(), Actor.CITIZEN)
    desk.submit(c.ChooseServices((SERVICE,)))
    seen.wait(lambda view: view.citizen.state == "step", "the question for the card")
    stop("asked", program)
    seen.wait(lambda view: view.citizen.page.name.endswith("offered"), "the card read")
    desk.submit(c.ConfirmIdentity(), Actor.CITIZEN)
    pad = pad_in(seen.wait(lambda view: pad_in(view) is not None, "the keypad"))
    seen.wait_painted()
    assert pad is not None
    return pad


def press(program: Program, label: str) -> None:
    problem = program.link.rehearse(Press(label)).result(LIMIT_S)
    assert not problem, problem


def say_goodbye(program: Program, seen: Seen, view: DeskView) -> None:
    desk = program.workstation.desk
    desk.submit(c.CloseCase(view.page.name.split("/")[0], Outcome.DECLINED))
    desk.submit(c.SayGoodbye())
    desk.submit(c.Wipe())
    seen.wait(lambda view: view.citizen.state == "idle", "nobody")
    seen.wait_painted()


def with_cards_elsewhere(settings: Settings, seat: CitizenSeat) -> Program:
    """Make the program with the readers that pcscd has, and a card that is not its own."""
    assert isinstance(settings, PracticeSettings)
    parts = PracticeWorld(settings, vpcd_port=CARDS_ELSEWHERE).parts()
    parts = replace(parts, trust=trust_in_authority_elsewhere)
    return Program(settings, seat, lambda screens: practice_workstation(settings, parts, screens))


if __name__ == "__main__":
    saw = play_beside_program(story, with_cards_elsewhere)
    print(json.dumps(saw), flush=True)  # noqa: T201 - this is how it is heard
