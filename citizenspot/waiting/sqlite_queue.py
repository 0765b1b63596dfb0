"""The queue in a file: every change is one transaction that takes the file's write lock first."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

import msgspec

from citizenspot.waiting.queue import QueueUnreachable
from citizenspot.waiting.ticket import Move, Ticket, Wish, called, in_order, next_number

_WAIT_S = 5.0
_TABLE = """
CREATE TABLE IF NOT EXISTS tickets (
    day TEXT NOT NULL, number TEXT NOT NULL, ticket TEXT NOT NULL, PRIMARY KEY (day, number)
) STRICT
"""

_KEEP = """
INSERT INTO tickets VALUES (?, ?, ?)
ON CONFLICT (day, number) DO UPDATE SET ticket = excluded.ticket
"""


class SqliteQueue:
    """A `Queue` in a SQLite file, for the desks of one machine; others go through the service.

    A ticket is kept until a ticket of a later day is added: nothing of a day stays longer.
    """

    def __init__(self, file: Path, now: Callable[[], datetime]) -> None:
        self._file, self._now = file, now
        try:
            file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        except OSError as error:
            raise QueueUnreachable(str(error)) from error
        with self._open() as core:
            core.execute("PRAGMA journal_mode = WAL")
            core.execute(_TABLE)

    def tickets(self) -> Sequence[Ticket]:
        """Return today's tickets; see `Queue.tickets`."""
        with self._open() as core:
            return self._todays(core)

    def add(self, wish: Wish, *, walk_in: bool) -> Ticket:
        """Put someone into the queue; see `Queue.add`."""
        with self._changing() as core:
            core.execute("DELETE FROM tickets WHERE day <> ?", [self._today])
            number = next_number(self._todays(core), walk_in=walk_in)
            ticket = Ticket(number, self._now(), wish, walk_in=walk_in)
            self._keep(core, ticket)
            return ticket

    def call_next(self, desk: str) -> Ticket | None:
        """Call whoever is next; see `Queue.call_next`."""
        with self._changing() as core:
            waiting = in_order(self._todays(core))
            return self._moved(core, called(waiting[0].number, desk)) if waiting else None

    def move(self, move: Move) -> Ticket | None:
        """Change a ticket; see `Queue.move`."""
        with self._changing() as core:
            return self._moved(core, move)

    @property
    def _today(self) -> str:
        return self._now().date().isoformat()

    @contextmanager
    def _open(self) -> Iterator[sqlite3.Connection]:
        """Give a connection of this call's own: calls come from any thread."""
        try:
            core = sqlite3.connect(self._file, timeout=_WAIT_S, isolation_level=None)
            try:
                yield core
            finally:
                core.close()
        except sqlite3.Error as error:
            raise QueueUnreachable(str(error)) from error

    @contextmanager
    def _changing(self) -> Iterator[sqlite3.Connection]:
        with self._open() as core:
            core.execute("BEGIN IMMEDIATE")
            yield core
            core.execute("COMMIT")

    def _todays(self, core: sqlite3.Connection) -> tuple[Ticket, ...]:
        asked = "SELECT ticket FROM tickets WHERE day = ? ORDER BY rowid"
        rows = core.execute(asked, [self._today]).fetchall()
        return tuple(msgspec.json.decode(text, type=Ticket) for (text,) in rows)

    def _moved(self, core: sqlite3.Connection, move: Move) -> Ticket | None:
        found = [ticket for ticket in self._todays(core) if ticket.number == move.number]
        if not found or found[0].stand not in move.wanted:
            return None
        ticket = msgspec.structs.replace(found[0], stand=move.stand, desk=move.desk)
        self._keep(core, ticket)
        return ticket

    def _keep(self, core: sqlite3.Connection, ticket: Ticket) -> None:
        row = [self._today, ticket.number, msgspec.json.encode(ticket).decode()]
        core.execute(_KEEP, row)
