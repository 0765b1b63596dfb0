"""Rotation: another key of the workstation takes over the journal, and the journal says so.

A new file is made beside the journal, encrypted with the new key, in which the keys of months and
of the desk's own streams are wrapped anew; verified, it takes the journal's place by a rename.
The note of the journal's key names both keys meanwhile, so that a rotation that is cut short at
any moment ends at the next start: with the key that opens the file.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import datetime
from pathlib import Path

from citizenspot.journal import database, queries
from citizenspot.journal.database import Database, Task, faults_named
from citizenspot.journal.desk_book import KeyRotated
from citizenspot.journal.errors import CopyNotSound, JournalBeingRead, KeyInUse, RecordUnreadable
from citizenspot.journal.keys import FixedKeys, KeyStore, WorkstationKey
from citizenspot.journal.opening import (
    ROTATING,
    Opened,
    note_key,
    noted_keys,
    open_for_writing,
)
from citizenspot.journal.schema import EpochRow, VisitRow
from citizenspot.journal.sealing import (
    Seal,
    SealBroken,
    Sealed,
    epoch_key_place,
    visit_key_place,
)
from citizenspot.journal.sql_journal import SqlJournal
from citizenspot.journal.verification import verify

_WRAP_EPOCH = "UPDATE epochs SET key_id = ?, nonce = ?, wrapped = ? WHERE epoch = ?"
_WRAP_VISIT = "UPDATE visits SET key_id = ?, nonce = ?, wrapped = ? WHERE visit = ?"


def rotate(
    folder: Path, keys: KeyStore, desk: str, *, witness: Path, now: Callable[[], datetime]
) -> KeyRotated:
    """Let a new key of the store take over a journal; the desk must not be working.

    The key before stays kept: copies made until now open with it and no other (`forget_key`).

    Raises:
        JournalBeingRead: another program looks into the journal; nothing was done.
        CopyNotSound: the new file is not what was recorded; nothing was done.
        JournalError: another of its kinds; the journal is as it was.
    """
    opened = open_for_writing(folder, keys, desk)
    with opened.ending:
        if not opened.database.scrub_log():
            raise JournalBeingRead(folder=str(folder))
        new = keys.new_key()
        event = _rotated(opened.key, new)
        staged = _staged(folder, opened, new)
        # From here on its log is gone, so that none of the old key can be taken for the new file's.
        opened.database.close()
        _record(staged, new, desk, event, now())
        note_key(folder, opened.key, new)
        with faults_named(folder):
            _flush(staged / database.FILE)
            (staged / database.FILE).rename(folder / database.FILE)
            _flush(folder)
        keys.take_up(new)
        note_key(folder, new)
        shutil.rmtree(staged, ignore_errors=True)
    SqlJournal.open(folder, keys, desk, witnessed_in=witness).close()
    return event


def forget_key(folder: Path, keys: KeyStore, key_id: str) -> None:
    """Destroy a key of before; copies of the journal that were made with it open no more.

    Raises:
        KeyInUse: the journal is written with it.
        KeysUnavailable: one of its kinds.
    """
    if key_id in noted_keys(folder):
        raise KeyInUse(key=key_id)
    keys.forget(key_id)


def _rotated(old: WorkstationKey, new: WorkstationKey) -> KeyRotated:
    publics = [key.signing_key().public_key().hex() for key in (old, new)]
    return KeyRotated(old.id, new.id, *publics)


def _staged(folder: Path, opened: Opened, new: WorkstationKey) -> Path:
    """Return a folder with a copy of the journal under the new key, everything wrapped anew."""
    staged = folder / ROTATING
    with faults_named(folder):
        shutil.rmtree(staged, ignore_errors=True)
        staged.mkdir(mode=0o700)
    file = staged / database.FILE
    opened.database.copy_to(file)
    with Database(file, opened.key.database_key()) as copy:
        copy.rekey(new.database_key())
    with Database(file, new.database_key()) as copy:
        copy.write(list(_wrapping_anew(copy, opened, new)))
    note_key(staged, new)
    return staged


def _wrapping_anew(copy: Database, opened: Opened, new: WorkstationKey) -> Iterator[Task]:
    """Yield what replaces every key that the workstation's own wraps."""
    desk = opened.identity.desk
    old_seal, new_seal = Seal(opened.key.wrapping_key()), Seal(new.wrapping_key())

    def anew(row: EpochRow | VisitRow, before: bytes, after: bytes) -> tuple[object, ...]:
        if row.nonce is None or row.wrapped is None:
            return (row.key_id, None, None, row[0])
        try:
            secret = old_seal.open(Sealed(row.nonce, row.wrapped), before)
        except SealBroken as error:
            raise RecordUnreadable(record=f"the key of {row[0]}") from error
        sealed = new_seal.close(secret, after)
        return (new.id, sealed.nonce, sealed.ciphertext, row[0])

    for row in map(EpochRow._make, copy.rows(queries.EPOCHS)):
        places = [epoch_key_place(desk, row.epoch, each) for each in (row.key_id, new.id)]
        yield _WRAP_EPOCH, [anew(row, *places)]
    for visit in map(VisitRow._make, copy.rows(queries.VISITS)):
        if visit.epoch is None:
            ids = (visit.key_id, new.id)
            places = [visit_key_place(desk, visit.visit, visit.first, each) for each in ids]
            yield _WRAP_VISIT, [anew(visit, *places)]


def _record(staged: Path, new: WorkstationKey, desk: str, event: KeyRotated, at: datetime) -> None:
    """Record the rotation in the new file, and verify it."""
    only = FixedKeys(bytes.fromhex(new.written()))
    with closing(SqlJournal.open(staged, only, desk)) as journal:
        journal.note_rotated(event, at)
    findings = verify(staged, only)
    if not findings.sound:
        raise CopyNotSound(folder=str(staged), found=len(findings.findings))


def _flush(place: Path) -> None:
    descriptor = os.open(place, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
