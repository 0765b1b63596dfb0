"""One performance of a script: the program in a fresh practice world, played and written down."""

from __future__ import annotations

import json
import tempfile
from collections.abc import Callable
from pathlib import Path

import msgspec
from PySide6.QtCore import QCoreApplication, QMetaObject, Qt
from PySide6.QtWidgets import QApplication

from citizenspot import workstation
from citizenspot.citizen_link.seat import CitizenSeat
from citizenspot.day_parts import open_queue
from citizenspot.texts import Texts
from kiosk_config.day_settings import QueueSettings, ScannerSettings, SignInSettings
from kiosk_config.settings import PracticeSettings, load_settings
from training.played_visits.script import Script
from training.played_visits.summary import summary
from training.practice_world import PracticeWorld
from ui.program import APPLICATION, Program
from ui.rehearsal.album import Album
from ui.rehearsal.player import Player
from ui.rehearsal.trainer import Trainer


def perform(
    script: Script, out: Path, *, vpcd_port: int | None = None, pictures: bool = True
) -> str:
    """Play a script and write what came of it into a folder; returns what stopped it, if anything.

    The world is made for the performance and deleted after it: own journal, keys and town.
    """
    with tempfile.TemporaryDirectory(prefix="citizenspot-play-") as folder:
        settings = _settings(script, Path(folder))
        world = PracticeWorld(settings, vpcd_port=vpcd_port)
        application = QApplication.instance() or QApplication([APPLICATION])
        seat = CitizenSeat(settings)
        seat.seat()
        program = Program(
            settings,
            seat,
            lambda screens: workstation.practice_workstation(settings, world.parts(), screens),
        )
        texts = Texts.for_language(settings.language)
        trainer = Trainer(world, texts, lambda: open_queue(settings))
        player = Player(
            script, program, trainer, Album(out, pictures=pictures), _quitting(application)
        )
        program.start()
        program.catalogue_ready()
        player.start()
        application.exec()
        player.join()
        program.close()
        if player.visit is not None:
            written = summary(script.title, player.visit)
            text = json.dumps(written, ensure_ascii=False, indent=2)
            (out / "visit.json").write_text(text + "\n", encoding="utf-8")
        return player.problem


def _settings(script: Script, folder: Path) -> PracticeSettings:
    settings = load_settings(practice=True)
    if not isinstance(settings, PracticeSettings):
        raise TypeError("visits are played in practice only")
    return msgspec.structs.replace(
        settings,
        data_folder=folder,
        spot=script.spot,
        desk=script.desk,
        mediator=script.mediator,
        language=script.language,
        citizen_language=script.citizen_language,
        sign_in=_signing_in(settings.sign_in) if script.day else settings.sign_in,
        queue=QueueSettings(kept="here") if script.day else settings.queue,
        scanner=ScannerSettings(kind="prefix") if script.day else settings.scanner,
    )


def _signing_in(said: SignInSettings) -> SignInSettings:
    """Return how one signs in at a played day; nobody touches its window, so it is not left."""
    return msgspec.structs.replace(said, required=True, lock_after_minutes=0)


def _quitting(application: QCoreApplication) -> Callable[[], None]:
    """Return what ends the application, from whichever thread."""

    def quit_soon() -> None:
        QMetaObject.invokeMethod(application, "quit", Qt.ConnectionType.QueuedConnection)

    return quit_soon
