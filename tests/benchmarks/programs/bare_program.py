"""The least that two windows of this kind can be: PySide6 and nothing of ours.

Two main windows, each with 24 fields and a list of 300 rows, as wide as a counter's screens. The
program prints JSON lines: when both windows handed over their first frame, how long each of its
changes took until both had handed over the next one, and the memory it ended with. Given a
folder, it records each change there before it shows it, as the plainest program does that must not
lose one: in SQLite, with a write-ahead log, flushed.

Run by `bare_two_windows`, as a file of its own, so that no import of ours is in the figures.
"""

import json
import sys
from collections.abc import Callable
from pathlib import Path
from time import monotonic_ns, perf_counter

from PySide6.QtCore import QEvent, QTimer, Signal
from PySide6.QtWidgets import (
    QApplication,
    QFormLayout,
    QHBoxLayout,
    QLineEdit,
    QListWidget,
    QMainWindow,
    QWidget,
)

FIELDS, ROWS = 24, 300
WIDTH, HEIGHT = 1920, 1080
# Time for both windows to come to rest, so that a change is measured and not a queue of them.
PAUSE_MS = 10


class Window(QMainWindow):
    """One window; it says when it has handed over a frame."""

    handed_over = Signal()

    def __init__(self, title: str, x: int) -> None:
        super().__init__()
        self.fields = [QLineEdit() for _ in range(FIELDS)]
        self._drawn = False
        self.setWindowTitle(title)
        self.setCentralWidget(self._filled())
        self.setGeometry(x, 0, WIDTH, HEIGHT)

    def _filled(self) -> QWidget:
        form = QFormLayout()
        for number, field in enumerate(self.fields, start=1):
            form.addRow(f"Field {number}", field)
        rows = QListWidget()
        rows.addItems([f"Row {number}" for number in range(1, ROWS + 1)])
        middle = QWidget()
        columns = QHBoxLayout(middle)
        columns.addLayout(form)
        columns.addWidget(rows)
        return middle

    def event(self, event: QEvent) -> bool:
        handled = super().event(event)
        # The first frame is drawn while the window is exposed, and is gone by the next turn of
        # the loop; every later one is drawn and flushed by the time this event is handled.
        if event.type() is QEvent.Type.Paint and not self._drawn:
            self._drawn = True
            QTimer.singleShot(0, self, self.handed_over.emit)
        elif event.type() is QEvent.Type.UpdateRequest:
            self.handed_over.emit()
        return handled


class Measurement:
    """Shows both windows, changes a field on both so many times, and ends the program."""

    def __init__(
        self, windows: tuple[Window, Window], changes: int, record: Callable[[str], None]
    ) -> None:
        self._windows, self._record = windows, record
        self._changes = changes
        self._waiting = set(windows)
        self._began = 0.0
        self._took_ms: list[float] = []
        for window in windows:
            window.handed_over.connect(lambda window=window: self._handed_over(window))
            window.show()

    def _handed_over(self, window: Window) -> None:
        if window not in self._waiting:
            return
        self._waiting.remove(window)
        if self._waiting:
            return
        if self._began:
            self._took_ms.append((perf_counter() - self._began) * 1000)
        else:
            tell("shown_ns", monotonic_ns())
        QTimer.singleShot(PAUSE_MS, self._next)

    def _next(self) -> None:
        done = len(self._took_ms)
        if done == self._changes:
            self._end()
            return
        self._waiting = set(self._windows)
        self._began = perf_counter()
        self._record(f"Value {done}")
        for window in self._windows:
            window.fields[done % FIELDS].setText(f"Value {done}")

    def _end(self) -> None:
        tell("change_ms", self._took_ms)
        tell("memory_mb", memory_mb())
        QApplication.quit()


def recorder_in(folder: Path) -> Callable[[str], None]:
    """Return what records a change in a database of the folder, and waits for the disk."""
    import sqlite3  # noqa: PLC0415 - the program that records nothing does not load it

    database = sqlite3.connect(folder / "changes.db", isolation_level=None)
    for setting in ("journal_mode = WAL", "synchronous = FULL"):
        database.execute(f"PRAGMA {setting}")
    database.execute("CREATE TABLE changes (number INTEGER PRIMARY KEY, value TEXT NOT NULL)")

    def record(value: str) -> None:
        database.execute("INSERT INTO changes (value) VALUES (?)", [value])

    return record


def tell(quantity: str, figure: object) -> None:
    """Print a figure for the program that started this one."""
    print(json.dumps({quantity: figure}), flush=True)  # noqa: T201 - this is how it is heard


def memory_mb(pid: int | None = None) -> float:
    """Return a process's proportional set size: its own pages, and its share of the others."""
    rollup = Path(f"/proc/{pid or 'self'}/smaps_rollup").read_text(encoding="ascii")
    (line,) = (each for each in rollup.splitlines() if each.startswith("Pss:"))
    return int(line.split()[1]) / 1024


def main() -> None:
    """Run the program; its arguments are the number of changes, and where it records them."""
    changes, *folder = sys.argv[1:]
    application = QApplication(sys.argv[:1])
    windows = (Window("Desk", 0), Window("Citizen", WIDTH))
    record = recorder_in(Path(folder[0])) if folder else lambda _value: None
    measurement = Measurement(windows, int(changes), record)
    application.exec()
    del measurement


if __name__ == "__main__":
    main()
