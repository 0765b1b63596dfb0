"""An AusweisApp that is played: a real WebSocket server (RFC 6455) that answers by a script.

It knows nothing of the client's messages but their command, and says what the documentation's
examples say (Governikus/AusweisApp, docs/sdk/workflow.rst).
"""

import base64
import hashlib
import json
import socket
import threading
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from typing import BinaryIO

MAGIC = b"258EAFA5-E914-47DA-95CA-C5AB0DC85B11"
TEXT, CLOSE = 0x1, 0x8
MASKED, SHORT, SIXTEEN_BITS = 0x80, 126, 126
LIMIT_S = 30.0

Said = Mapping[str, object]
Script = Sequence[tuple[str, Sequence[Said]]]


class PlayedAusweisApp:
    """Takes one client, and answers each command of the script with what stands behind it."""

    def __init__(self, script: Script, refusal: str = "") -> None:
        """Listen on a port of its own; a `refusal` is an HTTP status instead of a WebSocket."""
        self.heard: list[Said] = []
        self.shown_as = ""
        self.wrong: list[str] = []
        self._script, self._refusal = list(script), refusal
        self._server = socket.create_server(("127.0.0.1", 0))
        self._server.settimeout(LIMIT_S)
        self.address = f"ws://127.0.0.1:{self._server.getsockname()[1]}/eID-Kernel"
        self._thread = threading.Thread(target=self._serve, name="played AusweisApp")
        self._thread.start()

    def close(self) -> None:
        """Stop, also where nobody came."""
        with suppress(OSError):
            self._server.shutdown(socket.SHUT_RDWR)
        self._server.close()
        self._thread.join()

    def _serve(self) -> None:
        with suppress(OSError):
            line, _ = self._server.accept()
            with line, line.makefile("rb") as stream:
                line.settimeout(LIMIT_S)
                if self._shake_hands(line, _headers(stream)):
                    self._play(line, stream)

    def _shake_hands(self, line: socket.socket, headers: Mapping[str, str]) -> bool:
        self.shown_as = headers.get("user-agent", "")
        if self._refusal:
            line.sendall(f"HTTP/1.1 {self._refusal}\r\nContent-Length: 0\r\n\r\n".encode())
            return False
        accepted = base64.b64encode(
            hashlib.sha1(headers["sec-websocket-key"].encode() + MAGIC).digest()  # noqa: S324 - RFC 6455 §4.2.2
        )
        line.sendall(
            b"HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
            b"Sec-WebSocket-Accept: " + accepted + b"\r\n\r\n"
        )
        return True

    def _play(self, line: socket.socket, stream: BinaryIO) -> None:
        for command, answers in self._script:
            text = _receive(stream)
            if text is None:
                return
            said = json.loads(text)
            self.heard.append(said)
            if said["cmd"] != command:
                self.wrong.append(f"{said['cmd']} instead of {command}")
                return
            for each in answers:
                _send(line, json.dumps(each).encode())


@contextmanager
def played(script: Script = (), refusal: str = "") -> Iterator[PlayedAusweisApp]:
    """Play an AusweisApp, and see after that the client kept to the script."""
    app = PlayedAusweisApp(script, refusal)
    try:
        yield app
    finally:
        app.close()
    assert not app.wrong


def _headers(stream: BinaryIO) -> dict[str, str]:
    stream.readline()
    lines = iter(stream.readline, b"\r\n")
    pairs = (each.decode().strip().partition(": ") for each in lines)
    return {name.lower(): value for name, _, value in pairs}


def _receive(stream: BinaryIO) -> bytes | None:
    """Return a text of the client, which masks what it sends; nothing where it hangs up."""
    head = stream.read(2)
    if len(head) < 2 or head[0] & 0x0F == CLOSE:
        return None
    length = head[1] & ~MASKED
    if length == SIXTEEN_BITS:
        length = int.from_bytes(stream.read(2), "big")
    mask, masked = stream.read(4), stream.read(length)
    return bytes(each ^ mask[at % 4] for at, each in enumerate(masked))


def _send(line: socket.socket, text: bytes) -> None:
    size = bytes([len(text)]) if len(text) < SHORT else b"\x7e" + len(text).to_bytes(2, "big")
    line.sendall(bytes([0x80 | TEXT]) + size + text)
