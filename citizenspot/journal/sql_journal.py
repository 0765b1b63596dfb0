"""The journal on disk: an encrypted SQLite file that one thread of one program appends to."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from contextlib import ExitStack
from datetime import datetime
from pathlib import Path
from typing import Self

from citizenspot.journal import erasing, queries, schema
from citizenspot.journal.chain import Source
from citizenspot.journal.database import Task
from citizenspot.journal.day import closing, last_closing
from citizenspot.journal.desk_book import (
    DESK_BOOK,
    EpochsDestroyed,
    JournalRestored,
    KeyRotated,
    SubjectAnswered,
    VisitRead,
    VisitsErased,
    is_of_desk,
    noted,
    signing_keys,
    told,
)
from citizenspot.journal.entries import Delivery, Head, NewEvent, Recorded, SeriesNumber
from citizenspot.journal.errors import JournalOlderThanWitness, RecordUnreadable, VisitErased
from citizenspot.journal.key_ladder import KeyLadder
from citizenspot.journal.keys import KeyStore
from citizenspot.journal.opening import Opened, open_for_writing
from citizenspot.journal.records import delivery, delivery_row, linked, recorded
from citizenspot.journal.rules import Ownership, check_name, check_request, numbers_after
from citizenspot.journal.schema import (
    DeliveryRow,
    EpochRow,
    EventRow,
    HeadRow,
    StretchRow,
    VisitRow,
)
from citizenspot.journal.sealing import Seal, SealBroken
from citizenspot.journal.signed_heads import (
    DAY_CLOSED,
    RESTORED,
    ROTATED,
    VISIT_ENDED,
    HeadSigner,
    SignedHead,
)
from citizenspot.journal.times import from_microseconds, to_microseconds
from citizenspot.journal.visit_seals import VisitSeals
from citizenspot.journal.witness import Witness


class SqlJournal:
    """A `Journal` in a folder of its own, encrypted, chained, and durable when `append` returns.

    It keeps in memory what an append needs of the past: the head and its visit, the last numbers,
    the seals of the visits going on. Within a visit appending reads nothing. What is kept
    advances after the commit, never before.
    """

    def __init__(self, opened: Opened) -> None:
        """Take over an opened journal; use `open`."""
        self._desk = opened.identity.desk
        self._genesis = opened.identity.genesis
        self._key_id = opened.key.id
        self._database = opened.database
        self._ending = opened.ending
        signer = opened.key.signing_key()
        self._signer = HeadSigner(signer.sign, signer.public_key(), self._desk, self._genesis)
        self._owner = Ownership()
        self._has_to_scrub = False
        self._public_key = signer.public_key()
        self._witness: Witness | None = None
        epochs = [EpochRow._make(row) for row in self._database.rows(queries.EPOCHS)]
        last = self._database.first(queries.LAST_EVENT)
        self._numbers: dict[str, int] = dict(self._database.rows(queries.LAST_NUMBERS))
        self._ladder = KeyLadder(self._desk, self._key_id, Seal(opened.key.wrapping_key()), epochs)
        self._seals = VisitSeals(opened.database, self._ladder)
        self._head = Head(last[0], last[1]) if last else Head(0, opened.identity.genesis)
        self._last_visit = last[2] if last else None

    @classmethod
    def open(
        cls, folder: Path, keys: KeyStore, desk: str, *, witnessed_in: Path | None = None
    ) -> Self:
        """Open the journal of a folder, or begin one, on the thread that will use it.

        Everything that was acknowledged before is there, however the last use ended.
        `witnessed_in` is the file outside the folder in which its signed heads are kept.

        Raises:
            JournalOlderThanWitness: that file knows a later head, or another one.
            JournalInUse: another program has it open.
            JournalError: another of its kinds, as `errors` names them.
        """
        opened = open_for_writing(folder, keys, desk)
        with ExitStack() as undoing:
            undoing.callback(opened.ending.close)
            journal = cls(opened)
            if witnessed_in is not None:
                journal._be_witnessed(witnessed_in)
            undoing.pop_all()
        return journal

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
        check_name(visit)
        reason = VISIT_ENDED if ends_visit else ""
        return self._append(visit, events, deliveries, ends_visit=ends_visit, signed=reason)

    def _append(
        self,
        visit: str,
        events: Sequence[NewEvent],
        deliveries: Sequence[Delivery] = (),
        *,
        ends_visit: bool = False,
        signed: str = "",
        also: Sequence[Task] = (),
    ) -> Sequence[Recorded]:
        """Record them in one transaction with `also`; `signed` says why the head is signed."""
        seal = self._seals.find(visit)
        begins = seal is None
        is_over = not begins and self._seals.is_over(visit)
        check_request(visit, events, deliveries, begins=begins, ends=ends_visit, is_over=is_over)
        numbers = numbers_after(self._numbers, events)
        source = Source(self._desk, visit, self._key_id)
        work: list[Task] = [*also]
        epoch = None
        if seal is None:
            seal, epoch = self._begin(source, events[0].at, work)
        rows, told = linked(events, source, self._head, seal, ends_visit=ends_visit)
        if told:
            if visit != self._last_visit:
                work.append((schema.INSERT_STRETCH, [StretchRow(told[0].position, visit)]))
            work.append((schema.INSERT_EVENT, rows))
        if deliveries:
            sent = [delivery_row(each, self._desk, seal) for each in deliveries]
            work.append((schema.REPLACE_DELIVERY, sent))
        if signed:
            work.append((schema.INSERT_HEAD, [self._signed(told[-1], signed)]))
        self._database.write(work)
        self._numbers = numbers
        self._advance(told, epoch)
        if begins:
            self._seals.begin(visit, seal)
        if ends_visit:
            self._seals.end(visit)
        if signed:
            self._tell_witness()
        return told

    def _signed(self, last: Recorded, reason: str) -> HeadRow:
        head = Head(last.position, last.hash)
        return self._signer.row(head, to_microseconds(last.at), reason)

    def _advance(self, told: Sequence[Recorded], epoch: EpochRow | None) -> None:
        """Keep what is durable now."""
        if epoch is not None:
            self._ladder.keep(epoch)
        if told:
            self._head = Head(told[-1].position, told[-1].hash)
            self._last_visit = told[-1].visit

    def close_day(self, day: str, at: datetime) -> Recorded:
        """Record that a day is over, and sign the head; see `Journal.close_day`."""
        self._owner.check()
        closed = last_closing(self.read(DESK_BOOK))
        counted = self._database.rows(queries.COUNTS_OF_KINDS, [closed.position])
        event = closing(day, dict(counted), closed)
        [recorded] = self._append(DESK_BOOK, [noted(event, at)], signed=DAY_CLOSED)
        if self._has_to_scrub:
            self._scrub()
        return recorded

    def ended_visits(self) -> Mapping[str, datetime]:
        """Return the ended visits that are not erased; see `Journal.ended_visits`."""
        self._owner.check()
        rows = self._database.rows(queries.ENDED_VISITS)
        return {visit: from_microseconds(at) for visit, at in rows}

    def erase(self, visits: Sequence[str], rule: str, at: datetime) -> VisitsErased:
        """Destroy visits for good; see `Journal.erase`."""
        self._owner.check()
        positions = erasing.positions_of(self._database, visits)
        event = VisitsErased(rule, erasing.erased_visits(self._database, positions))
        self._append(DESK_BOOK, [noted(event, at)], also=erasing.destroying(positions))
        for visit in visits:
            self._seals.end(visit)
        self._destroy_spent_epochs(at)
        self._scrub()
        return event

    @property
    def has_to_scrub(self) -> bool:
        """Whether the log may still hold what was erased: a reader was in it at the time."""
        return self._has_to_scrub

    def _scrub(self) -> None:
        self._has_to_scrub = not self._database.scrub_log()

    def note_restored(self, to: int, seen: int, at: datetime) -> JournalRestored:
        """Record that this journal is a copy put in the place of one that went further."""
        self._owner.check()
        event = JournalRestored(to, seen)
        self._append(DESK_BOOK, [noted(event, at)], signed=RESTORED)
        return event

    def note_rotated(self, event: KeyRotated, at: datetime) -> None:
        """Record that this journal is written with another key from here on."""
        self._owner.check()
        self._append(DESK_BOOK, [noted(event, at)], signed=ROTATED)

    def note_answered(self, visits: int, at: datetime) -> None:
        """Record that a person was told what is held about them; not who."""
        self._owner.check()
        self._append(DESK_BOOK, [noted(SubjectAnswered(visits), at)])

    def note_read(self, event: VisitRead, at: datetime) -> None:
        """Record that a visit is about to be read outside the desk's own pages, and why."""
        self._owner.check()
        self._append(DESK_BOOK, [noted(event, at)])

    def _destroy_spent_epochs(self, at: datetime) -> None:
        spent = self._ladder.spent(erasing.needed_epochs(self._database))
        if not spent:
            return
        also = [(erasing.FORGET_EPOCH, [(epoch,) for epoch in spent])]
        self._append(DESK_BOOK, [noted(EpochsDestroyed(spent), at)], also=also)
        for epoch in spent:
            self._ladder.forget(epoch)

    def signed_heads(self) -> Sequence[SignedHead]:
        """Return the heads that were signed; see `Journal.signed_heads`."""
        self._owner.check()
        return self._heads_after(0)

    def _heads_after(self, position: int) -> list[SignedHead]:
        rows = map(HeadRow._make, self._database.rows(queries.HEADS_AFTER, [position]))
        return [SignedHead.of(row, self._desk, self._genesis) for row in rows]

    def _tell_witness(self) -> None:
        if self._witness is not None:
            self._witness.keep(self._heads_after(self._head.position - 1))

    def _be_witnessed(self, file: Path) -> None:
        witness = Witness(file, self._genesis)
        # Nearly always the key of today has signed the last one, and the book stays closed.
        seen = witness.last({self._public_key}) or witness.last(self._keys_that_signed())
        position = seen.position if seen else 0
        later = self._heads_after(position - 1)
        if seen and (not later or later[0] != seen):
            raise JournalOlderThanWitness(
                file=str(file), seen=position, position=self._head.position
            )
        witness.keep(later[1:] if seen else later)
        self._witness = witness

    def _keys_that_signed(self) -> frozenset[bytes]:
        book = self.read(DESK_BOOK)
        rotations = [told(each, KeyRotated) for each in book if each.kind == KeyRotated.kind]
        return signing_keys(rotations, self._public_key)

    def read(self, visit: str) -> Sequence[Recorded]:
        """Return the events of a visit; see `Journal.read`."""
        self._owner.check()
        rows = self._database.rows(queries.EVENTS_OF, [visit])
        return [self._recorded(EventRow._make(row)) for row in rows]

    def unended_visits(self) -> Sequence[str]:
        """Return the visits without an end; see `Journal.unended_visits`."""
        self._owner.check()
        return self._seals.going_on

    def visits_since(self, position: int) -> Sequence[str]:
        """Return the visits with events from a position on; see `Journal.visits_since`."""
        self._owner.check()
        rows = self._database.rows(queries.VISITS_SINCE, [position, DESK_BOOK])
        return [visit for (visit,) in rows]

    def deliveries(self, states: Collection[str]) -> Sequence[Delivery]:
        """Return the deliveries in any of these states; see `Journal.deliveries`."""
        self._owner.check()
        rows = self._database.rows(queries.DELIVERIES_IN, [queries.several(states)])
        return [self._delivery(DeliveryRow._make(row)) for row in rows]

    def next_number(self, series: str) -> int:
        """Return the next number of a series; see `Journal.next_number`."""
        self._owner.check()
        return self._numbers.get(series, 0) + 1

    def numbered(self, number: SeriesNumber) -> str | None:
        """Return the visit whose event took a number; see `Journal.numbered`."""
        self._owner.check()
        rows = self._database.rows(queries.VISIT_NUMBERED, [number.series, number.number])
        return next((visit for (visit,) in rows), None)

    def head(self) -> Head:
        """Return the end of the chain; see `Journal.head`."""
        self._owner.check()
        return self._head

    def close(self) -> None:
        """End the use of the journal; see `Journal.close`."""
        if self._owner.end():
            self._ending.close()

    def _begin(
        self, source: Source, at: datetime, work: list[Task]
    ) -> tuple[Seal, EpochRow | None]:
        """Add the rows of a visit that begins now to the work; return its seal and new month."""
        name = None if is_of_desk(source.visit) else self._ladder.epoch_at(at)
        epoch = None if name is None else self._ladder.new_epoch(name)
        bare = VisitRow(source.visit, self._head.position + 1, self._key_id, None, None, name)
        row, seal = self._ladder.new_visit(bare, epoch)
        if epoch is not None:
            work.append((schema.INSERT_EPOCH, [epoch]))
        work.append((schema.INSERT_VISIT, [row]))
        return seal, epoch

    def _recorded(self, row: EventRow) -> Recorded:
        try:
            return recorded(row, self._desk, self._begun(row.visit))
        except SealBroken as error:
            raise RecordUnreadable(record=f"event {row.position}") from error

    def _delivery(self, row: DeliveryRow) -> Delivery:
        try:
            return delivery(row, self._desk, self._begun(row.visit))
        except (SealBroken, VisitErased) as error:
            # Deliveries go with their visit: one that is there without its key was put back.
            raise RecordUnreadable(record=f"delivery {row.key}") from error

    def _begun(self, visit: str) -> Seal:
        """Return the seal of a visit that has rows; without a key, nothing of it opens."""
        seal = self._seals.find(visit)
        if seal is None:
            raise SealBroken
        return seal
