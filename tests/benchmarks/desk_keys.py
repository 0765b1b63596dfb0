"""Any key on screen 1, from going down until it is answered, against a bare window's.

`python -m tests.benchmarks.desk_keys [--slow COUNT]`. A is a bare window with a line and a list of
300 rows; B is the program in the middle of a visit, with its journal, its queue, the whole
catalogue and screen 2 in its process. Both paint offscreen. A key is answered when its frame is
painted: the letter, the list, the part that has the focus; of a key that asks something of the
desk, when the desk has recorded it and screen 1 has painted what came of it.

`key_ms` are keys in a row, each as soon as the one before is answered. `paced_key_ms` are keys
with `PAUSE_MS` between them, as the quickest hands type; a key that goes down while the screen is
at something else waits for it, and that counts. `_ms` is by the clock, with whatever else the
machine does; `_work_ms` is what the GUI thread computed, which a busy machine only blurs.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Mapping, Sequence
from itertools import cycle
from pathlib import Path
from string import ascii_lowercase
from tempfile import TemporaryDirectory
from time import perf_counter_ns, thread_time_ns
from typing import TYPE_CHECKING

import msgspec

from tests.benchmarks.paired import Goal, Samples, take_turns, verdict

if TYPE_CHECKING:
    from PySide6.QtGui import QWindow

    from tests.benchmarks.programs.desk_in_a_visit import DeskInAVisit

KINDS = ("letter", "search", "palette", "desk")
GOALS = (
    Goal("key_ms", "ms", 50),
    Goal("paced_key_ms", "ms", 50),
    *(Goal(f"{kind}_ms", "ms", 99, most=16) for kind in ("key", "paced_key", *KINDS)),
    *(Goal(f"{kind}_work_ms", "ms", 99, most=16) for kind in ("key", "paced_key", *KINDS)),
)
ROUNDS = 4
PAUSE_MS = 40

TYPED = "carta de conducao"
WALKED = ("Down", "Down", "Up", "PgDown", "PgUp")
STROKES = {
    "letter": (*TYPED,),
    "desk": ("Return", "F9", "F9", "F7", "F8", "Ctrl+F2", "Ctrl+F1", "Ctrl+Return", "Esc"),
    "around": ("Tab", "Shift+Tab", "F1", "F6", "Shift+F6", "F1", "F1"),
    "search": ("F2", *TYPED, *WALKED, "Alt+W", "Alt+W", "Alt+P", "Alt+P", "Esc"),
    "palette": ("Ctrl+K", *TYPED, *WALKED, "Esc"),
}
"""The keys of a round, in this order, by what they are about."""


class Took(msgspec.Struct, frozen=True):
    """How long a key took, in milliseconds: by the clock, and of the GUI thread's own work."""

    kind: str
    key: str
    clock: float
    work: float


Answered = Callable[[], None]
"""Comes back when a key that was pressed is answered."""


