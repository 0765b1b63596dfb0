"""The signed heads of a journal, read beside a desk at work."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from citizenspot.journal import queries
from citizenspot.journal.keys import KeyStore
from citizenspot.journal.opening import open_for_reading
from citizenspot.journal.schema import HeadRow
from citizenspot.journal.signed_heads import SignedHead


def signed_heads(folder: Path, keys: KeyStore) -> Sequence[SignedHead]:
    """Return the heads that were signed, the first first.

    Raises:
        JournalError: one of its kinds.
    """
    opened = open_for_reading(folder, keys)
    with opened.ending:
        identity = opened.identity
        rows = map(HeadRow._make, opened.database.rows(queries.HEADS_AFTER, [0]))
        return [SignedHead.of(row, identity.desk, identity.genesis) for row in rows]
