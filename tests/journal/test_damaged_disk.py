"""A read-only disk, a corrupt page, a log cut short: each has its name, nothing half is shown."""

import os
import shutil
import subprocess
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest

from citizenspot.journal import database
from citizenspot.journal.errors import (
    JournalDamaged,
    JournalError,
    JournalOlderThanWitness,
    JournalUnwritable,
)
from citizenspot.journal.findings import Problem
from citizenspot.journal.sql_journal import SqlJournal
from citizenspot.journal.verification import verify
from tests.journal.made_up import DESK, KEYS, event

ACTS = 30
WAL = f"{database.FILE}-wal"


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of its own that can be made read-only under a desk at work."""
    if os.geteuid() != 0:
        pytest.skip("only root may mount a disk; the other tests here hold for everyone")
    mount = ["mount", "-t", "tmpfs", "-o", "size=32m", "tmpfs", str(tmp_path)]
    if subprocess.run(mount, check=False, capture_output=True).returncode != 0:
        pytest.skip("this machine does not let root mount a disk")
    yield tmp_path
    subprocess.run(["umount", str(tmp_path)], check=True)


@pytest.mark.real
def test_a_disk_that_is_read_only_is_named_and_loses_nothing(disk: Path) -> None:
    with closing(SqlJournal.open(disk / "journal", KEYS, DESK)) as journal:
        journal.append("visit-1", [event()])
    subprocess.run(["mount", "-o", "remount,ro", str(disk)], check=True)
    with pytest.raises(JournalUnwritable, match="EROFS"):
        SqlJournal.open(disk / "journal", KEYS, DESK)
    subprocess.run(["mount", "-o", "remount,rw", str(disk)], check=True)
    with closing(SqlJournal.open(disk / "journal", KEYS, DESK)) as journal:
        assert len(journal.read("visit-1")) == 1


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    with closing(SqlJournal.open(tmp_path / "journal", KEYS, DESK)) as journal:
        for act in range(ACTS):
            journal.append(f"visit-{act // 10}", [event(payload=bytes(900))])
    return tmp_path / "journal"


def damaged(folder: Path, page: int) -> None:
    file = folder / database.FILE
    content = bytearray(file.read_bytes())
    content[page * 4096 + 2000] ^= 0xFF
    file.write_bytes(content)


def test_whatever_page_is_corrupt_is_found_and_never_read_as_something_else(folder: Path) -> None:
    pages = (folder / database.FILE).stat().st_size // 4096
    before = whole(folder)
    for page in range(pages):
        ruin = Path(shutil.copytree(folder, folder.parent / f"ruin-{page}"))
        damaged(ruin, page)
        assert Problem.DAMAGED in problems_of(ruin)
        try:
            assert whole(ruin) == before
        except JournalDamaged as error:
            # The name of the state; the sentence says to keep the folder and call support.
            assert "do not delete anything" in str(error)  # noqa: PT017 - one of two good endings


def whole(folder: Path) -> list[int]:
    with closing(SqlJournal.open(folder, KEYS, DESK)) as journal:
        return [each.position for act in range(3) for each in journal.read(f"visit-{act}")]


def problems_of(folder: Path) -> set[Problem]:
    return {each.problem for each in verify(folder, KEYS).findings}


def ruins(folder: Path, to: Path, cut: Callable[[int], Iterator[int]]) -> Iterator[Path]:
    """Yield copies of a journal at work, its log cut at some lengths."""
    content = (folder / WAL).read_bytes()
    used = len(content.rstrip(b"\0"))
    for length in cut(used):
        ruin = to / f"cut-{length}"
        ruin.mkdir()
        shutil.copyfile(folder / database.FILE, ruin / database.FILE)
        shutil.copyfile(folder / "journal.key-id", ruin / "journal.key-id")
        (ruin / WAL).write_bytes(content[:length])
        yield ruin


def test_a_log_cut_anywhere_leaves_whole_acts_from_the_first_on(tmp_path: Path) -> None:
    with closing(SqlJournal.open(tmp_path / "journal", KEYS, DESK)) as journal:
        for _ in range(ACTS):
            journal.append("visit-1", [event(), event()])
        lengths: set[int] = set()
        for ruin in ruins(tmp_path / "journal", tmp_path, lambda used: iter(range(33, used, 9973))):
            try:
                lengths.add(len(whole_acts(ruin)))
            except JournalError as error:
                assert isinstance(error, JournalDamaged)  # noqa: PT017 - the log made the tables
    assert len(lengths) > 5
    assert all(length % 2 == 0 for length in lengths)


def whole_acts(ruin: Path) -> list[int]:
    with closing(SqlJournal.open(ruin, KEYS, DESK)) as journal:
        positions = [each.position for each in journal.read("visit-1")]
    assert positions == list(range(1, len(positions) + 1))
    assert verify(ruin, KEYS).sound
    return positions


def test_a_log_cut_before_a_signed_head_is_named_by_the_witness(tmp_path: Path) -> None:
    folder, heads = tmp_path / "journal", tmp_path / "heads"
    with closing(SqlJournal.open(folder, KEYS, DESK, witnessed_in=heads)) as journal:
        journal.append("visit-1", [event()])
        journal.append("visit-1", [event()], ends_visit=True)
        [ruin] = ruins(folder, tmp_path, lambda used: iter([used - 4096]))
        with pytest.raises(JournalOlderThanWitness):
            SqlJournal.open(ruin, KEYS, DESK, witnessed_in=heads)
