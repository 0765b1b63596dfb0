"""Opening a journal: take the folder, find the key, and make sure the three belong together."""

from __future__ import annotations

import secrets
from contextlib import ExitStack
from pathlib import Path
from typing import NamedTuple

from sqlalchemy import insert, inspect, select

from citizenspot.journal import database, schema
from citizenspot.journal.chain import genesis
from citizenspot.journal.database import Database, faults_named, grow_wal, log_of
from citizenspot.journal.errors import (
    JournalAbsent,
    JournalDamaged,
    JournalFromAnotherVersion,
    JournalOfAnotherDesk,
    JournalOfAnotherKey,
)
from citizenspot.journal.keys import KeyStore, WorkstationKey, write_private_file
from citizenspot.journal.lock import FolderLock

KEY_ID_FILE = "journal.key-id"


class Identity(NamedTuple):
    """What a journal says of itself."""

    desk: str
    genesis: bytes


class Opened(NamedTuple):
    """An open journal's parts; `ending` closes them, the lock last."""

    database: Database
    key: WorkstationKey
    identity: Identity
    ending: ExitStack


def open_for_writing(folder: Path, keys: KeyStore, desk: str) -> Opened:
    """Open the journal of a folder for this process alone; make it if there is none.

    Raises:
        JournalError: one of its kinds; nothing stays open, and no key or journal is replaced.
    """
    with ExitStack() as ending:
        with faults_named(folder):
            folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            lock = FolderLock.take(folder, desk)
        ending.callback(lock.release)
        key = _key_of(folder, keys)
        file = folder / database.FILE
        was_cut_short = log_of(file).exists()
        opened = ending.enter_context(Database(file, key.database_key()))
        _make_tables(opened, desk)
        _upgrade_tables(opened)
        identity = read_identity(opened, folder)
        if identity.desk != desk:
            raise JournalOfAnotherDesk(folder=str(folder), found=identity.desk, desk=desk)
        if was_cut_short:
            # It may hold what an erasure was about to remove.
            opened.scrub_log()
        grow_wal(file)
        return Opened(opened, key, identity, ending.pop_all())


def open_for_reading(folder: Path, keys: KeyStore) -> Opened:
    """Open the journal of a folder to look at it, also while a running program appends to it.

    Raises:
        JournalError: one of its kinds; nothing stays open.
    """
    file = folder / database.FILE
    if not file.exists():
        raise JournalAbsent(folder=str(folder))
    with ExitStack() as ending:
        key = _key_of(folder, keys)
        opened = ending.enter_context(Database(file, key.database_key(), reading_only=True))
        return Opened(opened, key, read_identity(opened, folder), ending.pop_all())


def read_identity(opened: Database, folder: Path) -> Identity:
    """Return what the journal says of itself.

    Raises:
        JournalFromAnotherVersion: this program does not know its format.
        JournalDamaged: it says nothing, or not what it said when it was made.
    """
    with opened.reading() as core:
        row = core.execute(select(schema.identity)).one_or_none()
    if row is None:
        raise JournalDamaged(folder=str(folder), cause="it has no name")
    if row.format != schema.FORMAT:
        raise JournalFromAnotherVersion(folder=str(folder), found=row.format)
    if row.genesis != genesis(row.desk, row.journal):
        raise JournalDamaged(folder=str(folder), cause="its name was changed")
    return Identity(row.desk, row.genesis)


def _key_of(folder: Path, keys: KeyStore) -> WorkstationKey:
    """Return the workstation's key, after comparing it with the one the journal was made with."""
    note = folder / KEY_ID_FILE
    with faults_named(folder):
        noted = note.read_text() if note.exists() else None
        is_new = noted is None and not (folder / database.FILE).exists()
        key = keys.workstation_key(expected=noted)
    if noted not in {None, key.id}:
        raise JournalOfAnotherKey(folder=str(folder), found=str(noted), key=key.id)
    if is_new:
        with faults_named(folder):
            write_private_file(note, key.id.encode())
    return key


def _make_tables(opened: Database, desk: str) -> None:
    name = secrets.token_hex(16)
    with opened.reading() as core:
        if inspect(core).has_table(schema.identity.name):
            return
    row = {"id": 1, "format": schema.FORMAT, "desk": desk, "journal": name}
    row["genesis"] = genesis(desk, name)
    # One transaction: a start cut short leaves a file without tables, and the next makes them.
    with opened.reading() as core:
        core.exec_driver_sql("BEGIN IMMEDIATE")
        schema.metadata.create_all(core)
        core.execute(insert(schema.identity), row)
        release = {"version_num": f"format_{schema.FORMAT}"}
        core.execute(insert(schema.metadata.tables["alembic_version"]), release)
        core.exec_driver_sql("COMMIT")


def _upgrade_tables(opened: Database) -> None:
    """Bring the tables of an earlier release to this one's; a later one is left for its own."""
    with opened.reading() as core:
        release = core.execute(select(schema.identity.c.format)).scalar()
        if release is None or release >= schema.FORMAT:
            return
        # Here and not above: Alembic takes a third of a second to load, once in a journal's life.
        from citizenspot.journal.releases.upgrade import upgrade  # noqa: PLC0415

        core.exec_driver_sql("BEGIN IMMEDIATE")
        upgrade(core, release)
        core.exec_driver_sql("COMMIT")
