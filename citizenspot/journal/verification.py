"""The verification of a journal: is everything there, as it was recorded, where it was recorded?

It reads the whole file in one snapshot, and may do so while the desk is working. What it cannot
see alone is a journal cut at its end, or put back to an earlier day; the heads printed on
receipts show that.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from citizenspot.journal import queries
from citizenspot.journal.book_inspection import BookSaid
from citizenspot.journal.chain_inspection import ChainInspection
from citizenspot.journal.desk_book import DESK_BOOK, DayClosed
from citizenspot.journal.entries import Head
from citizenspot.journal.errors import JournalDamaged
from citizenspot.journal.findings import Finding, Findings, Problem
from citizenspot.journal.head_inspection import HeadInspection, HeadJudge
from citizenspot.journal.key_ladder import KeyLadder
from citizenspot.journal.keys import KeyStore
from citizenspot.journal.opening import Opened, open_for_reading
from citizenspot.journal.records import opens
from citizenspot.journal.schema import (
    DeliveryRow,
    EpochRow,
    EventRow,
    HeadRow,
    StretchRow,
    VisitRow,
)
from citizenspot.journal.sealing import Seal, SealBroken, delivery_place
from citizenspot.journal.signed_heads import SignedHead

_ROWS_AT_ONCE = 400
# So that a page that was checked is not read and deciphered again for its events: 64 MB.
_KEEP_PAGES = "PRAGMA cache_size = -65536"


def verify(
    folder: Path,
    keys: KeyStore,
    known_heads: Mapping[int, str] | None = None,
    witnessed: Iterable[SignedHead] = (),
) -> Findings:
    """Return what is not as it was recorded in the journal of a folder.

    `known_heads` has the characters that receipts show, by the position they show; `witnessed`
    the signed heads that were kept elsewhere.

    Raises:
        JournalAbsent: there is no journal.
        KeysUnavailable: its key cannot be had.
        JournalOfAnotherKey: the key that can be had is another.
        JournalFromAnotherVersion: this program does not know its format.
    """
    try:
        opened = open_for_reading(folder, keys)
    except JournalDamaged as error:
        damage = Finding(Problem.DAMAGED, None, "journal", str(error.values["cause"]))
        return Findings(0, 0, 0, Head(0, b""), (damage,))
    with opened.ending:
        return _Verification(opened, known_heads or {}, witnessed).run()


class _Verification:
    """One walk through an open journal."""

    def __init__(
        self, opened: Opened, known_heads: Mapping[int, str], witnessed: Iterable[SignedHead]
    ) -> None:
        self._opened = opened
        self._database = opened.database
        self._desk = opened.identity.desk
        self._known_heads = known_heads
        self._witnessed = witnessed
        self._head = Head(0, opened.identity.genesis)
        self._count = 0
        self._seals: dict[str, Seal] = {}
        self._visits: dict[str, VisitRow] = {}
        self._deliveries = 0
        self._found: list[Finding] = []

    def run(self) -> Findings:
        try:
            with self._database.snapshot():
                self._look_at_everything()
        except JournalDamaged as error:
            what = f"unreadable after event {self._head.position} ({error.values['cause']})"
            self._found.append(Finding(Problem.DAMAGED, None, "journal", what))
        return Findings(
            self._count, len(self._visits), self._deliveries, self._head, tuple(self._found)
        )

    def _look_at_everything(self) -> None:
        self._look_at_pages()
        said = self._look_at_keys()
        self._look_at_events(said)
        self._look_at_deliveries()

    def _look_at_pages(self) -> None:
        """Let SQLCipher check the pages, and SQLite what they hold together."""
        self._database.rows(_KEEP_PAGES)
        for check in ("cipher_integrity_check", "integrity_check"):
            for (said,) in self._database.rows(f"PRAGMA {check}"):
                if said != "ok":
                    self._say(Problem.DAMAGED, None, "journal", said)

    def _look_at_keys(self) -> BookSaid:
        """Unwrap every key, and return what the desk's book says of those that are gone."""
        epochs = [EpochRow._make(row) for row in self._database.rows(queries.EPOCHS)]
        key = self._opened.key
        ladder = KeyLadder(self._desk, key.id, Seal(key.wrapping_key()), epochs)
        rows = [VisitRow._make(row) for row in self._database.rows(queries.VISITS)]
        self._visits = {row.visit: row for row in rows}
        book = self._visits.get(DESK_BOOK)
        said = BookSaid(self._database, self._desk, _seal_or_none(ladder, book) if book else None)
        lost = set(self._look_at_epochs(epochs, ladder, said))
        for row in rows:
            seal = _seal_or_none(ladder, row)
            is_erased = row.visit in said.erased and row.wrapped is None
            if seal is not None:
                self._seals[row.visit] = seal
            elif not is_erased and row.epoch not in lost:
                what = f"the key of visit {row.visit} is not the one that was recorded"
                self._say(Problem.CHANGED, row.first, "visit", what)
        return said

    def _look_at_epochs(
        self, rows: Iterable[EpochRow], ladder: KeyLadder, said: BookSaid
    ) -> Iterator[str]:
        """Yield the months whose key is not what it was; their visits are not blamed for it."""
        for row in rows:
            if row.wrapped is None and row.epoch in said.destroyed:
                continue
            try:
                ladder.epoch_seal(row.epoch)
            except SealBroken:
                what = f"the key of {row.epoch} is not the one that was recorded"
                self._say(Problem.CHANGED, None, "epoch", what)
                yield row.epoch

    def _look_at_events(self, said: BookSaid) -> None:
        chain = ChainInspection(self._desk, self._head.hash, self._seals, said.erased)
        heads = self._heads(said)
        self._compare(self._head)
        shown = {*self._known_heads, *heads.positions}
        try:
            for row in map(EventRow._make, self._database.walk(queries.EVENTS, _ROWS_AT_ONCE)):
                is_sound = chain.take(row)
                if row.ends_visit or row.visit == DESK_BOOK or row.position in shown:
                    self._compare(chain.head)
                    heads.look_at(row, chain.head, is_signed=is_sound and self._is_signed(row))
        finally:
            self._head, self._count = chain.head, chain.count
        self._look_for_what_is_gone(chain)
        self._found += [*chain.findings(), *heads.end(chain.head.position)]
        if not self._found:
            self._look_at_stretches(chain.stretches)

    def _heads(self, said: BookSaid) -> HeadInspection:
        journal = self._opened.identity.genesis
        rows = map(HeadRow._make, self._database.rows(queries.HEADS))
        kept = [SignedHead.of(row, self._desk, journal) for row in rows]
        signer = self._opened.key.signing_key()
        keys = said.signing_keys(signer.public_key())
        return HeadInspection(kept, self._witnessed, journal, HeadJudge(signer, keys))

    def _is_signed(self, row: EventRow) -> bool:
        """Return whether the head at this event is one the journal signs.

        Visits of release 1 have no month, and their ends were not signed.
        """
        if row.kind == DayClosed.kind and row.visit == DESK_BOOK:
            return True
        if not row.ends_visit:
            return False
        visit = self._visits.get(row.visit)
        return visit is not None and visit.epoch is not None

    def _look_for_what_is_gone(self, chain: ChainInspection) -> None:
        """Compare the end of the chain with the receipts, and the keys with the events' visits."""
        end = self._head.position
        for position in sorted(each for each in self._known_heads if each > end):
            self._say(Problem.CUT, position, "event", f"the journal ends at {end}")
        for visit in sorted(chain.begun_without_key.keys() - self._visits.keys()):
            what = f"the key of visit {visit} is missing"
            self._say(Problem.REMOVED, chain.begun_without_key[visit], "visit", what)
        named = {stretch.visit for stretch in chain.stretches}
        for visit in sorted(self._visits.keys() - named):
            what = f"every event of visit {visit} is missing"
            self._say(Problem.REMOVED, self._visits[visit].first, "visit", what)

    def _compare(self, head: Head) -> None:
        """Compare an event's hash with what a receipt shows of it."""
        shown = self._known_heads.get(head.position)
        if shown is not None and shown != head.characters:
            what = f"a receipt shows {shown}, the journal {head.characters}"
            self._say(Problem.CONTRADICTED, head.position, "event", what)

    def _look_at_stretches(self, seen: Sequence[StretchRow]) -> None:
        """Compare what leads to the events of a visit with where they are."""
        kept = set(map(StretchRow._make, self._database.rows(queries.STRETCHES)))
        for stretch in sorted(kept ^ set(seen)):
            what = f"what leads to the events of visit {stretch.visit} was changed"
            self._say(Problem.CHANGED, stretch.first, "visit", what)

    def _look_at_deliveries(self) -> None:
        for row in map(DeliveryRow._make, self._database.rows(queries.DELIVERIES)):
            self._deliveries += 1
            seal = self._seals.get(row.visit)
            if seal is None and row.visit in self._visits:
                continue
            if seal is None or not opens(
                row.sealed(), seal, delivery_place(self._desk, row.known())
            ):
                what = f"delivery {row.key} is not what was recorded"
                self._say(Problem.CHANGED, None, "delivery", what)

    def _say(self, problem: Problem, position: int | None, kind: str, what: str) -> None:
        self._found.append(Finding(problem, position, kind, what))


def _seal_or_none(ladder: KeyLadder, row: VisitRow) -> Seal | None:
    try:
        return ladder.visit_seal(row)
    except SealBroken:
        return None
