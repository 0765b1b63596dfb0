"""A journal whose files are damaged by made-up bytes, and then opened, read and verified.

The bytes are a list of damages: bytes of a file that are overwritten, an end that is cut off, or a
value of a row that somebody with the file's key puts in the place of another.
"""

import importlib
import os
import tempfile
from collections.abc import Callable, Iterator, Mapping
from contextlib import closing
from functools import cache
from pathlib import Path

from sqlcipher3.dbapi2 import Error

from citizenspot.journal import database
from citizenspot.journal.database import Database
from citizenspot.journal.errors import JournalError, RecordUnreadable, VisitErased
from citizenspot.journal.opening import KEY_ID_FILE
from citizenspot.journal.schema import EventRow
from citizenspot.journal.signed_heads import read_heads
from citizenspot.journal.sql_journal import SqlJournal
from citizenspot.journal.verification import verify
from tests.fuzz.targets.target import Target
from tests.journal.made_up import DESK, KEYS, OPENING, delivery, event, receipt

FILE, LOG, WITNESS = database.FILE, f"{database.FILE}-wal", "heads.jsonl"
FILES = (FILE, LOG, KEY_ID_FILE, WITNESS)
COLUMNS = {
    "identity": ("format", "desk", "journal", "genesis"),
    "epochs": ("epoch", "key_id", "nonce", "wrapped"),
    "visits": ("visit", "first", "key_id", "nonce", "wrapped", "epoch"),
    "events": EventRow._fields,
    "stretches": ("first", "visit"),
    "heads": ("position", "hash", "at", "reason", "key", "signature"),
    "deliveries": ("key", "visit", "case_id", "state", "created_at", "next_at", "ciphertext"),
}
PLACES = [(table, column) for table, columns in COLUMNS.items() for column in columns]
DAMAGE_BYTES = 5

# Loaded now, and not within an input whose memory is measured.
importlib.import_module("citizenspot.journal.releases.upgrade")

# Damages that do nothing yet: no new bytes, and rows that are not there.
SEEDS = (b"", bytes([0, 0, 1, 200, 0]) * 3, bytes([2, 9, 0, 63, 0]) * 2)


def damaged(damages: bytes) -> None:
    """Look at the damaged journal as a verification, a restore and a start would do.

    Raises:
        JournalError: it was refused, as it may be.
    """
    # In memory, where there is a folder for that: nothing is to be proved of the disk.
    memory = Path("/dev/shm")  # noqa: S108 - a folder of our own in it
    with tempfile.TemporaryDirectory(dir=memory if memory.is_dir() else None) as name:
        folder = Path(name)
        for file, content in whole().items():
            (folder / file).write_bytes(content)
        for kind, place, offset, new in split(damages):
            damage(folder, (kind, place), offset, new)
        refusals = [refusal for look in (verified, worked_in) if (refusal := refused(look, folder))]
    if refusals:
        raise refusals[0]


def refused(look: Callable[[Path], None], folder: Path) -> JournalError | None:
    try:
        look(folder)
    except JournalError as error:
        str(error)
        return error
    except VisitErased as error:
        # Its key is gone without an event: the verification names it.
        return RecordUnreadable(record=str(error))
    return None


def verified(folder: Path) -> None:
    findings = verify(folder, KEYS, {3: "ABCD"}, read_heads(folder / WITNESS))
    assert all(finding.what for finding in findings.findings)


def worked_in(folder: Path) -> None:
    with closing(SqlJournal.open(folder, KEYS, DESK, witnessed_in=folder / WITNESS)) as journal:
        for visit in journal.unended_visits():
            journal.read(visit)
        journal.deliveries(["queued"])
        journal.append("a new visit", [event()])
        journal.close_day("2026-11-23", OPENING)


@cache
def whole() -> Mapping[str, bytes]:
    """Return the files of a journal at work: a part of it stands in the log only."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        opened = SqlJournal.open(folder, KEYS, DESK, witnessed_in=folder / WITNESS)
        with closing(opened) as journal:
            journal.append("visit-1", [event(), receipt(1)], [delivery()], ends_visit=True)
            journal.append("visit-2", [event()], ends_visit=True)
            journal.erase(["visit-2"], "a rule", OPENING)
            journal.append("visit-3", [event()] * 8, [delivery("once-2", visit="visit-3")])
            journal.close_day("2026-11-22", OPENING)
            content = {file: (folder / file).read_bytes() for file in FILES}
    # Of the log without its room to grow.
    return content | {LOG: content[LOG].rstrip(b"\0")}


def split(damages: bytes) -> Iterator[tuple[int, int, int, bytes]]:
    """Yield each damage: its kind, the file or value it is done to, a place in it, new bytes."""
    while len(damages) >= DAMAGE_BYTES:
        kind, place, high, low, length = damages[:DAMAGE_BYTES]
        new = damages[DAMAGE_BYTES : DAMAGE_BYTES + length % 64]
        yield kind % 3, place, high << 8 | low, new
        damages = damages[DAMAGE_BYTES + length % 64 :]


def damage(folder: Path, to: tuple[int, int], offset: int, new: bytes) -> None:
    kind, place = to
    file = folder / FILES[place % len(FILES)]
    if kind == 2:
        put_value(folder, PLACES[place % len(PLACES)], offset, new)
    elif file.exists():
        at = offset * 7 % (file.stat().st_size + 1)
        if kind == 1:
            os.truncate(file, at)
        else:
            with file.open("r+b") as stream:
                stream.seek(at)
                stream.write(new)


def put_value(folder: Path, place: tuple[str, str], row: int, new: bytes) -> None:
    """Put a value of some type into a row, where the database takes it."""
    table, column = place
    value = (new, int.from_bytes(new[:8], "big", signed=True), new.decode("latin-1"), None)[row % 4]
    update = f"""UPDATE {table} SET "{column}" = ? WHERE "{COLUMNS[table][0]}" = (
        SELECT "{COLUMNS[table][0]}" FROM {table} LIMIT 1 OFFSET ?)"""  # noqa: S608 - names of ours
    try:
        with Database(folder / FILE, KEYS.workstation_key().database_key()) as opened:
            opened.driver.execute(update, (value, row // 4 % 16))
    except (Error, JournalError):
        # Damaged before, or no value for this column: then it is not put there.
        return


JOURNALS = (Target("journal files", damaged, SEEDS, (JournalError,), is_slow=True),)
