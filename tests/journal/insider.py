"""Somebody who has the key of the file, but not those of the visits, and changes what is in it."""

from collections.abc import Sequence
from pathlib import Path

from citizenspot.journal import database
from citizenspot.journal.database import Database
from citizenspot.journal.keys import KeyStore
from tests.journal.made_up import KEYS


def tamper(
    folder: Path, *statements: str, values: Sequence[object] = (), keys: KeyStore = KEYS
) -> None:
    """Execute statements on the journal's file; `values` go with the first of them."""
    key = keys.workstation_key().database_key()
    with Database(folder / database.FILE, key) as opened:
        first, *others = statements
        opened._cursor.execute(first, values)
        for statement in others:
            opened._cursor.execute(statement)


def look(folder: Path, question: str, *, keys: KeyStore = KEYS) -> list[tuple[object, ...]]:
    """Return the rows that answer a question."""
    key = keys.workstation_key().database_key()
    with Database(folder / database.FILE, key) as opened:
        return opened.rows(question)
