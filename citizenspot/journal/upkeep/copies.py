"""Copies of a journal: made while the desk works, and put in its place when it is lost.

A copy is encrypted as the journal is, and opens with the same key. What was erased later is
still in it, so copies are deleted in turn (`retention`).
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from citizenspot.journal import database
from citizenspot.journal.database import faults_named, log_of
from citizenspot.journal.desk_book import JournalRestored
from citizenspot.journal.entries import Head
from citizenspot.journal.errors import CopyNotSound, JournalError
from citizenspot.journal.keys import KeyStore
from citizenspot.journal.lock import FolderLock
from citizenspot.journal.opening import KEY_ID_FILE, noted_keys, open_for_reading
from citizenspot.journal.sql_journal import SqlJournal
from citizenspot.journal.upkeep.new_folder import make_new_folder
from citizenspot.journal.verification import verify

_HELD = "journal.replaced"


def back_up(folder: Path, keys: KeyStore, to: Path) -> Head:
    """Copy the journal of a folder to a new folder as it is at one moment, and verify the copy.

    May run while the desk appends: readers and the writer do not wait for each other. Returns
    the head of the copy.

    Raises:
        FolderNotNew: there is something in its place.
        CopyNotSound: the copy is there, and is not what was recorded.
        JournalError: another of its kinds.
    """
    opened = open_for_reading(folder, keys)
    with opened.ending:
        make_new_folder(to)
        opened.database.copy_to(to / database.FILE)
    with faults_named(to):
        shutil.copyfile(folder / KEY_ID_FILE, to / KEY_ID_FILE)
        _flush(to)
    return _sound_head(to, keys)


def restore(
    copy: Path,
    folder: Path,
    keys: KeyStore,
    desk: str,
    *,
    witness: Path,
    now: Callable[[], datetime],
) -> JournalRestored:
    """Put a copy in the place of a journal, and record that; the journal before is kept beside it.

    What is kept of its signed heads shows how far the lost journal went. Those receipts and heads
    contradict the restored one from there on, as they should.

    Raises:
        CopyNotSound: the copy is not what was recorded; nothing was done.
        JournalInUse: the desk is working.
        JournalError: another of its kinds.
    """
    head = _sound_head(copy, keys)
    moment = now()
    aside = f"{_HELD}-{moment:%Y%m%dT%H%M%S}"
    with faults_named(folder):
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        lock = FolderLock.take(folder, desk)
        try:
            seen = max(head.position, _seen_in(witness), _end_of(folder, keys))
            _set_aside(folder, folder / aside, witness)
            shutil.copyfile(copy / database.FILE, folder / database.FILE)
            shutil.copyfile(copy / KEY_ID_FILE, folder / KEY_ID_FILE)
            _flush(folder)
            _take_up_key_of(copy, keys)
        finally:
            lock.release()
    journal = SqlJournal.open(folder, keys, desk, witnessed_in=witness)
    try:
        return journal.note_restored(head.position, seen, moment)
    finally:
        journal.close()


def _sound_head(copy: Path, keys: KeyStore) -> Head:
    findings = verify(copy, keys)
    if not findings.sound:
        raise CopyNotSound(folder=str(copy), found=len(findings.findings))
    return findings.head


def _take_up_key_of(copy: Path, keys: KeyStore) -> None:
    """Let the key a copy was written with be the one in use: it may be from before a rotation."""
    for key in filter(None, map(keys.kept_key, noted_keys(copy))):
        keys.take_up(key)


def _seen_in(witness: Path) -> int:
    from citizenspot.journal.signed_heads import read_heads  # noqa: PLC0415 - only here

    if not witness.exists():
        return 0
    return max((head.position for head in read_heads(witness)), default=0)


def _end_of(folder: Path, keys: KeyStore) -> int:
    """Return how far the journal that is replaced went, as far as it can still be read."""
    try:
        return verify(folder, keys).head.position
    except JournalError:
        return 0


def _set_aside(folder: Path, aside: Path, witness: Path) -> None:
    aside.mkdir(mode=0o700)
    file = folder / database.FILE
    for each in (file, log_of(file), file.with_name(f"{file.name}-shm"), witness):
        if each.exists():
            each.rename(aside / each.name)


def _flush(folder: Path) -> None:
    for each in (folder / database.FILE, folder / KEY_ID_FILE, folder):
        descriptor = os.open(each, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
