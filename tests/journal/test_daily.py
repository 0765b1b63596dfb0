"""The copy of each day: what stands beside it, and how long it is kept."""

from contextlib import closing
from datetime import date
from pathlib import Path

import pytest

from citizenspot.journal.signed_heads import SignedHead, read_heads
from citizenspot.journal.sql_journal import SqlJournal
from citizenspot.journal.upkeep.daily import HEADS, daily_copy
from citizenspot.journal.verification import verify
from tests.journal.made_up import DESK, KEYS, event

TODAY = date(2026, 11, 27)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A closed journal with two ended visits."""
    with closing(SqlJournal.open(tmp_path / "journal", KEYS, DESK)) as journal:
        journal.append("visit-1", [event()], ends_visit=True)
        journal.append("visit-2", [event()], ends_visit=True)
    return tmp_path / "journal"


def signed_in(folder: Path) -> list[SignedHead]:
    with closing(SqlJournal.open(folder, KEYS, DESK)) as journal:
        return list(journal.signed_heads())


def test_a_copy_of_the_day_is_sound_and_has_its_signed_heads_beside_it(
    folder: Path, tmp_path: Path
) -> None:
    copy = daily_copy(folder, KEYS, tmp_path, TODAY, keep=30)
    assert copy == tmp_path / "2026-11-27"
    heads = list(read_heads(copy / HEADS))
    assert heads == signed_in(folder)
    assert [head.position for head in heads] == [1, 2]
    assert verify(copy, KEYS, witnessed=heads).sound


def test_a_second_copy_of_a_day_takes_the_place_of_the_first(folder: Path, tmp_path: Path) -> None:
    daily_copy(folder, KEYS, tmp_path, TODAY, keep=30)
    with closing(SqlJournal.open(folder, KEYS, DESK)) as journal:
        journal.append("visit-3", [event()], ends_visit=True)
    copy = daily_copy(folder, KEYS, tmp_path, TODAY, keep=30)
    assert len(list(read_heads(copy / HEADS))) == 3
    assert sorted(each.name for each in tmp_path.iterdir()) == ["2026-11-27", "journal"]


def test_what_was_left_of_a_copy_cut_short_is_in_nobodys_way(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "2026-11-27.new").mkdir()
    assert daily_copy(folder, KEYS, tmp_path, TODAY, keep=30).exists()


def test_copies_are_kept_for_the_days_that_were_said_and_nothing_else_is_touched(
    folder: Path, tmp_path: Path
) -> None:
    for name in ("2026-11-24", "2026-11-25", "2026-11-26", "2025-01-01", "notes", "2026-11-2"):
        (tmp_path / name).mkdir()
    daily_copy(folder, KEYS, tmp_path, TODAY, keep=2)
    assert sorted(each.name for each in tmp_path.iterdir()) == [
        "2026-11-2",
        "2026-11-26",
        "2026-11-27",
        "journal",
        "notes",
    ]
