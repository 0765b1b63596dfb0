"""A server that nobody must call: what a hostile text names, and what of it was fetched."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer


@contextmanager
def canary_server() -> Iterator[tuple[str, list[str]]]:
    """Give the address of a picture on the server, and the calls it got."""
    calls: list[str] = []

    class Canary(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            calls.append(self.path)
            self.send_response(404)
            self.end_headers()

    server = ThreadingHTTPServer(("127.0.0.1", 0), Canary)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/canary.png", calls
    finally:
        server.shutdown()
        thread.join()
        server.server_close()
