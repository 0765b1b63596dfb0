"""The queue as a desk reaches it over the network."""

from __future__ import annotations

import socket
from collections.abc import Sequence

import msgspec

from citizenspot.waiting.queue import QueueUnreachable
from citizenspot.waiting.ticket import Move, Ticket, Wish
from citizenspot.waiting.wire import MOST_BYTES, Answered, Asked, line_of

_WAIT_S = 3.0


class RemoteQueue:
    """A `Queue` kept by another machine's service.

    Each call is a connection of its own: a cable that was pulled is no trouble to the next. A
    call whose answer was lost is not repeated; what it did is seen when tickets are asked for.
    """

    def __init__(self, address: tuple[str, int], secret: bytes) -> None:
        self._address, self._secret = address, secret

    def tickets(self) -> Sequence[Ticket]:
        """Return today's tickets; see `Queue.tickets`."""
        return self._ask(Asked("tickets"))

    def add(self, wish: Wish, *, walk_in: bool) -> Ticket:
        """Put someone into the queue; see `Queue.add`."""
        added = self._ask(Asked("add", wish=wish, walk_in=walk_in))
        if not added:
            raise QueueUnreachable("nothing was added")
        return added[0]

    def call_next(self, desk: str) -> Ticket | None:
        """Call whoever is next; see `Queue.call_next`."""
        return next(iter(self._ask(Asked("call_next", desk=desk))), None)

    def move(self, move: Move) -> Ticket | None:
        """Change a ticket; see `Queue.move`."""
        return next(iter(self._ask(Asked("move", move=move))), None)

    def _ask(self, asked: Asked) -> Sequence[Ticket]:
        try:
            with socket.create_connection(self._address, _WAIT_S) as connection:
                return self._answer(connection, asked)
        except (OSError, ValueError, msgspec.MsgspecError) as error:
            raise QueueUnreachable(str(error)) from error

    def _answer(self, connection: socket.socket, asked: Asked) -> Sequence[Ticket]:
        with connection.makefile("rwb") as lines:
            challenge = bytes.fromhex(lines.readline(MOST_BYTES).decode().strip())
            lines.write(line_of(asked, self._secret, challenge, 0) + b"\n")
            lines.flush()
            said = lines.readline(MOST_BYTES)
        if not said:
            raise QueueUnreachable("the service does not know this desk's secret")
        answer = msgspec.json.decode(said, type=Answered)
        if answer.failed:
            raise QueueUnreachable("the service cannot reach its queue")
        return answer.tickets
