"""The town's HTTP server: keeps connections, answers without delay, listens to this machine only.

The standard library's server is not one for production, and this is none: it is reached by
practice desks on the same machine alone, and adds nothing to what a desk has to install.
"""

from __future__ import annotations

import socket
import sys
import time
from collections.abc import Callable
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Literal, cast
from urllib.parse import parse_qsl, unquote, urlsplit

from training.town.wire import Ending, Reply, Request, problem

_LOOPBACK = "127.0.0.1"
_MOST_BYTES = 24 * 1024 * 1024
_IDLE_S = 60

Answering = Callable[[Request], Reply]


class TownServer(ThreadingHTTPServer):
    """Listens on the loopback; port 0 takes any that is free."""

    daemon_threads = True
    request_queue_size = 64

    def __init__(self, port: int, answering: Answering) -> None:
        self.answering = answering
        super().__init__((_LOOPBACK, port), _Handler)

    @property
    def url(self) -> str:
        """Where the town is reached."""
        return f"http://{_LOOPBACK}:{self.server_port}"

    def server_bind(self) -> None:
        """Bind, without the look-up of this machine's name that the base class makes."""
        self.socket.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        self.socket.bind(self.server_address)
        self.server_address = self.socket.getsockname()
        self.server_name, self.server_port = _LOOPBACK, self.server_address[1]

    def handle_error(self, request: object, client_address: object) -> None:
        """Say nothing of a desk that left before its answer; that is half of what is practised."""
        if not isinstance(sys.exc_info()[1], ConnectionError):
            super().handle_error(request, client_address)  # type: ignore[arg-type]


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    server_version = "PracticeTown"
    sys_version = ""
    timeout = _IDLE_S
    # With Nagle's algorithm an answer waits 40 ms for the desk's delayed acknowledgement.
    disable_nagle_algorithm = True
    wbufsize = -1

    def do_GET(self) -> None:
        """Answer a question."""
        self._serve("GET", b"")

    def do_POST(self) -> None:
        """Answer a submission."""
        body = self._body()
        if body is None:
            self._send(problem(413, "length", "Falta o tamanho do pedido, ou é demasiado grande."))
            self.close_connection = True
        else:
            self._serve("POST", body)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - as in the base class
        """Log nothing: what was received is asked at `/town/requests`."""

    def _body(self) -> bytes | None:
        length = self.headers.get("Content-Length", "")
        if not length.isdigit() or int(length) > _MOST_BYTES:
            return None
        return self.rfile.read(int(length))

    def _serve(self, method: Literal["GET", "POST"], body: bytes) -> None:
        parts = urlsplit(self.path)
        request = Request(
            method=method,
            path=tuple(unquote(each) for each in parts.path.strip("/").split("/")),
            query=dict(parse_qsl(parts.query)),
            headers={name.lower(): value for name, value in self.headers.items()},
            body=body,
        )
        self._send(cast("TownServer", self.server).answering(request))

    def _send(self, reply: Reply) -> None:
        time.sleep(reply.delay_ms / 1000)
        match reply.ending:
            case Ending.WHOLE:
                self._write(reply, reply.body)
            case Ending.TWICE:
                self._write(reply, reply.body)
                self._write(reply, reply.body)
            case Ending.SHORT:
                self._write(reply, reply.body[: len(reply.body) // 2])
                self.close_connection = True
            case Ending.CUT:
                self.close_connection = True

    def _write(self, reply: Reply, body: bytes) -> None:
        self.send_response(reply.status)
        self.send_header("Content-Type", reply.content_type)
        self.send_header("Content-Length", str(len(reply.body)))
        for name, value in reply.headers.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)
