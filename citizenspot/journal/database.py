"""The journal's file: an encrypted SQLite database, opened so that a commit is on the disk."""

from __future__ import annotations

import errno
import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Protocol, Self

import sqlcipher3.dbapi2 as sqlcipher

from citizenspot.journal.errors import (
    JournalDamaged,
    JournalError,
    JournalFull,
    JournalUnwritable,
)

FILE = "journal.db"

_NO_ROOM = frozenset({"SQLITE_FULL", "ENOSPC", "EDQUOT"})
_DAMAGE = ("SQLITE_CORRUPT", "SQLITE_NOTADB")

# A checkpoint begins after 1,000 pages (SQLite's own figure); a WAL of that size with some room
# for the transaction that crosses the line is written over and over, and never grows again.
_CHECKPOINT_PAGES = 1000
_WAL_FRAME_BYTES = 4096 + 24
_WAL_BYTES = (_CHECKPOINT_PAGES + 200) * _WAL_FRAME_BYTES
# SHA-256, which processors compute: SHA-512, SQLCipher's own choice, costs a commit 7 us more.
_PAGES_CHECKED_BY = "HMAC_SHA256"
_PAGES_CHECKED_BEFORE_BY = "HMAC_SHA512"
_BUSY_S = 5.0
# Appending needs the last page of some trees. The driver's own 8 MB would fill with pages nobody
# asks for again, 24 KB a visit, and look like a leak until the second day.
_CACHE_KB = 1024

Row = tuple[Any, ...]
"""A row of a table, or of what was asked for."""


def _as_it_is(value: object) -> object:
    return value


# Of what is no number and no text the driver asks whether it would adapt itself, and raises and
# drops an error where not: six in an event's row, which cost as much as binding all of it twice.
for _plain in (bytes, type(None)):
    sqlcipher.register_adapter(_plain, _as_it_is)

Task = tuple[str, Sequence[Sequence[object]]]
"""A statement, and the rows it is executed for."""


class Cursor(Protocol):
    """What is used of a DB-API cursor."""

    def execute(self, statement: str, parameters: Sequence[object] = ()) -> Cursor:
        """Execute a statement."""

    def fetchall(self) -> list[Row]:
        """Return all rows that are left."""

    def fetchmany(self, size: int) -> list[Row]:
        """Return the next rows, none at the end."""


class Driver(Protocol):
    """What is used of a DB-API connection; it keeps statements prepared by their text."""

    in_transaction: bool

    def cursor(self) -> Cursor:
        """Return a new cursor."""

    def execute(self, statement: str, parameters: Sequence[object] = ()) -> Cursor:
        """Execute a statement on a cursor of its own."""

    def close(self) -> None:
        """Close the connection."""


