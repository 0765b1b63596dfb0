"""Measures the program from inside: its start, a committed field, its memory.

A change is a whole one: the mediator's commit, decided, journalled (encrypted, chained, flushed),
both views made, both windows painted. The start is over when both windows have painted the page
between two visits and take commands.
"""

from time import monotonic_ns, perf_counter

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtWidgets import QApplication

from citizenspot.citizen_link.messages import FromCitizen, Painted
from citizenspot.citizen_link.seat import CitizenSeat
from citizenspot.commands.starting import builder_of
from citizenspot.visit.commands import EnterField
from citizenspot.visit.views import DeskView, Fields
from kiosk_config.settings import PracticeSettings
from tests.benchmarks.programs.way_to_form import PERSON, go_to_form
from ui.program import APPLICATION, Program

FIELD = "full_name"


class Measurement(QObject):
    """Drives the program to a form, and commits a field on it again and again."""

    citizen_painted = Signal(int, float)

    def __init__(self, program: Program, changes: int) -> None:
        super().__init__()
        self._program = program
        self._changes = changes
        self._took_ms: list[float] = []
        self._wanted = "idle"
        self._under_way = True
        self._began = 0.0
        self._desk_at = 0.0
        self._citizen_at = (0, 0.0)
        self._view: DeskView | None = None
        self._shown = False
        program.room.changed.connect(self._arrived)
        program.observers.append(self._heard)
        program.window.frame_shown.connect(self._frame_shown)
        self.citizen_painted.connect(self._painted, Qt.ConnectionType.QueuedConnection)

    def _frame_shown(self) -> None:
        """Note when screen 1 has handed over the frame that was waited for."""
        # Both frames of one change count once; the small picture's own frame comes later.
        if self._under_way and not self._desk_at and self._is_wanted():
            self._desk_at = perf_counter()
            QTimer.singleShot(0, self._maybe_next)

    def _heard(self, message: FromCitizen) -> None:
        if isinstance(message, Painted):
            # When it was painted, not when that was heard: `perf_counter` is the same clock.
            self.citizen_painted.emit(message.position, message.at / 1e9)

    def _arrived(self, view: DeskView) -> None:
        self._view = view

    def _is_wanted(self) -> bool:
        view = self._view
        if view is None:
            return False
        if self._wanted == "idle":
            return view.page.name == "idle"
        fields = [f for b in view.page.blocks if isinstance(b, Fields) for f in b.fields]
        return any(f.field == FIELD and f.text == self._wanted for f in fields)

    def _painted(self, position: int, at: float) -> None:
        self._citizen_at = (position, at)
        self._maybe_next()

    def _maybe_next(self) -> None:
        position, citizen_at = self._citizen_at
        if not (
            self._under_way
            and self._desk_at
            and self._view
            and position >= self._view.citizen.position
        ):
            return
        done_at = max(self._desk_at, citizen_at)
        self._under_way = False
        self._desk_at = 0.0
        if not self._shown:
            self._shown = True
            self._tell("shown_ns", monotonic_ns())
            self._go_to_form()
            return
        if self._began:
            self._took_ms.append((done_at - self._began) * 1000)
        QTimer.singleShot(self._pause_ms(), self._next)

    def _go_to_form(self) -> None:
        """Bring a visit to its form, once every part of the workstation has started."""
        self._program.workstation.wait_until_ready()
        self._case = go_to_form(self._program.workstation.desk)
        self._wanted = PERSON.full_name
        self._under_way = True

    def _next(self) -> None:
        done = len(self._took_ms)
        if done == self._changes:
            self._tell_the_rest()
            QApplication.quit()
            return
        self._wanted = f"Value {done}"
        self._under_way = True
        self._began = perf_counter()
        self._program.port.submit(EnterField(self._case, FIELD, self._wanted))

    @staticmethod
    def _pause_ms() -> int:
        from tests.benchmarks.programs.bare_program import PAUSE_MS  # noqa: PLC0415 - as below

        return PAUSE_MS

    @staticmethod
    def _tell(quantity: str, figure: object) -> None:
        # What the bare program is made of would lengthen the start: it is loaded once that is over.
        from tests.benchmarks.programs.bare_program import tell  # noqa: PLC0415

        tell(quantity, figure)

    def _tell_the_rest(self) -> None:
        from tests.benchmarks.programs.bare_program import memory_mb  # noqa: PLC0415 - as above

        self._tell("change_ms", self._took_ms)
        self._tell("memory_mb", memory_mb() + memory_mb(self._program.citizen_pid))


def measure(settings: PracticeSettings, seat: CitizenSeat, changes: int) -> None:
    """Run the program on a screen that is on its way, and tell the figures."""
    application = QApplication([APPLICATION])
    program = Program(settings, seat, builder_of(settings))
    measurement = Measurement(program, changes)
    program.start()
    application.exec()
    program.close()
    del measurement
