"""The journal's file: settings that durability hangs on, and transactions that leave nothing."""

from collections.abc import Iterator, Sequence
from contextlib import closing
from pathlib import Path

import pytest
import sqlcipher3.dbapi2 as sqlcipher

from citizenspot.journal import database
from citizenspot.journal.database import Database, Task, grow_wal
from citizenspot.journal.errors import JournalDamaged, JournalUnwritable

KEY = bytes(32)
INSERT = "INSERT INTO told VALUES (?)"


@pytest.fixture
def opened(tmp_path: Path) -> Iterator[Database]:
    with Database(tmp_path / database.FILE, KEY) as opened:
        opened._cursor.execute("CREATE TABLE told (number INTEGER PRIMARY KEY)")
        yield opened


def told(opened: Database) -> list[int]:
    return [number for (number,) in opened.rows("SELECT number FROM told ORDER BY number")]


@pytest.mark.parametrize(
    ("setting", "value"),
    [
        ("journal_mode", "wal"),
        ("synchronous", 2),
        ("secure_delete", 1),
        ("wal_autocheckpoint", 1000),
    ],
)
def test_a_commit_is_on_the_disk_when_it_returns(
    opened: Database, setting: str, value: object
) -> None:
    assert opened.first(f"PRAGMA {setting}") == (value,)


def test_the_file_does_not_open_with_another_key(opened: Database, tmp_path: Path) -> None:
    assert told(opened) == []
    with pytest.raises(JournalDamaged):
        Database(tmp_path / database.FILE, b"\1" * 32)


def checked_by(file: Path, hash_: str) -> bool:
    """Say whether this hash checks a file's pages; no other opens it."""
    connection = sqlcipher.connect(str(file))
    with closing(connection):
        connection.execute("PRAGMA cipher_log_level = NONE")
        connection.execute(f"PRAGMA key = \"x'{KEY.hex()}'\"")
        connection.execute(f"PRAGMA cipher_hmac_algorithm = HMAC_{hash_}")
        try:
            connection.execute("SELECT count(*) FROM sqlite_schema")
        except sqlcipher.DatabaseError:
            return False
    return True


def test_pages_of_a_new_file_are_checked_by_sha_256(opened: Database, tmp_path: Path) -> None:
    opened.write([(INSERT, [(1,)])])
    assert checked_by(tmp_path / database.FILE, "SHA256")
    assert not checked_by(tmp_path / database.FILE, "SHA512")


def test_a_file_of_before_goes_on_by_sha_512_and_its_copy_by_sha_256(tmp_path: Path) -> None:
    file = tmp_path / database.FILE
    with closing(sqlcipher.connect(str(file))) as before:
        before.execute(f"PRAGMA key = \"x'{KEY.hex()}'\"")
        before.execute("PRAGMA cipher_hmac_algorithm = HMAC_SHA512")
        before.execute("CREATE TABLE told (number INTEGER PRIMARY KEY)")
    for number in (1, 2):
        with Database(file, KEY) as opened:
            opened.write([(INSERT, [(number,)])])
            assert opened.rows("PRAGMA cipher_integrity_check") == []
    assert checked_by(file, "SHA512")
    with Database(file, KEY, reading_only=True) as reader:
        assert told(reader) == [1, 2]
        reader.copy_to(tmp_path / "copy")
    assert checked_by(tmp_path / "copy", "SHA256")
    with Database(tmp_path / "copy", KEY) as copy:
        assert told(copy) == [1, 2]
        assert copy.rows("PRAGMA cipher_integrity_check") == []


def test_reading_only_makes_no_file(tmp_path: Path) -> None:
    with pytest.raises(JournalUnwritable, match="SQLITE_CANTOPEN"):
        Database(tmp_path / database.FILE, KEY, reading_only=True)
    assert list(tmp_path.iterdir()) == []


