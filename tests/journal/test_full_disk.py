"""A full or failing disk: the act is refused, nothing is half recorded, and the error is named."""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from citizenspot.journal.errors import JournalFull
from citizenspot.journal.memory import MemoryJournal
from citizenspot.journal.sql_journal import SqlJournal
from citizenspot.journal.verification import verify
from tests.journal.made_up import DESK, KEYS, delivery, event, receipt

LARGE = bytes(20_000)


def limit_pages(journal: SqlJournal, pages: int) -> None:
    journal._database._cursor.execute(f"PRAGMA max_page_count = {pages}")


def test_an_act_that_finds_no_room_is_refused_whole(tmp_path: Path) -> None:
    with closing(SqlJournal.open(tmp_path, KEYS, DESK)) as journal:
        journal.append("visit-1", [event()])
        head = journal.head()
        limit_pages(journal, 1)
        with pytest.raises(JournalFull, match="Free space on the disk") as full:
            journal.append("visit-1", [event(), receipt(1), event(payload=LARGE)], [delivery()])
        assert full.value.values == {"folder": str(tmp_path)}
        assert journal.head() == head
        assert journal.next_number("receipts") == 1
        assert len(journal.read("visit-1")) == 1
        assert list(journal.deliveries({"queued"})) == []
    assert verify(tmp_path, KEYS).events == 1


def test_a_lone_event_that_finds_no_room_is_refused(tmp_path: Path) -> None:
    with closing(SqlJournal.open(tmp_path, KEYS, DESK)) as journal:
        journal.append("visit-1", [event()])
        limit_pages(journal, 1)
        with pytest.raises(JournalFull):
            journal.append("visit-1", [event(payload=LARGE)])
        assert journal.head().position == 1


def test_a_visit_that_could_not_begin_has_not_begun(tmp_path: Path) -> None:
    with closing(SqlJournal.open(tmp_path, KEYS, DESK)) as journal:
        limit_pages(journal, 1)
        with pytest.raises(JournalFull):
            journal.append("visit-1", [event(payload=LARGE)])
        assert list(journal.unended_visits()) == []


def test_the_same_act_succeeds_once_there_is_room(tmp_path: Path) -> None:
    with closing(SqlJournal.open(tmp_path, KEYS, DESK)) as journal:
        limit_pages(journal, 1)
        with pytest.raises(JournalFull):
            journal.append("visit-1", [receipt(1), event(payload=LARGE)])
        limit_pages(journal, 1_000_000)
        recorded = journal.append("visit-1", [receipt(1), event(payload=LARGE)])
        assert [each.position for each in recorded] == [1, 2]
        assert journal.read("visit-1") == recorded
    assert verify(tmp_path, KEYS).sound


def test_the_fake_is_full_when_it_is_told_to_be() -> None:
    journal = MemoryJournal()
    journal.fill_disk()
    with pytest.raises(JournalFull):
        journal.append("visit-1", [receipt(1)], [delivery()])
    assert journal.head().position == 0
    assert journal.next_number("receipts") == 1
    journal.free_disk()
    journal.append("visit-1", [receipt(1)], [delivery()])
    assert journal.next_number("receipts") == 2


# The limit is one of the whole process, so the story plays in one of its own.
DISK_THAT_FAILS = """
import resource, sys
from pathlib import Path
from citizenspot.journal.errors import JournalUnwritable
from citizenspot.journal.sql_journal import SqlJournal
from tests.journal.made_up import DESK, KEYS, event

journal = SqlJournal.open(Path(sys.argv[1]), KEYS, DESK)
journal.append("visit-1", [event()])
soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
for limit, name in ((4096, "refused"), (soft, "still refused")):
    resource.setrlimit(resource.RLIMIT_FSIZE, (limit, hard))
    try:
        journal.append("visit-1", [event()])
    except JournalUnwritable as error:
        print(name, error.values["cause"], journal.head().position)
journal.close()
"""


def test_a_disk_that_fails_once_is_not_trusted_before_the_journal_is_opened_again(
    tmp_path: Path,
) -> None:
    said = subprocess.run(
        [sys.executable, "-c", DISK_THAT_FAILS, tmp_path],
        check=True,
        stdout=subprocess.PIPE,
        text=True,
        timeout=60,
    ).stdout
    assert said.splitlines() == [
        "refused SQLITE_IOERR 1",
        "still refused SQLITE_IOERR 1",
    ]
    with closing(SqlJournal.open(tmp_path, KEYS, DESK)) as journal:
        assert journal.append("visit-1", [event()])[0].position == 2
    assert verify(tmp_path, KEYS).sound


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of 8 MB, mounted for this test."""
    if os.geteuid() != 0:
        pytest.skip("only root may mount a small disk; the other tests here hold for everyone")
    mount = ["mount", "-t", "tmpfs", "-o", "size=8m", "tmpfs", str(tmp_path)]
    if subprocess.run(mount, check=False, capture_output=True).returncode != 0:
        pytest.skip("this machine does not let root mount a small disk")
    yield tmp_path
    subprocess.run(["umount", str(tmp_path)], check=True)


def fill(folder: Path, *, leave: int = 0) -> Path:
    """Write a file that takes the whole disk but `leave` bytes."""
    ballast = folder / "ballast"
    ballast.write_bytes(bytes(shutil.disk_usage(folder).free - leave))
    return ballast


def record_until_full(journal: SqlJournal) -> int:
    """Record until the disk is full, and return how many events were acknowledged."""
    acknowledged = 0
    while acknowledged < 10_000:
        try:
            acknowledged += len(journal.append("visit-1", [event(payload=LARGE)] * 3))
        except JournalFull:
            return acknowledged
    raise AssertionError("the disk never was full")


@pytest.mark.real
def test_a_disk_filled_to_the_last_byte_loses_nothing_acknowledged(small_disk: Path) -> None:
    with closing(SqlJournal.open(small_disk / "journal", KEYS, DESK)) as journal:
        acknowledged = record_until_full(journal)
        assert journal.head().position == acknowledged > 100
        assert len(journal.read("visit-1")) == acknowledged
    findings = verify(small_disk / "journal", KEYS)
    assert findings.sound
    assert findings.events == acknowledged


@pytest.mark.real
def test_when_room_is_made_the_desk_goes_on(small_disk: Path) -> None:
    with closing(SqlJournal.open(small_disk / "journal", KEYS, DESK)) as journal:
        journal.append("visit-1", [event()])
        ballast = fill(small_disk)
        record_until_full(journal)
        position = journal.head().position
        ballast.unlink()
        [recorded] = journal.append("visit-1", [event(payload=LARGE)])
        assert recorded.position == position + 1
    assert verify(small_disk / "journal", KEYS).sound


@pytest.mark.real
def test_a_start_on_a_full_disk_says_so(small_disk: Path) -> None:
    fill(small_disk, leave=100_000)
    with pytest.raises(JournalFull):
        SqlJournal.open(small_disk / "journal", KEYS, DESK)
    (small_disk / "ballast").unlink()
    SqlJournal.open(small_disk / "journal", KEYS, DESK).close()


@pytest.mark.real
def test_a_start_on_a_disk_without_any_room_says_so(small_disk: Path) -> None:
    fill(small_disk)
    with pytest.raises(JournalFull):
        SqlJournal.open(small_disk / "journal", KEYS, DESK)
