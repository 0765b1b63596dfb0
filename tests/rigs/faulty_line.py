"""A line to a server that goes wrong as lines do: late, cut, slow, silent, in halves.

It stands between a client and a real server and passes bytes on; what it does to a connection is
said beforehand, one fault for each, and none where nothing is left to say.
"""

from __future__ import annotations

import socket
import struct
import threading
from collections import deque
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from typing import Literal

Kind = Literal["good", "late", "reset", "reset after it arrived", "half", "slow", "silent"]
_CHUNK = 65_536
_RESET_ON_CLOSE = struct.pack("ii", 1, 0)


@dataclass(frozen=True)
class LineFault:
    """What happens to one connection; `seconds` is for what is late, `bytes` for halves
    (how many come; from the end where negative)."""

    kind: Kind = "good"
    seconds: float = 0.0
    bytes: int = 20


class FaultyLine:
    """Listens on a port of its own and leads to a server; `cut` and `mend` are for whole days."""

    def __init__(self, host: str, port: int) -> None:
        self._server = (host, port)
        self._faults: deque[LineFault] = deque()
        self._over = threading.Event()
        self._threads: list[threading.Thread] = []
        self._listener: socket.socket | None = None
        self.port = 0
        self.mend()

    @property
    def url(self) -> str:
        """The address at this end."""
        return f"http://127.0.0.1:{self.port}"

    def will(self, *faults: LineFault) -> None:
        """Say what happens to the next connections."""
        self._faults.extend(faults)

    def mend(self) -> None:
        """Lead to the server from now on."""
        self._listener = socket.create_server(("127.0.0.1", self.port))
        self.port = int(self._listener.getsockname()[1])
        self._begin(self._listen, self._listener)

    def cut(self) -> None:
        """Refuse every connection from now on."""
        if self._listener is not None:
            with suppress(OSError):
                self._listener.shutdown(socket.SHUT_RDWR)
            self._listener.close()
            self._listener = None

    def close(self) -> None:
        """End, with all that is under way."""
        self._over.set()
        self.cut()
        for thread in self._threads:
            thread.join()

    def _begin(self, work: object, *given: object) -> None:
        thread = threading.Thread(target=work, args=given, name="faulty-line")  # type: ignore[arg-type]
        self._threads.append(thread)
        thread.start()

    def _listen(self, listener: socket.socket) -> None:
        while True:
            try:
                client, _ = listener.accept()
            except OSError:
                return
            fault = self._faults.popleft() if self._faults else LineFault()
            self._begin(self._serve, client, fault)

    def _serve(self, client: socket.socket, fault: LineFault) -> None:
        with client, suppress(OSError):
            client.settimeout(30)
            if fault.kind == "silent":
                self._over.wait(fault.seconds)
                return
            if fault.kind == "reset":
                client.recv(1)
                _reset(client)
                return
            self._over.wait(fault.seconds if fault.kind == "late" else 0)
            with socket.create_connection(self._server, timeout=30) as server:
                self._answer(client, server, fault)

    def _answer(self, client: socket.socket, server: socket.socket, fault: LineFault) -> None:
        """Pass the request on, and the answer as the fault lets it."""
        server.sendall(_request(client))
        answer = server.recv(_CHUNK)
        match fault.kind:
            case "reset after it arrived":
                _reset(client)
            case "half":
                client.sendall(answer[: fault.bytes])
            case "slow":
                for byte in answer:
                    client.sendall(bytes([byte]))
                    if self._over.wait(fault.seconds):
                        return
            case _:
                while answer:
                    client.sendall(answer)
                    answer = server.recv(_CHUNK)


@contextmanager
def faulty_line(url: str) -> Iterator[FaultyLine]:
    """Make a line to the server of an address."""
    host, _, port = url.removeprefix("http://").partition(":")
    line = FaultyLine(host, int(port))
    try:
        yield line
    finally:
        line.close()


def _request(client: socket.socket) -> bytes:
    """Return one whole request: its head, and a body as long as the head says."""
    said = b""
    while b"\r\n\r\n" not in said:
        said += _more(client)
    head, _, body = said.partition(b"\r\n\r\n")
    lengths = [
        int(line.split(b":")[1])
        for line in head.split(b"\r\n")
        if line.lower().startswith(b"content-length:")
    ]
    missing = (lengths[0] if lengths else 0) - len(body)
    while missing > 0:
        more = _more(client)
        said += more
        missing -= len(more)
    return said


def _more(client: socket.socket) -> bytes:
    more = client.recv(_CHUNK)
    if not more:
        raise ConnectionError("the client went")
    return more


def _reset(client: socket.socket) -> None:
    client.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, _RESET_ON_CLOSE)
    client.close()