def test_reading_only_writes_nothing(opened: Database, tmp_path: Path) -> None:
    with (
        Database(tmp_path / database.FILE, KEY, reading_only=True) as reader,
        pytest.raises(JournalUnwritable, match="SQLITE_READONLY"),
    ):
        reader.write([(INSERT, [(1,)])])
    assert told(opened) == []


def test_all_statements_of_a_transaction_are_done(opened: Database) -> None:
    opened.write([(INSERT, [(1,), (2,)]), (INSERT, [(3,)])])
    opened.write([(INSERT, [(4,)])])
    assert told(opened) == [1, 2, 3, 4]


@pytest.mark.parametrize(
    "work",
    [
        [(INSERT, [(1,)])],
        [(INSERT, [(5,), (1,)])],
        [(INSERT, [(6,)]), (INSERT, [(1,)])],
    ],
)
def test_a_transaction_that_fails_leaves_nothing(opened: Database, work: Sequence[Task]) -> None:
    opened.write([(INSERT, [(1,)])])
    with pytest.raises(JournalUnwritable, match="SQLITE_CONSTRAINT"):
        opened.write(work)
    assert told(opened) == [1]


def test_after_a_failure_nothing_more_is_written_before_the_file_is_opened_again(
    opened: Database, tmp_path: Path
) -> None:
    opened.write([(INSERT, [(1,)])])
    for number in (1, 2):
        with pytest.raises(JournalUnwritable, match="SQLITE_CONSTRAINT"):
            opened.write([(INSERT, [(number,)])])
    with Database(tmp_path / database.FILE, KEY) as again:
        again.write([(INSERT, [(2,)])])
        assert told(again) == [1, 2]


def test_a_transaction_that_is_interrupted_leaves_nothing(opened: Database) -> None:
    with pytest.raises(KeyboardInterrupt):
        opened.write([(INSERT, [(1,)]), (INSERT, Interrupted())])
    assert told(opened) == []
    opened.write([(INSERT, [(1,), (2,)])])
    assert told(opened) == [1, 2]


class Interrupted(Sequence[Sequence[int]]):
    """Rows during whose writing somebody presses Ctrl+C."""

    def __len__(self) -> int:
        return 2

    def __getitem__(self, index: object) -> Sequence[int]:  # type: ignore[override]
        if index == 0:
            return (2,)
        raise KeyboardInterrupt


def test_the_log_has_its_size_from_the_start_and_keeps_it(opened: Database, tmp_path: Path) -> None:
    log = tmp_path / f"{database.FILE}-wal"
    grow_wal(tmp_path / database.FILE)
    size = log.stat().st_size
    assert size > 1000 * 4096
    for number in range(0, 6000, 3):
        opened.write([(INSERT, [(number,), (number + 1,), (number + 2,)])])
    assert log.stat().st_size == size
    grow_wal(tmp_path / database.FILE)
    assert log.stat().st_size == size
    assert told(opened) == list(range(6000))


def test_what_stood_in_the_log_when_it_grew_is_not_lost(opened: Database, tmp_path: Path) -> None:
    opened.write([(INSERT, [(1,), (2,)])])
    grow_wal(tmp_path / database.FILE)
    opened.write([(INSERT, [(3,), (4,)])])
    with Database(tmp_path / database.FILE, KEY, reading_only=True) as reader:
        assert told(reader) == [1, 2, 3, 4]


def test_a_log_that_has_its_size_is_left_as_it_is(opened: Database, tmp_path: Path) -> None:
    assert told(opened) == []
    grow_wal(tmp_path / database.FILE)
    size = database.log_of(tmp_path / database.FILE).stat().st_size
    grow_wal(tmp_path / database.FILE)
    assert database.log_of(tmp_path / database.FILE).stat().st_size == size


def test_who_scrubs_waits_for_no_reader_and_for_a_lock_as_before_afterwards(
    opened: Database,
) -> None:
    before = opened.rows("PRAGMA busy_timeout")
    assert opened.scrub_log()
    assert opened.rows("PRAGMA busy_timeout") == before == [(5000,)]