class Database:
    """An open journal file: one connection, for the thread that opened it."""

    def __init__(self, file: Path, key: bytes, *, reading_only: bool = False) -> None:
        """Open the file; make it if it is not there and `reading_only` is not asked for.

        Raises:
            JournalDamaged: this is not a database that opens with this key.
            JournalFull: there is no room for it.
            JournalUnwritable: the disk refuses.
        """
        self.driver: Driver
        self._file = file
        self._folder = file.parent
        self._fault: JournalError | None = None
        with faults_named(self._folder):
            self.driver = _connect(file, key, reading_only=reading_only)
        # One for all that is written: a new one each time is a fiftieth of the cost of an append.
        self._cursor = self.driver.cursor()

    def rows(self, query: str, parameters: Sequence[object] = ()) -> list[Row]:
        """Return what a query finds, all of it.

        Raises:
            JournalDamaged: the file is not what it was.
            JournalUnwritable: the disk refuses.
        """
        with faults_named(self._folder):
            return self.driver.execute(query, parameters).fetchall()

    def first(self, query: str, parameters: Sequence[object] = ()) -> Row | None:
        """Return the first row a query finds, if any; raises as `rows` does."""
        with faults_named(self._folder):
            found = self.driver.execute(query, parameters).fetchmany(1)
        return found[0] if found else None

    def walk(self, query: str, at_once: int) -> Iterator[Row]:
        """Yield the rows of a query, so many fetched at once; raises as `rows` does."""
        with faults_named(self._folder):
            cursor = self.driver.execute(query)
            while fetched := cursor.fetchmany(at_once):
                yield from fetched

    @contextmanager
    def snapshot(self) -> Iterator[None]:
        """Let everything read within be of one moment, whatever a desk at work appends."""
        with faults_named(self._folder):
            self._cursor.execute("BEGIN")
            try:
                yield
            finally:
                self._roll_back()

    @contextmanager
    def changing(self) -> Iterator[None]:
        """Let what is done to the driver within be one transaction: for who makes the tables.

        Raises:
            JournalFull: there was no room; nothing was changed.
            JournalUnwritable: the disk refuses; nothing was changed.
        """
        with faults_named(self._folder):
            self._cursor.execute("BEGIN IMMEDIATE")
            try:
                yield
                self._cursor.execute("COMMIT")
            finally:
                self._roll_back()

    def write(self, work: Sequence[Task]) -> None:
        """Execute each statement for each of its rows: all of it, durably, or nothing.

        Raises:
            JournalFull: there was no room; the same may be tried again.
            JournalUnwritable: the disk refused, now or at an earlier call. Nothing more is
                written: after a failed flush the system may have dropped what was to be written,
                and the next flush succeeds all the same. Only opening the file again tells.
        """
        if self._fault is not None:
            raise self._fault
        cursor = self._cursor
        try:
            if len(work) == 1 and len(work[0][1]) == 1:
                # The usual act, one event: a statement alone is a transaction, and costs less.
                cursor.execute(work[0][0], tuple(work[0][1][0]))
                return
            cursor.execute("BEGIN IMMEDIATE")
            for statement, rows in work:
                for row in rows:
                    cursor.execute(statement, row)
            cursor.execute("COMMIT")
        except BaseException as error:
            self._roll_back()
            if isinstance(error, sqlcipher.Error):
                raise self._noted(_named(_fault(error), self._folder)) from error
            raise

    def rekey(self, key: bytes) -> None:
        """Encrypt the whole file with another key; nothing else has it open.

        Raises:
            JournalFull: there is no room for it.
            JournalUnwritable: the disk refuses.
        """
        with faults_named(self._folder):
            # Not through the write-ahead log, of which a part would have the key of before.
            self.driver.execute("PRAGMA journal_mode = DELETE").fetchall()
            self.driver.execute(f"PRAGMA rekey = \"x'{key.hex()}'\"").fetchall()

    def copy_to(self, file: Path) -> None:
        """Write the whole database as it is now into a new file, without what was deleted of it.

        Raises:
            JournalFull: there is no room for it.
            JournalUnwritable: the disk refuses.
        """
        with faults_named(file.parent):
            self._cursor.execute("PRAGMA query_only = OFF")
            self._cursor.execute("VACUUM INTO ?", [str(file)])

    def scrub_log(self) -> bool:
        """Leave nothing of the past in the write-ahead log; return false where a reader is in it.

        What it holds goes into the file first; then zeros stand where it was. SQLite begins it
        anew at the next write, and takes zeros for what they are: nothing.

        Raises:
            JournalFull: there was no room to bring it into the file.
            JournalUnwritable: the disk refuses.
        """
        with faults_named(self._folder):
            self._cursor.execute("PRAGMA busy_timeout = 0")
            try:
                [(is_busy, *_)] = self.rows("PRAGMA wal_checkpoint(RESTART)")
            finally:
                self._cursor.execute(f"PRAGMA busy_timeout = {int(_BUSY_S * 1000)}")
            if is_busy:
                return False
            with log_of(self._file).open("r+b") as log:
                log.write(bytes(os.fstat(log.fileno()).st_size))
                log.flush()
                os.fdatasync(log.fileno())
        return True

    def _roll_back(self) -> None:
        # SQLite has rolled back by itself after some faults, and says so.
        if self.driver.in_transaction:
            self._cursor.execute("ROLLBACK")

    def _noted(self, error: JournalError) -> JournalError:
        if not isinstance(error, JournalFull):
            self._fault = error
        return error

    def close(self) -> None:
        """Close the file."""
        self.driver.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *exception: object) -> None:
        self.close()


