"""Where the browser comes back to: one address of this machine, for one answer (RFC 8252 §7.3)."""

from __future__ import annotations

import select
import socket
from types import TracebackType
from typing import Self

PATH = "/signed-in"
_MOST_BYTES = 16_384
_READ_S = 5.0
_PAGE = b"<!doctype html><title>Citizen Spot</title><p>Citizen Spot</p><p>&#10003;</p>"


class ComingBack:
    """Listens on loopback from `with` on, and answers one request for its path."""

    def __init__(self, port: int = 0) -> None:
        """Listen on a port, 0 for any that is free."""
        self._socket = socket.create_server(("127.0.0.1", port))
        self._wake, self._woken = socket.socketpair()

    def __enter__(self) -> Self:
        """Listen."""
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Listen no more."""
        for each in (self._socket, self._wake, self._woken):
            each.close()

    @property
    def address(self) -> str:
        """The address to come back to."""
        return f"http://127.0.0.1:{self._socket.getsockname()[1]}{PATH}"

    def give_up(self) -> None:
        """Let whoever waits wait no more; from any thread."""
        self._wake.send(b"x")

    def wait(self, limit_s: float) -> str | None:
        """Return the address that was asked for, with its answer; none after the limit."""
        while True:
            ready, _, _ = select.select([self._socket, self._woken], [], [], limit_s)
            if not ready or self._woken in ready:
                return None
            target = self._asked()
            if target is not None:
                return target

    def _asked(self) -> str | None:
        """Answer one connection; a browser also asks for icons, which is not the answer."""
        connection, _peer = self._socket.accept()
        with connection:
            connection.settimeout(_READ_S)
            try:
                head = connection.recv(_MOST_BYTES).decode("ascii", "replace")
                method, _, rest = head.partition(" ")
                target = rest.partition(" ")[0]
                found = method == "GET" and target.partition("?")[0] == PATH
                status = b"200 OK" if found else b"404 Not Found"
                connection.sendall(
                    b"HTTP/1.1 " + status + b"\r\nContent-Type: text/html\r\nConnection: close\r\n"
                    b"Content-Length: " + str(len(_PAGE)).encode() + b"\r\n\r\n" + _PAGE
                )
            except OSError:
                return None
        return target if found else None
