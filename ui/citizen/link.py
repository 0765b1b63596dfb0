"""Screen 2's end of the link to the desk: frames in, frames out, and connecting again.

A plain Unix socket watched by the GUI thread's event loop: QtNetwork would bring a whole network
library into the process that has none.
"""

from __future__ import annotations

import socket
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, QSocketNotifier, QTimer, Signal

from citizenspot.citizen_link.framing import FrameReader, FrameTooLarge
from citizenspot.citizen_link.messages import (
    MOST_FROM_CITIZEN,
    MOST_TO_CITIZEN,
    Alive,
    FromCitizen,
    Hello,
    MessageMalformed,
    ToCitizen,
    packed,
    to_citizen,
)

_AT_ONCE = 1 << 18
_AGAIN_AFTER_MS = 150
_ALIVE_EVERY_MS = 1000
_MOST_PENDING = 2 * MOST_FROM_CITIZEN


class Link(QObject):
    """Connects, says hello, and hands over what arrives; lives and works in the GUI thread.

    A desk that goes away, or says what is no message, loses the link; it is tried again as long
    as `may_try_again` says so. What is sent while there is no link is dropped: the next view tells
    what was kept.
    """

    arrived = Signal(object)
    """A list of `ToCitizen` messages that came together."""
    lost = Signal()
    given_up = Signal()

    def __init__(self, path: Path, hello: Hello, may_try_again: Callable[[], bool]) -> None:
        super().__init__()
        self._path, self._hello, self._may_try_again = path, hello, may_try_again
        self._socket: socket.socket | None = None
        self._readable: QSocketNotifier | None = None
        self._writable: QSocketNotifier | None = None
        self._frames = FrameReader(MOST_TO_CITIZEN)
        self._pending = bytearray()
        self._again = QTimer(self, singleShot=True, interval=_AGAIN_AFTER_MS)
        self._again.timeout.connect(self.open)
        self._alive = QTimer(self, interval=_ALIVE_EVERY_MS)
        self._alive.timeout.connect(lambda: self.send(Alive()))

    @property
    def is_open(self) -> bool:
        """Whether there is a desk at the other end."""
        return self._socket is not None

    def open(self) -> None:
        """Connect, or try again in a moment."""
        made = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
        made.settimeout(0)
        try:
            made.connect(str(self._path))
        except OSError:
            made.close()
            self._try_again()
            return
        self._begin(made)

    def send(self, message: FromCitizen) -> None:
        """Send a message, now or as soon as the desk takes it."""
        if self._socket is None:
            return
        self._pending += packed(message)
        if len(self._pending) > _MOST_PENDING:
            self._lose()
            return
        self._flush()

    def close(self) -> None:
        """End the link for good."""
        self._again.stop()
        self._drop()

    def _begin(self, made: socket.socket) -> None:
        self._socket = made
        self._frames = FrameReader(MOST_TO_CITIZEN)
        self._pending.clear()
        self._readable = QSocketNotifier(made.fileno(), QSocketNotifier.Type.Read, self)
        self._readable.activated.connect(self._receive)
        self._writable = QSocketNotifier(made.fileno(), QSocketNotifier.Type.Write, self)
        self._writable.setEnabled(False)
        self._writable.activated.connect(self._flush)
        self._alive.start()
        self.send(self._hello)

    def _receive(self) -> None:
        messages: list[ToCitizen] = []
        try:
            while self._socket is not None and (received := self._socket.recv(_AT_ONCE)):
                messages += [to_citizen(payload) for payload in self._frames.feed(received)]
        except BlockingIOError:
            self.arrived.emit(messages)
            return
        except (OSError, FrameTooLarge, MessageMalformed):
            self._lose()
            return
        self.arrived.emit(messages)
        self._lose()

    def _flush(self) -> None:
        if self._socket is None or self._writable is None:
            return
        try:
            while self._pending:
                del self._pending[: self._socket.send(self._pending)]
        except BlockingIOError:
            self._writable.setEnabled(True)
            return
        except OSError:
            self._lose()
            return
        self._writable.setEnabled(False)

    def _lose(self) -> None:
        if self._socket is None:
            return
        self._drop()
        self.lost.emit()
        self._try_again()

    def _try_again(self) -> None:
        if self._may_try_again():
            self._again.start()
        else:
            self.given_up.emit()

    def _drop(self) -> None:
        self._alive.stop()
        for notifier in (self._readable, self._writable):
            if notifier is not None:
                notifier.setEnabled(False)
                notifier.deleteLater()
        self._readable = self._writable = None
        if self._socket is not None:
            self._socket.close()
            self._socket = None