def main() -> None:
    """Measure, and print each figure with its goal; the slowest keys too, where asked for."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from PySide6.QtWidgets import QApplication  # noqa: PLC0415 - after the platform is chosen

    from ui.program import APPLICATION  # noqa: PLC0415 - as above

    application = QApplication([APPLICATION])
    every: list[Took] = []
    with TemporaryDirectory() as folder:
        bare, (ours, close) = _bare(), _ours(Path(folder), every)
        try:
            bare()
            ours()
            every.clear()
            a, b = take_turns(bare, ours, ROUNDS)
        finally:
            close()
    print(verdict(a, b, GOALS))  # noqa: T201 - a benchmark prints its result
    for took in sorted(every, key=lambda each: -each.clock)[: _slow_ones()]:
        print(took)  # noqa: T201 - as above
    application.quit()


def _slow_ones() -> int:
    return int(sys.argv[sys.argv.index("--slow") + 1]) if "--slow" in sys.argv else 0


def _samples(groups: Mapping[str, Sequence[Took]]) -> Samples:
    clock = {f"{name}_ms": [each.clock for each in group] for name, group in groups.items()}
    work = {f"{name}_work_ms": [each.work for each in group] for name, group in groups.items()}
    return {**clock, **work}


def _press(window: QWindow, key: str) -> None:
    """Let a key go down and up as the display tells of it."""
    from PySide6.QtGui import QKeySequence  # noqa: PLC0415 - as above
    from PySide6.QtTest import QTest  # noqa: PLC0415 - as above

    if len(key) == 1:
        QTest.keyClick(window, key)  # type: ignore[call-overload] # it takes letters, unsaid
    else:
        QTest.keySequence(window, QKeySequence(key))


def _timed(window: QWindow, kind: str, key: str, answered: Answered, began: int) -> Took:
    worked = thread_time_ns()
    _press(window, key)
    answered()
    clock, work = perf_counter_ns() - began, thread_time_ns() - worked
    return Took(kind, key, clock / 1e6, work / 1e6)


def _pause() -> int:
    """Let the screen do what it likes until the next key; return when that goes down."""
    from PySide6.QtCore import QEventLoop, Qt, QTimer  # noqa: PLC0415 - as above

    until = perf_counter_ns() + PAUSE_MS * 1_000_000
    loop, timer = QEventLoop(), QTimer(singleShot=True, timerType=Qt.TimerType.PreciseTimer)
    timer.timeout.connect(loop.quit)
    timer.start(PAUSE_MS)
    loop.exec()
    return min(until, perf_counter_ns())


def _bare() -> Callable[[], Samples]:
    from PySide6.QtWidgets import (  # noqa: PLC0415 - as above
        QApplication,
        QLineEdit,
        QListWidget,
        QVBoxLayout,
        QWidget,
    )

    window, line, rows = QWidget(), QLineEdit(), QListWidget()
    rows.addItems([f"Row {number}" for number in range(300)])
    column = QVBoxLayout(window)
    column.addWidget(line)
    column.addWidget(rows)
    window.resize(1366, 768)
    window.show()
    keys = [("letter", key) for key in TYPED] + [("around", key) for key in ("Tab", "Tab") * 4]

    def presses(pause: Callable[[], int]) -> list[Took]:
        handle = window.windowHandle()
        window.activateWindow()
        line.setFocus()
        QApplication.processEvents()
        answered = QApplication.processEvents
        return [_timed(handle, kind, key, answered, pause()) for kind, key in keys]

    def run() -> Samples:
        in_a_row, paced = presses(perf_counter_ns), presses(_pause)
        line.clear()
        groups = {"key": in_a_row, "paced_key": paced} | dict.fromkeys(KINDS, in_a_row)
        return _samples(groups)

    return run


def _ours(folder: Path, every: list[Took]) -> tuple[Callable[[], Samples], Callable[[], None]]:
    from tests.benchmarks.programs.desk_in_a_visit import DeskInAVisit  # noqa: PLC0415 - as above

    desk = DeskInAVisit(folder)

    letters = cycle(ascii_lowercase)

    def run() -> Samples:
        in_a_row = _round(desk, next(letters), perf_counter_ns)
        paced = _round(desk, next(letters), _pause)
        every.extend((*in_a_row, *paced))
        kinds = {kind: [each for each in in_a_row if each.kind == kind] for kind in KINDS}
        return _samples({"key": in_a_row, "paced_key": paced, **kinds})

    return run, desk.close


def _round(desk: DeskInAVisit, last: str, pause: Callable[[], int]) -> list[Took]:
    """Press every key once: each is answered before the next, and goes where the focus is.

    `last` ends what is typed into the field: another text each time, or nothing would be recorded.
    """
    from PySide6.QtWidgets import QApplication  # noqa: PLC0415 - as above

    window = desk.window
    window.activateWindow()
    QApplication.processEvents()
    window.centre.take_focus()
    took = []
    strokes = {**STROKES, "letter": (*TYPED, last)}
    for kind, keys in strokes.items():
        for key in keys:
            before = desk.position
            began = pause()

            def answered(kind: str = kind, before: int = before) -> None:
                if kind == "desk":
                    desk.wait_for_answer(before)
                QApplication.processEvents()

            took.append(_timed(window.windowHandle(), kind, key, answered, began))
    desk.come_to_rest()
    QApplication.processEvents()
    return took


if __name__ == "__main__":
    main()
