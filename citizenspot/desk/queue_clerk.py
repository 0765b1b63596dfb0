"""The queue's clerk: the one thread of a desk that asks the spot's queue, and reports."""

from __future__ import annotations

import threading
from collections.abc import Callable
from queue import Empty, SimpleQueue

from citizenspot.desk.ports import TicketAct
from citizenspot.desk.ticket_book import TicketNews
from citizenspot.waiting.queue import Queue, QueueUnreachable
from citizenspot.waiting.ticket import Move, Ticket, Wish

LOOKS_EVERY_S = 2.0
Errand = tuple[TicketAct, Callable[[Queue], Ticket | None]]


class QueueClerk:
    """Looks at the queue every two seconds, and does what the desk asks in between."""

    def __init__(
        self,
        queue: Callable[[], Queue],
        desk: str,
        report: Callable[[TicketNews], None],
        every_s: float = LOOKS_EVERY_S,
    ) -> None:
        """Prepare; `queue` is opened on the clerk's thread, where nobody waits for it."""
        self._open, self._desk, self._report, self._every_s = queue, desk, report, every_s
        self._queue: Queue | None = None
        self._errands: SimpleQueue[Errand | None] = SimpleQueue()
        self._thread = threading.Thread(target=self._run, name="queue", daemon=False)

    def start(self) -> None:
        """Begin to look."""
        self._thread.start()

    def close(self) -> None:
        """Look no more."""
        self._errands.put(None)
        self._thread.join()

    def call_next(self) -> None:
        """Call whoever is next to this desk."""
        self._errands.put(("next", lambda queue: queue.call_next(self._desk)))

    def add(self, wish: Wish) -> None:
        """Put a walk-in into the queue."""
        self._errands.put(("added", lambda queue: queue.add(wish, walk_in=True)))

    def move(self, move: Move, meant: TicketAct) -> None:
        """Change a ticket."""
        self._errands.put((meant, lambda queue: queue.move(move)))

    def _run(self) -> None:
        self._do(None)
        while True:
            try:
                errand = self._errands.get(timeout=self._every_s)
            except Empty:
                self._do(None)
                continue
            if errand is None:
                return
            self._do(errand)

    def _do(self, errand: Errand | None) -> None:
        meant = errand[0] if errand else None
        try:
            if self._queue is None:
                self._queue = self._open()
            ticket = errand[1](self._queue) if errand else None
            tickets = tuple(self._queue.tickets())
        except QueueUnreachable:
            self._report(TicketNews(None, meant))
            return
        self._report(TicketNews(tickets, meant, ticket))
