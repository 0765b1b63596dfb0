"""The program's own desk in the middle of a visit: a form, its journal, its queue, screen 2.

Everything is real but the display and the citizen's hands (`way_to_form`).
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from time import monotonic

from msgspec.structs import replace
from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtWidgets import QApplication

from citizenspot.citizen_link.seat import CitizenSeat
from citizenspot.commands.starting import builder_of
from citizenspot.visit.commands import EnterField
from citizenspot.visit.views import DeskView, Fields
from kiosk_config.day_settings import QueueSettings
from kiosk_config.settings import PracticeSettings, load_settings
from tests.benchmarks.programs.way_to_form import LIMIT_S, go_to_form
from ui.mediator.window import DeskWindow
from ui.program import Program

SIZE = (1366, 768)
_ANSWER_LIMIT_S = 5.0
_LOOK_AGAIN_MS = 50
_FIELD = "tax_number"


class DeskInAVisit:
    """The program, from its start to a page with fields; `close` ends it."""

    def __init__(self, folder: Path) -> None:
        """Start in a folder of its own; needs a `QApplication`."""
        settings = load_settings(practice=True, environment={"HOME": str(folder)})
        assert isinstance(settings, PracticeSettings)
        settings = replace(settings, queue=QueueSettings(kept="here"))
        settings.data_folder.mkdir(parents=True)
        seat = CitizenSeat(settings)
        seat.seat()
        self._program = Program(settings, seat, builder_of(settings))
        self._view: DeskView | None = None
        self._program.room.changed.connect(self._arrived)
        self._program.start()
        self._program.catalogue_ready()
        self._program.workstation.wait_until_ready(LIMIT_S)
        self._go_to_form()
        self.window.resize(*SIZE)

    @property
    def window(self) -> DeskWindow:
        """Return screen 1."""
        return self._program.window

    @property
    def position(self) -> int:
        """Return how far the view shown has come."""
        return self._view.position if self._view else -1

    def close(self) -> None:
        """End the program."""
        self._program.close()

    def wait_for_answer(self, before: int) -> None:
        """Let the loop run until the desk has answered with a view after `before`.

        Raises:
            TimeoutError: it has not within some seconds.
        """
        _wait_until(lambda: self.position > before, _ANSWER_LIMIT_S)

    def come_to_rest(self) -> None:
        """Wait until nothing is asked of the search any more."""
        self._program.port.wait_until_found(LIMIT_S)

    def _arrived(self, view: DeskView) -> None:
        self._view = view

    def _go_to_form(self) -> None:
        desk = self._program.workstation.desk
        desk.submit(EnterField(go_to_form(desk), _FIELD, "123456789"))
        _wait_until(self._is_at_form, LIMIT_S)

    def _is_at_form(self) -> bool:
        blocks = self._view.page.blocks if self._view else ()
        fields = [each for block in blocks if isinstance(block, Fields) for each in block.fields]
        return any(each.field == _FIELD and each.text for each in fields)


def _wait_until(is_there: Callable[[], bool], limit_s: float) -> None:
    """Let the loop sleep and wake until something is there."""
    ends_at = monotonic() + limit_s
    waking = QTimer()
    waking.start(_LOOK_AGAIN_MS)
    while not is_there():
        if monotonic() > ends_at:
            raise TimeoutError("the desk has not answered")
        QApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
