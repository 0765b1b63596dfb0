"""The queue's service: one machine of a spot keeps the queue, the desks ask it over the network."""

from __future__ import annotations

import os
import socketserver
import threading
from typing import Self

import msgspec

from citizenspot.waiting.queue import Queue, QueueUnreachable
from citizenspot.waiting.wire import CHALLENGE_BYTES, MOST_BYTES, Answered, Asked, asked_in


class QueueService(socketserver.ThreadingTCPServer):
    """Answers the desks that know the spot's secret; tickets hold no names, and go as they are."""

    allow_reuse_address = True
    daemon_threads = True

    def __init__(self, address: tuple[str, int], queue: Queue, secret: bytes) -> None:
        """Bind the address; port 0 lets the system choose. Nothing is answered before `start`."""
        super().__init__(address, _Desk)
        self.queue, self.secret = queue, secret
        self._thread = threading.Thread(target=self.serve_forever, name="queue-service")

    @property
    def address(self) -> tuple[str, int]:
        """Where it answers."""
        host, port = self.server_address[:2]
        return str(host), int(port)

    def start(self) -> Self:
        """Answer from now on, on a thread of its own."""
        self._thread.start()
        return self

    def close(self) -> None:
        """Answer no more."""
        self.shutdown()
        self._thread.join()
        self.server_close()


class _Desk(socketserver.StreamRequestHandler):
    """One desk's connection."""

    timeout = 60.0
    server: QueueService

    def handle(self) -> None:
        """Answer line after line, until one is not from a desk of this spot."""
        challenge = os.urandom(CHALLENGE_BYTES)
        self.wfile.write(challenge.hex().encode() + b"\n")
        place = 0
        try:
            while line := self.rfile.readline(MOST_BYTES):
                asked = asked_in(line, self.server.secret, challenge, place)
                if asked is None:
                    return
                answer = answered(self.server.queue, asked)
                self.wfile.write(msgspec.json.encode(answer) + b"\n")
                place += 1
        except OSError:
            return


def answered(queue: Queue, asked: Asked) -> Answered:
    """Return what a queue answers to what was asked."""
    try:
        if asked.do == "tickets":
            return Answered(tuple(queue.tickets()))
        if asked.do == "add":
            return Answered((queue.add(asked.wish, walk_in=asked.walk_in),))
        if asked.do == "call_next":
            ticket = queue.call_next(asked.desk)
        else:
            ticket = queue.move(asked.move) if asked.move else None
    except QueueUnreachable:
        return Answered(failed=True)
    return Answered((ticket,) if ticket else ())
