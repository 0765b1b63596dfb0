"""Reads one stream of a journal beside the desk that works on it, and takes nothing from it."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from citizenspot.journal import queries
from citizenspot.journal.entries import Recorded
from citizenspot.journal.errors import RecordUnreadable
from citizenspot.journal.key_ladder import KeyLadder
from citizenspot.journal.keys import KeyStore
from citizenspot.journal.opening import open_for_reading
from citizenspot.journal.records import recorded
from citizenspot.journal.schema import EpochRow, EventRow
from citizenspot.journal.sealing import Seal, SealBroken
from citizenspot.journal.visit_seals import VisitSeals


def read_stream(folder: Path, keys: KeyStore, stream: str) -> Sequence[Recorded]:
    """Return the events of a stream, oldest first; none where it has not begun.

    Raises:
        JournalAbsent: there is no journal yet.
        JournalError: another of its kinds.
    """
    opened = open_for_reading(folder, keys)
    with opened.ending:
        epochs = [EpochRow._make(row) for row in opened.database.rows(queries.EPOCHS)]
        desk = opened.identity.desk
        ladder = KeyLadder(desk, opened.key.id, Seal(opened.key.wrapping_key()), epochs)
        seal = VisitSeals(opened.database, ladder).find(stream)
        if seal is None:
            return []
        rows = opened.database.rows(queries.EVENTS_OF, [stream])
        try:
            return [recorded(EventRow._make(row), desk, seal) for row in rows]
        except SealBroken as error:
            raise RecordUnreadable(record=f"the stream {stream}") from error
