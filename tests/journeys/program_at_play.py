"""Runs the whole program in this process, with a story beside it on a thread of its own."""

from __future__ import annotations

import tempfile
import threading
import traceback
from collections.abc import Callable, Mapping
from typing import Any

from msgspec.structs import replace
from PySide6.QtCore import QMetaObject, Qt
from PySide6.QtWidgets import QApplication

from citizenspot.citizen_link.forked_process import ForkedProcess
from citizenspot.citizen_link.seat import CitizenSeat
from citizenspot.commands.starting import builder_of
from kiosk_config.settings import load_settings
from tests.journeys.seen import Seen
from ui.program import APPLICATION, Program, Settings

MakeProgram = Callable[[Settings, CitizenSeat], Program]


def plain_program(settings: Settings, seat: CitizenSeat) -> Program:
    """Make the program as a desk starts it, to practise."""
    return Program(settings, seat, builder_of(settings))


def play_beside_program(
    story: Callable[[Program, Seen], Mapping[str, object]],
    make: MakeProgram = plain_program,
    screen_two: ForkedProcess | None = None,
    **settings: Any,  # noqa: ANN401 - what the settings hold
) -> dict[str, object]:
    """Run the program until the story has ended, and return what it saw; `problem` is its error."""
    saw: dict[str, object] = {}
    with tempfile.TemporaryDirectory() as folder:
        said = replace(load_settings(practice=True, environment={"HOME": folder}), **settings)
        seat = CitizenSeat(said)
        seat.seat(forked=screen_two)
        application = QApplication([APPLICATION])
        program = make(said, seat)
        seen = Seen(program)

        def play() -> None:
            try:
                program.catalogue_ready()
                saw.update(story(program, seen))
            except Exception:  # noqa: BLE001 - told to the test, which fails by it
                saw["problem"] = traceback.format_exc()
            QMetaObject.invokeMethod(application, "quit", Qt.ConnectionType.QueuedConnection)

        program.start()
        player = threading.Thread(target=play)
        player.start()
        application.exec()
        player.join()
        program.close()
    return saw
