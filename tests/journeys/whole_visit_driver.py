"""Plays a whole visit in a world that stays, and stands still for who searches the machine.

`python -m tests.journeys.whole_visit_driver FOLDER` reads the acts as one line of JSON from its
input, so that what is typed stands in no file; the world is in FOLDER. It prints a JSON line
at each stop and goes on when it reads one: `papers` before goodbye, with bytes of what was made
and shown, and `gone` after the visit was wiped.
"""

from __future__ import annotations

import json
import os
import sys
import threading
from pathlib import Path

import msgspec
from msgspec.structs import replace
from PySide6.QtCore import QMetaObject, QObject, Qt
from PySide6.QtWidgets import QApplication

from citizenspot.citizen_link.seat import CitizenSeat
from citizenspot.day_parts import open_queue
from citizenspot.texts import Texts
from citizenspot.visit.state import Visit
from citizenspot.visit.views import DeskView, SheetPicture
from citizenspot.workstation import practice_workstation
from kiosk_config.settings import PracticeSettings, load_settings
from tests.journeys.typed_pin_driver import CARDS_ELSEWHERE, trust_in_authority_elsewhere
from training.played_visits.script import PlayedAct, Script
from training.practice_world import PracticeWorld
from ui.program import APPLICATION, Program
from ui.rehearsal.album import Album
from ui.rehearsal.player import Player
from ui.rehearsal.trainer import Trainer

LIMIT_S = 30.0
TELLING = 64
"""So many bytes from the middle of a picture or a document stand nowhere else by chance."""


class NothingKept(Album):
    """No album: what is kept of a visit would be a trace of it."""

    def __init__(self) -> None:
        self.takes_pictures = False

    def keep_papers(self, receipts: Path) -> None:
        assert receipts.exists()


class PicturesSeen:
    """What pictures the desk has had: of the card's holder, and of the papers."""

    def __init__(self, program: Program) -> None:
        self.shown: dict[str, bytes] = {}
        self._desk = program.workstation.desk
        program.room.changed.connect(self._look)

    def ask_for_the_photograph(self) -> None:
        """Take the photograph of the card that is in the reader."""
        card = self._desk.ask(lambda counter: counter.look.card).result(LIMIT_S)
        if card is not None:
            self.shown["photograph"] = card.photo

    def _look(self, view: DeskView) -> None:
        for block in view.page.blocks:
            if isinstance(block, SheetPicture):
                self.shown["sheet"] = block.picture


def stop(name: str, **told: object) -> None:
    print(json.dumps([name, told]), flush=True)  # noqa: T201 - heard by the test
    sys.stdin.readline()


def play(program: Program, pictures: PicturesSeen, parts: tuple[Player, Player]) -> None:
    first, last = parts
    first.start()
    first.join()
    pictures.ask_for_the_photograph()
    told = {} if first.problem else made_in(first.visit, pictures)
    pids = [os.getpid(), program.citizen_pid]
    stop("papers", problem=first.problem, made=told, pids=pids)
    last.start()
    last.join()
    stop("gone", problem=last.problem, pids=pids)


def made_in(visit: Visit | None, pictures: PicturesSeen) -> dict[str, str]:
    """Return a part of everything that was made or shown, in hexadecimal."""
    assert visit is not None
    (case,) = visit.cases.values()
    (document,), receipt = case.documents.values(), case.receipts[0]
    made = {name: middle(content) for name, content in pictures.shown.items()}
    return made | {"document": middle(document.pdf), "code": receipt.code[40:100].encode().hex()}


def middle(content: bytes) -> str:
    start = len(content) // 2
    return content[start : start + TELLING].hex()


def main(folder: Path) -> None:
    acts = msgspec.json.decode(sys.stdin.readline(), type=tuple[tuple[PlayedAct, ...], ...])
    settings = load_settings(practice=True)
    assert isinstance(settings, PracticeSettings)
    settings = replace(settings, data_folder=folder / "world")
    application = QApplication([APPLICATION])
    seat = CitizenSeat(settings)
    seat.seat()
    world = PracticeWorld(settings, vpcd_port=CARDS_ELSEWHERE)
    parts = replace(world.parts(), trust=trust_in_authority_elsewhere)
    program = Program(
        settings, seat, lambda screens: practice_workstation(settings, parts, screens)
    )
    texts = Texts.for_language(settings.language)
    trainer = Trainer(world, texts, lambda: open_queue(settings))
    first, last = (
        Player(Script("a visit", each), program, trainer, NothingKept(), lambda: None)
        for each in acts
    )
    pictures = PicturesSeen(program)

    def play_and_quit() -> None:
        try:
            play(program, pictures, (first, last))
        finally:
            quitting: QObject = application
            QMetaObject.invokeMethod(quitting, "quit", Qt.ConnectionType.QueuedConnection)

    program.start()
    program.catalogue_ready()
    player = threading.Thread(target=play_and_quit)
    player.start()
    application.exec()
    player.join()
    program.close()


if __name__ == "__main__":
    main(Path(sys.argv[1]))
