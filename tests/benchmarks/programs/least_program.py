"""The least program that keeps our promises of a change: two processes, shown when it is durable.

The windows and the change are those of `bare_program`, but the second window is a process of its
own, and nothing is shown before a thread has written and flushed what happened. There is no rule,
no encryption, no chain, no view: what this program takes, none of this shape can go below.

Run by `least_two_screens`; its arguments are the number of changes and, in the second process, the
socket to the first.
"""

import os
import socket
import subprocess
import sys
import tempfile
import threading
from pathlib import Path
from queue import SimpleQueue
from time import perf_counter

from PySide6.QtCore import QObject, QSocketNotifier, Qt, QTimer, Signal
from PySide6.QtWidgets import QApplication

from tests.benchmarks.programs.bare_program import FIELDS, PAUSE_MS, WIDTH, Window, tell

MODULE = "tests.benchmarks.programs.least_program"

EVENT = bytes(1000)
FILE_BYTES = 4 * 1024 * 1024
# Both windows are up and at rest long before; how long they take to start is measured elsewhere.
SETTLED_AFTER_MS = 1500


def change(window: Window, number: int) -> None:
    """Put a value into a field, and paint it at once."""
    field = window.fields[number % FIELDS]
    field.setText(f"Value {number}")
    field.repaint()


class EventFile:
    """A file of full size that takes one event after another, each flushed."""

    def __init__(self, folder: Path) -> None:
        path = folder / "events"
        path.write_bytes(bytes(FILE_BYTES))
        self._descriptor = os.open(path, os.O_WRONLY)
        os.fsync(self._descriptor)
        self._offset = 0

    def append(self) -> None:
        """Write the next event, and return when the disk has it."""
        os.pwrite(self._descriptor, EVENT, self._offset)
        os.fdatasync(self._descriptor)
        self._offset = (self._offset + len(EVENT)) % (FILE_BYTES - len(EVENT))


class FirstScreen(QObject):
    """Commits a change, shows it when it is durable, and waits for the other screen."""

    durable = Signal(int)
    painted_there = Signal(float)

    def __init__(self, link: socket.socket, events: EventFile, changes: int) -> None:
        super().__init__()
        self._link = link
        self._events = events
        self._changes = changes
        self._window = Window("Desk", 0)
        self._commits: SimpleQueue[int] = SimpleQueue()
        self._began = 0.0
        self._done_at: list[float] = []
        self._took_ms: list[float] = []
        self.durable.connect(self._show, Qt.ConnectionType.QueuedConnection)
        self.painted_there.connect(self._painted, Qt.ConnectionType.QueuedConnection)
        for work in (self._write, self._listen):
            threading.Thread(target=work, daemon=True).start()
        self._window.show()
        QTimer.singleShot(SETTLED_AFTER_MS, self._next)

    def _write(self) -> None:
        while True:
            number = self._commits.get()
            self._events.append()
            self._link.send(str(number).encode())
            self.durable.emit(number)

    def _listen(self) -> None:
        while self._link.recv(1):
            self.painted_there.emit(perf_counter())

    def _show(self, number: int) -> None:
        change(self._window, number)
        self._painted(perf_counter())

    def _painted(self, at: float) -> None:
        self._done_at.append(at)
        both = 2
        if len(self._done_at) == both:
            self._took_ms.append((max(self._done_at) - self._began) * 1000)
            self._done_at.clear()
            QTimer.singleShot(PAUSE_MS, self._next)

    def _next(self) -> None:
        if len(self._took_ms) == self._changes:
            tell("change_ms", self._took_ms)
            QApplication.quit()
            return
        self._began = perf_counter()
        self._commits.put(len(self._took_ms))


class SecondScreen(QObject):
    """Shows the changes that it is told of, and says when each is painted; ends with the link."""

    def __init__(self, link: socket.socket) -> None:
        super().__init__()
        self._link = link
        self._window = Window("Citizen", WIDTH)
        self._heard = QSocketNotifier(link.fileno(), QSocketNotifier.Type.Read)
        self._heard.activated.connect(self._show)
        self._window.show()

    def _show(self) -> None:
        told = self._link.recv(64)
        if not told:
            QApplication.quit()
            return
        change(self._window, int(told))
        self._link.send(b".")


def first_screen(changes: int) -> None:
    """Run the first process, and with it the second."""
    ours, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
    command = [sys.executable, "-m", MODULE, str(changes), str(theirs.fileno())]
    # Beside the program and not in /tmp, which may be memory.
    with (
        tempfile.TemporaryDirectory(dir=Path.cwd(), prefix=".least-program-") as folder,
        subprocess.Popen(command, pass_fds=[theirs.fileno()]),
    ):
        theirs.close()
        application = QApplication(sys.argv[:1])
        screen = FirstScreen(ours, EventFile(Path(folder)), changes)
        application.exec()
        del screen
        ours.shutdown(socket.SHUT_RDWR)


def second_screen(descriptor: int) -> None:
    """Run the second process until the first is gone."""
    application = QApplication(sys.argv[:1])
    screen = SecondScreen(socket.socket(fileno=descriptor))
    application.exec()
    del screen


if __name__ == "__main__":
    number, *descriptor = sys.argv[1:]
    if descriptor:
        second_screen(int(descriptor[0]))
    else:
        first_screen(int(number))
