"""A network printer made of a socket: it keeps what it was sent, and needs no time for a page."""

from __future__ import annotations

import socket
import threading


class SocketPrinter:
    """A network printer: takes one job on a port and keeps what it was sent."""

    def __init__(self) -> None:
        self._socket = socket.create_server(("127.0.0.1", 0))
        self.paper = b""
        self.done = threading.Event()
        self._thread = threading.Thread(target=self._take)
        self._thread.start()

    @property
    def address(self) -> str:
        return f"socket://127.0.0.1:{self._socket.getsockname()[1]}"

    def close(self) -> None:
        self._socket.shutdown(socket.SHUT_RDWR)
        self._thread.join()
        self._socket.close()

    def _take(self) -> None:
        try:
            connection, _ = self._socket.accept()
        except OSError:
            return
        with connection:
            while part := connection.recv(65_536):
                self.paper += part
        self.done.set()
