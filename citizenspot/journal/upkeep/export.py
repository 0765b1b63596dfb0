"""The export of one visit: everything a third party needs to check it with `openssl` alone.

What is exported is what was sealed, the key of this one visit, and the chain from its first event
to a head that the workstation signed. Of other visits in between stand header and digest, which
name nobody. `docs/journal.md` describes the folder.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

from citizenspot.journal import queries
from citizenspot.journal.chain import canonical
from citizenspot.journal.database import faults_named
from citizenspot.journal.errors import NothingToExport, RecordUnreadable
from citizenspot.journal.key_ladder import KeyLadder
from citizenspot.journal.keys import KeyStore
from citizenspot.journal.opening import Opened, open_for_reading
from citizenspot.journal.schema import EpochRow, EventRow, HeadRow, VisitRow
from citizenspot.journal.sealing import Seal, SealBroken
from citizenspot.journal.signed_heads import SignedHead
from citizenspot.journal.upkeep.new_folder import make_new_folder

_SCRIPT = Path(__file__).with_name("verify-visit.sh")


def export_visit(
    folder: Path,
    keys: KeyStore,
    visit: str,
    to: Path,
    *,
    note: Callable[[], None] = lambda: None,
) -> int:
    """Write a visit into a new folder, and return how many events of it there are.

    `note` is called when it is sure that the visit can be exported, and before anything is.

    Raises:
        FolderNotNew: there is something in its place.
        NothingToExport: the visit is unknown, was erased, or no signed head follows it yet.
        RecordUnreadable: an event or the visit's key is not what was recorded.
        JournalError: another of its kinds.
    """
    opened = open_for_reading(folder, keys)
    with opened.ending, opened.database.snapshot():
        export = _Export(opened, visit)
        make_new_folder(to)
        with faults_named(to):
            note()
            return export.write(to)


class _Export:
    """One visit, and the chain to the head that vouches for it."""

    def __init__(self, opened: Opened, visit: str) -> None:
        self._database = opened.database
        self._desk = opened.identity.desk
        self._genesis = opened.identity.genesis
        self._visit = visit
        found = self._database.first(queries.VISIT, [visit])
        row = None if found is None else VisitRow._make(found)
        positions = [at for (at,) in self._database.rows(queries.POSITIONS_OF, [visit])]
        if row is None or row.wrapped is None or not positions:
            raise NothingToExport(visit=visit)
        self._key = self._key_of(row, opened)
        self._first = positions[0]
        head = self._database.first(queries.HEADS_AFTER, [positions[-1] - 1])
        if head is None:
            raise NothingToExport(visit=visit)
        self._head = SignedHead.of(HeadRow._make(head), self._desk, self._genesis)

    def write(self, to: Path) -> int:
        (to / "start").write_bytes(self._hash_before())
        (to / "head").write_bytes(self._head.message())
        (to / "head.signature").write_bytes(bytes.fromhex(self._head.signature))
        public = Ed25519PublicKey.from_public_bytes(bytes.fromhex(self._head.key))
        pem = public.public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo)
        (to / "desk-key.pem").write_bytes(pem)
        (to / "visit-key").write_bytes(self._key)
        script = to / "verify.sh"
        script.write_bytes(_SCRIPT.read_bytes())
        script.chmod(0o700)
        return sum(self._write_event(row, to / "events") for row in self._rows())

    def _write_event(self, row: EventRow, events: Path) -> bool:
        """Write an event, and return whether it is one of the visit."""
        folder = events / f"{row.position:012d}"
        folder.mkdir(mode=0o700, parents=True)
        known = canonical(row.header(self._desk))
        (folder / "header").write_bytes(known)
        (folder / "digest").write_bytes(row.digest)
        sealed = row.sealed()
        if row.visit != self._visit or sealed is None:
            return False
        try:
            payload = Seal(self._key).open(sealed, known)
        except SealBroken as error:
            raise RecordUnreadable(record=f"event {row.position}") from error
        (folder / "sealed").write_bytes(sealed.nonce + sealed.ciphertext)
        (folder / "payload").write_bytes(payload)
        return True

    def _rows(self) -> Iterator[EventRow]:
        within = [self._first, self._head.position]
        return map(EventRow._make, self._database.rows(queries.EVENTS_BETWEEN, within))

    def _hash_before(self) -> bytes:
        before = self._database.first(queries.HASH_AT, [self._first - 1])
        return self._genesis if before is None else bytes(before[0])

    def _key_of(self, row: VisitRow, opened: Opened) -> bytes:
        epochs = [EpochRow._make(each) for each in self._database.rows(queries.EPOCHS)]
        wrapping = Seal(opened.key.wrapping_key())
        try:
            return KeyLadder(self._desk, opened.key.id, wrapping, epochs).visit_key(row)
        except SealBroken as error:
            raise RecordUnreadable(record=f"the key of visit {row.visit}") from error