def log_of(file: Path) -> Path:
    """Return the write-ahead log of a journal's file."""
    return file.with_name(f"{file.name}-wal")


def grow_wal(file: Path) -> None:
    """Fill the write-ahead log with zeros up to its working size.

    A commit into a file that has its size already is one write and one flush; one that makes
    the file longer also has to flush the file system's own log. SQLite takes zeros after the
    last valid frame for what they are: nothing. Closing the file here drops no lock of SQLite's,
    which are on other files.

    Raises:
        JournalFull: there is no room for it.
        JournalUnwritable: the disk refuses.
    """
    with faults_named(file.parent), log_of(file).open("r+b") as log:
        missing = _WAL_BYTES - log.seek(0, os.SEEK_END)
        log.write(bytes(max(0, missing)))
        log.flush()
        os.fdatasync(log.fileno())


@contextmanager
def faults_named(folder: Path) -> Iterator[None]:
    """Turn what SQLite or the disk raises into the error a person can act on."""
    try:
        yield
    except (sqlcipher.Error, OSError) as error:
        raise _named(_fault(error), folder) from error


def _fault(error: BaseException) -> str:
    """Return the short name SQLite or the system has for a fault, such as `SQLITE_FULL`."""
    if isinstance(error, OSError):
        return errno.errorcode.get(error.errno or 0, type(error).__name__)
    return str(getattr(error, "sqlite_errorname", type(error).__name__))


def _named(fault: str, folder: Path) -> JournalError:
    if fault in _NO_ROOM:
        return JournalFull(folder=str(folder))
    if fault.startswith(_DAMAGE):
        return JournalDamaged(folder=str(folder), cause=fault)
    return JournalUnwritable(folder=str(folder), cause=fault)


def _connect(file: Path, key: bytes, *, reading_only: bool) -> Driver:
    """Return a connection to the file, with everything set that durability hangs on."""
    try:
        return _connected(file, key, _PAGES_CHECKED_BY, reading_only=reading_only)
    except sqlcipher.DatabaseError as error:
        if _fault(error) != "SQLITE_NOTADB":
            raise
        # Another key, or a journal that was begun when pages were checked by another hash.
        return _connected(file, key, _PAGES_CHECKED_BEFORE_BY, reading_only=reading_only)


def _connected(file: Path, key: bytes, checked_by: str, *, reading_only: bool) -> Driver:
    mode = "rw" if reading_only else "rwc"
    connection: Driver = sqlcipher.connect(
        f"{file.absolute().as_uri()}?mode={mode}", uri=True, isolation_level=None, timeout=_BUSY_S
    )
    try:
        for statement in _settings(key, checked_by, reading_only=reading_only):
            connection.execute(statement)
    except BaseException:
        connection.close()
        raise
    return connection


def _settings(key: bytes, checked_by: str, *, reading_only: bool) -> Iterator[str]:
    # What is wrong is said once, by an error with a name, and not by SQLCipher on standard error.
    yield "PRAGMA cipher_log_level = NONE"
    # Of this process, for the copies that the driver makes.
    yield f"PRAGMA cipher_default_hmac_algorithm = {_PAGES_CHECKED_BY}"
    # A raw key: a pass phrase would cost a tenth of a second of key derivation at each start.
    yield f"PRAGMA key = \"x'{key.hex()}'\""
    yield f"PRAGMA cipher_hmac_algorithm = {checked_by}"
    # A wrong key is not noticed before something is read.
    yield "SELECT count(*) FROM sqlite_schema"
    if reading_only:
        yield "PRAGMA query_only = ON"
        return
    yield "PRAGMA journal_mode = WAL"
    # FULL: with NORMAL, which is widely advised for WAL, a power cut loses acknowledged events.
    yield "PRAGMA synchronous = FULL"
    yield "PRAGMA secure_delete = ON"
    yield f"PRAGMA wal_autocheckpoint = {_CHECKPOINT_PAGES}"
    yield f"PRAGMA cache_size = -{_CACHE_KB}"
