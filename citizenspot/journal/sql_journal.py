"""The journal on disk: an encrypted SQLite file that one thread of one program appends to."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from pathlib import Path
from typing import Self

from citizenspot.journal import queries, schema
from citizenspot.journal.chain import Source
from citizenspot.journal.database import Task
from citizenspot.journal.entries import Delivery, Head, NewEvent, Recorded
from citizenspot.journal.errors import RecordUnreadable
from citizenspot.journal.keys import KeyStore
from citizenspot.journal.opening import Opened, open_for_writing
from citizenspot.journal.records import delivery, delivery_row, event_rows, new_visit, recorded
from citizenspot.journal.rules import Ownership, check_request, numbers_after
from citizenspot.journal.schema import DeliveryRow, EventRow, StretchRow
from citizenspot.journal.sealing import Seal, SealBroken
from citizenspot.journal.visit_seals import VisitSeals


class SqlJournal:
    """A `Journal` in a folder of its own, encrypted, chained, and durable when `append` returns.

    It keeps in memory what an append needs of the past: the head and its visit, the last numbers,
    the seals of the visits going on. Within a visit appending reads nothing. What is kept
    advances after the commit, never before.
    """

    def __init__(self, opened: Opened) -> None:
        """Take over an opened journal; use `open`."""
        self._desk = opened.identity.desk
        self._key_id = opened.key.id
        self._database = opened.database
        self._ending = opened.ending
        self._wrapping = Seal(opened.key.wrapping_key())
        self._seals = VisitSeals(opened.database, self._desk, self._wrapping)
        self._owner = Ownership()
        with self._database.reading() as core:
            last = core.execute(queries.last_event()).one_or_none()
            self._numbers = dict(core.execute(queries.last_numbers()).all())
        self._head = Head(last[0], last[1]) if last else Head(0, opened.identity.genesis)
        self._last_visit = last[2] if last else None

    @classmethod
    def open(cls, folder: Path, keys: KeyStore, desk: str) -> Self:
        """Open the journal of a folder, or begin one, on the thread that will use it.

        Everything that was acknowledged before is there, however the last use ended.

        Raises:
            JournalInUse: another program has it open.
            JournalError: another of its kinds, as `errors` names them.
        """
        opened = open_for_writing(folder, keys, desk)
        try:
            return cls(opened)
        except BaseException:
            opened.ending.close()
            raise

    def append(
        self,
        visit: str,
        events: Sequence[NewEvent],
        deliveries: Sequence[Delivery] = (),
        *,
        ends_visit: bool = False,
    ) -> Sequence[Recorded]:
        """Record events and deliveries of a visit; see `Journal.append`."""
        self._owner.check()
        seal = self._seals.find(visit)
        begins = seal is None
        check_request(visit, events, deliveries, begins=begins, ends=ends_visit)
        numbers = numbers_after(self._numbers, events)
        source = Source(self._desk, visit, self._key_id)
        work: list[Task] = []
        if seal is None:
            seal = self._begin(source, work)
        rows = event_rows(events, source, self._head, seal, ends_visit=ends_visit)
        if rows and visit != self._last_visit:
            work.append((schema.INSERT_STRETCH, [StretchRow(rows[0].position, visit)]))
        if rows:
            work.append((schema.INSERT_EVENT, rows))
        if deliveries:
            sent = [delivery_row(each, self._desk, seal) for each in deliveries]
            work.append((schema.REPLACE_DELIVERY, sent))
        self._database.write(work)
        if rows:
            self._head = Head(rows[-1].position, rows[-1].hash)
            self._last_visit = visit
        self._numbers = numbers
        if begins:
            self._seals.begin(visit, seal)
        if ends_visit:
            self._seals.end(visit)
        return [
            Recorded.of(event, row.position, visit, row.hash)
            for event, row in zip(events, rows, strict=True)
        ]

    def read(self, visit: str) -> Sequence[Recorded]:
        """Return the events of a visit; see `Journal.read`."""
        self._owner.check()
        with self._database.reading() as core:
            rows = [EventRow._make(row) for row in core.execute(queries.events_of(visit))]
        return [self._recorded(row) for row in rows]

    def unended_visits(self) -> Sequence[str]:
        """Return the visits without an end; see `Journal.unended_visits`."""
        self._owner.check()
        with self._database.reading() as core:
            return core.execute(queries.unended_visits()).scalars().all()

    def deliveries(self, states: Collection[str]) -> Sequence[Delivery]:
        """Return the deliveries in any of these states; see `Journal.deliveries`."""
        self._owner.check()
        with self._database.reading() as core:
            rows = [DeliveryRow._make(row) for row in core.execute(queries.deliveries_in(states))]
        return [self._delivery(row) for row in rows]

    def next_number(self, series: str) -> int:
        """Return the next number of a series; see `Journal.next_number`."""
        self._owner.check()
        return self._numbers.get(series, 0) + 1

    def head(self) -> Head:
        """Return the end of the chain; see `Journal.head`."""
        self._owner.check()
        return self._head

    def close(self) -> None:
        """End the use of the journal; see `Journal.close`."""
        if self._owner.end():
            self._ending.close()

    def _begin(self, source: Source, work: list[Task]) -> Seal:
        """Return the seal of a visit that begins now, and add its row to the work."""
        row, seal = new_visit(source, self._head.position + 1, self._wrapping)
        work.append((schema.INSERT_VISIT, [row]))
        return seal

    def _recorded(self, row: EventRow) -> Recorded:
        try:
            return recorded(row, self._desk, self._begun(row.visit))
        except SealBroken as error:
            raise RecordUnreadable(record=f"event {row.position}") from error

    def _delivery(self, row: DeliveryRow) -> Delivery:
        try:
            return delivery(row, self._desk, self._begun(row.visit))
        except SealBroken as error:
            raise RecordUnreadable(record=f"delivery {row.key}") from error

    def _begun(self, visit: str) -> Seal:
        """Return the seal of a visit that has rows; without a key, nothing of it opens."""
        seal = self._seals.find(visit)
        if seal is None:
            raise SealBroken
        return seal
