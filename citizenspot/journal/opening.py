"""Opening a journal: take the folder, find the key, and make sure the three belong together."""

from __future__ import annotations

import secrets
import shutil
from contextlib import ExitStack
from pathlib import Path
from typing import NamedTuple

from citizenspot.journal import database, queries, schema
from citizenspot.journal.chain import genesis
from citizenspot.journal.database import Database, faults_named, grow_wal, log_of
from citizenspot.journal.errors import (
    JournalAbsent,
    JournalDamaged,
    JournalFromAnotherVersion,
    JournalOfAnotherDesk,
    JournalOfAnotherKey,
    KeyMissing,
)
from citizenspot.journal.keys import KeyStore, WorkstationKey, write_private_file
from citizenspot.journal.lock import FolderLock

KEY_ID_FILE = "journal.key-id"
ROTATING = "journal.rotating"
"""The folder in which the rotation of the key makes the file that takes the journal's place."""


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
        key = _key_to_write_with(folder, keys)
        file = folder / database.FILE
        shutil.rmtree(folder / ROTATING, ignore_errors=True)
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
        key = _key_to_read_with(folder, keys)
        opened = ending.enter_context(Database(file, key.database_key(), reading_only=True))
        return Opened(opened, key, read_identity(opened, folder), ending.pop_all())


def read_identity(opened: Database, folder: Path) -> Identity:
    """Return what the journal says of itself.

    Raises:
        JournalFromAnotherVersion: this program does not know its format.
        JournalDamaged: it says nothing, or not what it said when it was made.
    """
    row = opened.first(queries.IDENTITY)
    if row is None:
        raise JournalDamaged(folder=str(folder), cause="it has no name")
    release, desk, journal, begins_from = row
    if release != schema.FORMAT:
        raise JournalFromAnotherVersion(folder=str(folder), found=release)
    if begins_from != genesis(desk, journal):
        raise JournalDamaged(folder=str(folder), cause="its name was changed")
    return Identity(desk, begins_from)


def noted_keys(folder: Path) -> list[str]:
    """Return the id of the key a journal is written with; of two where a rotation was cut short.

    The later of two is the one it was about to get.
    """
    note = folder / KEY_ID_FILE
    try:
        with faults_named(folder):
            return note.read_text(encoding="ascii").split() if note.exists() else []
    except UnicodeDecodeError as error:
        raise JournalDamaged(folder=str(folder), cause=KEY_ID_FILE) from error


def note_key(folder: Path, *keys: WorkstationKey) -> None:
    """Note which key a journal is written with, durable on return."""
    with faults_named(folder):
        write_private_file(folder / KEY_ID_FILE, " ".join(key.id for key in keys).encode())


def _key_to_write_with(folder: Path, keys: KeyStore) -> WorkstationKey:
    """Return the key in use, after comparing it with the one the journal was made with."""
    noted = noted_keys(folder)
    if len(noted) > 1:
        return _key_after_rotation(folder, keys, noted)
    is_new = not noted and not (folder / database.FILE).exists()
    key = _expected_key(folder, keys, noted)
    if is_new:
        note_key(folder, key)
    return key


def _key_to_read_with(folder: Path, keys: KeyStore) -> WorkstationKey:
    """Return the key a journal was written with, be it one that is not in use any more."""
    noted = noted_keys(folder)
    kept = [key for each in noted if (key := keys.kept_key(each)) is not None]
    for key in reversed(kept):
        if len(noted) == 1 or _opens(folder, key):
            return key
    return _expected_key(folder, keys, noted)


def _expected_key(folder: Path, keys: KeyStore, noted: list[str]) -> WorkstationKey:
    key = keys.workstation_key(expected=noted[-1] if noted else None)
    if noted and key.id not in noted:
        raise JournalOfAnotherKey(folder=str(folder), found=noted[-1], key=key.id)
    return key


def _key_after_rotation(folder: Path, keys: KeyStore, noted: list[str]) -> WorkstationKey:
    """End a rotation that was cut short: the key that opens the file is the one in use."""
    for key_id in reversed(noted):
        key = keys.kept_key(key_id)
        if key is not None and _opens(folder, key):
            keys.take_up(key)
            note_key(folder, key)
            return key
    raise KeyMissing(key=noted[-1])


def _opens(folder: Path, key: WorkstationKey) -> bool:
    try:
        Database(folder / database.FILE, key.database_key(), reading_only=True).close()
    except JournalDamaged:
        return False
    return True


def _make_tables(opened: Database, desk: str) -> None:
    if opened.rows(queries.IS_MADE) != [(0,)]:
        return
    name = secrets.token_hex(16)
    identity = (schema.FORMAT, desk, name, genesis(desk, name))
    # One transaction: a start cut short leaves a file without tables, and the next makes them.
    with opened.changing():
        for statement in schema.TABLES:
            opened.driver.execute(statement)
        opened.driver.execute(schema.INSERT_IDENTITY, identity)
        opened.driver.execute(schema.INSERT_RELEASE, (f"format_{schema.FORMAT}",))


def _upgrade_tables(opened: Database) -> None:
    """Bring the tables of an earlier release to this one's; any other is left as it is."""
    identity = opened.first(queries.IDENTITY)
    if identity is None or not 0 < identity[0] < schema.FORMAT:
        return
    # Here and not above: Alembic takes a third of a second to load, once in a journal's life.
    from citizenspot.journal.releases.upgrade import upgrade  # noqa: PLC0415

    upgrade(opened, identity[0])
