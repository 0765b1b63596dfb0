"""Any key on screen 1, from going down until it is painted, against a bare window's.

`python -m tests.benchmarks.desk_keys`. A is a bare window with a line and a list of 300 rows; B is
the desk in a visit with its queue and the whole catalogue. Both paint offscreen in this process.
`_ms` is by the clock, with whatever else the machine does; `_work_ms` is what the GUI thread
computed, which a busy machine only blurs.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter_ns, thread_time_ns

from tests.benchmarks.paired import Goal, Samples, take_turns, verdict

KINDS = ("key", "letter", "search", "palette")
GOALS = (
    Goal("key_ms", "ms", 50),
    *(Goal(f"{kind}_ms", "ms", 99, most=16) for kind in KINDS),
    *(Goal(f"{kind}_work_ms", "ms", 99, most=16) for kind in KINDS),
)
ROUNDS = 6
Took = tuple[float, float]
"""Of one key, in milliseconds: by the clock, and of the GUI thread's own work."""
TYPED = "carta de conducao"
AROUND = ("F1", "F6", "Shift+F6", "Tab", "Shift+Tab", "Alt+N", "F1", "F1")


def main() -> None:
    """Measure, and print each figure with its goal."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from PySide6.QtWidgets import QApplication  # noqa: PLC0415 - after the platform is chosen

    application = QApplication([])
    with TemporaryDirectory() as folder:
        bare, (ours, close) = _bare(), _ours(Path(folder))
        bare()
        ours()
        a, b = take_turns(bare, ours, ROUNDS)
        close()
    print(verdict(a, b, GOALS))  # noqa: T201 - a benchmark prints its result
    application.quit()


def _samples(**took: Sequence[Took]) -> Samples:
    clock = {f"{kind}_ms": [each[0] for each in keys] for kind, keys in took.items()}
    work = {f"{kind}_work_ms": [each[1] for each in keys] for kind, keys in took.items()}
    return {**clock, **work}


def _pressing(keys: Sequence[str]) -> list[Took]:
    """Press keys where the focus is; return how long each took until it was painted."""
    from PySide6.QtGui import QKeySequence  # noqa: PLC0415 - as above
    from PySide6.QtTest import QTest  # noqa: PLC0415 - as above
    from PySide6.QtWidgets import QApplication  # noqa: PLC0415 - as above

    took = []
    for key in keys:
        place = QApplication.focusWidget() or QApplication.allWidgets()[0]
        began, worked = perf_counter_ns(), thread_time_ns()
        if len(key) == 1:
            QTest.keyClicks(place, key)
        else:
            QTest.keySequence(place, QKeySequence(key))
        QApplication.processEvents()
        took.append(((perf_counter_ns() - began) / 1e6, (thread_time_ns() - worked) / 1e6))
    return took


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

    def run() -> Samples:
        window.show()
        window.activateWindow()
        line.setFocus()
        QApplication.processEvents()
        letters = _pressing(TYPED)
        keys = _pressing(["Tab", "Shift+Tab"] * 4)
        line.clear()
        window.hide()
        return _samples(key=keys, letter=letters, search=letters, palette=letters)

    return run


def _ours(folder: Path) -> tuple[Callable[[], Samples], Callable[[], None]]:
    from PySide6.QtWidgets import QApplication  # noqa: PLC0415 - as above

    from citizenspot import workstation  # noqa: PLC0415 - as above
    from citizenspot.texts import Texts  # noqa: PLC0415 - as above
    from kiosk_config.settings import PracticeSettings  # noqa: PLC0415 - as above
    from tests.ui.mediator.fake_desk import FakeDesk  # noqa: PLC0415 - as above
    from tests.ui.mediator.sample_views.days import NOW, queue_in_visit  # noqa: PLC0415
    from ui.design.contrast import theme  # noqa: PLC0415 - as above
    from ui.design.look import Look  # noqa: PLC0415 - as above
    from ui.design.millimetres import desk_measures  # noqa: PLC0415 - as above
    from ui.mediator.arrivals import DeskRoom  # noqa: PLC0415 - as above
    from ui.mediator.counter_desk import CounterDesk  # noqa: PLC0415 - as above
    from ui.mediator.window import DeskWindow  # noqa: PLC0415 - as above

    settings = PracticeSettings(data_folder=folder)
    texts = Texts.for_language("pt")
    real = CounterDesk(None, texts)  # type: ignore[arg-type] # searching asks no desk
    real.take_catalogue(workstation._load_catalogue(settings))
    desk = FakeDesk()
    desk.search, desk.needs = real.search, real.needs  # type: ignore[method-assign] # the real search
    room = DeskRoom()
    look = Look(theme("light"), desk_measures(96 / 25.4))
    window = DeskWindow(desk, room, texts, look, lambda: NOW)
    window.resize(1366, 768)

    def run() -> Samples:
        window.show()
        window.activateWindow()
        room.post(queue_in_visit("pt"))
        QApplication.processEvents()
        window.centre.take_focus()
        letters = _pressing(TYPED)
        keys = _pressing(AROUND)
        keys += _pressing(["F2"])
        search = _pressing([*TYPED, "Down", "Down", "Up"])
        keys += _pressing(["Esc", "Ctrl+K"])
        palette = _pressing([*TYPED, "Down", "Up"])
        keys += _pressing(["Esc"])
        window.hide()
        everything = [*keys, *letters, *search, *palette]
        return _samples(key=everything, letter=letters, search=search, palette=palette)

    return run, real.close


if __name__ == "__main__":
    main()
