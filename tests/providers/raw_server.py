"""A server that is no server: it says to each connection exactly the bytes of its script."""

import re
import socket
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress

Script = Callable[[socket.socket], None]


class RawServer:
    """Listens on the loopback, and plays one script for each connection, the last one for ever."""

    def __init__(self, *scripts: Script) -> None:
        self._listener = socket.create_server(("127.0.0.1", 0))
        self._scripts = scripts
        self.connections: list[bytes] = []
        self.over = threading.Event()
        self._thread = threading.Thread(target=self._run, name="raw-server")
        self._thread.start()

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self._listener.getsockname()[1]}"

    def close(self) -> None:
        self.over.set()
        self._listener.shutdown(socket.SHUT_RDWR)
        self._thread.join()
        self._listener.close()

    def _run(self) -> None:
        while True:
            try:
                connected, _ = self._listener.accept()
            except OSError:
                return
            with connected:
                connected.settimeout(5)
                self.connections.append(_request(connected))
                last = len(self._scripts) - 1
                self._play(self._scripts[min(len(self.connections) - 1, last)], connected)

    def _play(self, script: Script, connected: socket.socket) -> None:
        # The client may have left, as some scripts want it to.
        with suppress(OSError):
            script(connected)


def _request(connected: socket.socket) -> bytes:
    """Read a whole request, or nothing: closing with some unread would reset the connection."""
    with connected.makefile("rb") as stream:
        head = b""
        for line in stream:
            head += line
            if line == b"\r\n":
                break
        size = re.search(rb"(?i)^content-length: *(\d+)", head, re.MULTILINE)
        return head + (stream.read(int(size.group(1))) if size else b"")


@contextmanager
def raw_server(*scripts: Script) -> Iterator[RawServer]:
    server = RawServer(*scripts)
    try:
        yield server
    finally:
        server.close()


def says(answer: str | bytes) -> Script:
    """Say this and hang up."""
    whole = answer.encode() if isinstance(answer, str) else answer
    return lambda connected: connected.sendall(whole)


def hangs_up(_connected: socket.socket) -> None:
    """Hang up without a word."""


def answer(body: str, status: str = "200 OK", headers: str = "") -> str:
    """Write a whole answer."""
    size = len(body.encode())
    return f"HTTP/1.1 {status}\r\nContent-Length: {size}\r\n{headers}\r\n{body}"


def free_port() -> int:
    """Return a port where nobody listens."""
    with socket.create_server(("127.0.0.1", 0)) as listener:
        return int(listener.getsockname()[1])
