"""The visits that have not ended, read beside a desk at work."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import closing
from pathlib import Path

from citizenspot.journal.entries import Recorded
from citizenspot.journal.keys import KeyStore
from citizenspot.journal.opening import open_for_reading
from citizenspot.journal.sql_journal import SqlJournal


def unended(folder: Path, keys: KeyStore) -> Sequence[Sequence[Recorded]]:
    """Return the events of each visit without an end, all as they stood at one moment.

    The streams of the desk itself are among them.

    Raises:
        JournalError: one of its kinds.
    """
    opened = open_for_reading(folder, keys)
    with closing(SqlJournal(opened)) as journal, opened.database.snapshot():
        return [journal.read(visit) for visit in journal.unended_visits()]
