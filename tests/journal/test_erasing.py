"""An erased visit leaves nothing in the files, and the chain and its witnesses hold."""

from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from citizenspot.journal import database
from citizenspot.journal.database import Database
from citizenspot.journal.desk_book import DESK_BOOK
from citizenspot.journal.findings import Problem
from citizenspot.journal.key_ladder import KeyLadder
from citizenspot.journal.schema import EpochRow, VisitRow
from citizenspot.journal.sealing import Seal, SealBroken
from citizenspot.journal.sql_journal import SqlJournal
from citizenspot.journal.verification import verify
from tests.journal.insider import look, tamper
from tests.journal.made_up import DESK, KEYS, OPENING, delivery, event
from tests.journal.open_pages import everything_in

DECEMBER = datetime(2026, 12, 1, 9, 0, tzinfo=UTC)


@pytest.fixture
def journal(tmp_path: Path) -> Iterator[SqlJournal]:
    with closing(SqlJournal.open(tmp_path, KEYS, DESK)) as opened:
        yield opened


def a_visit(journal: SqlJournal, name: str, at: datetime = OPENING) -> None:
    for number in range(3):
        journal.append(name, [event(payload=f"{name} {number}".encode() * 20, at=at)])
    sent = delivery(f"once-{name}", visit=name, state="accepted", body=b"Maria" * 50)
    journal.append(name, [event("visit.wiped", at=at)], [sent], ends_visit=True)


def secrets_of(folder: Path, name: str) -> list[bytes]:
    """Return the wrapped key and every ciphertext of a visit, as they stand in its rows."""
    rows = [
        *look(folder, f"SELECT ciphertext FROM events WHERE visit = '{name}'"),  # noqa: S608
        *look(folder, f"SELECT ciphertext FROM deliveries WHERE visit = '{name}'"),  # noqa: S608
        *look(folder, f"SELECT wrapped FROM visits WHERE visit = '{name}'"),  # noqa: S608
    ]
    return [bytes(each) for (each,) in rows if isinstance(each, bytes)]


def test_neither_file_nor_log_holds_anything_of_an_erased_visit(
    journal: SqlJournal, tmp_path: Path
) -> None:
    a_visit(journal, "visit-1")
    a_visit(journal, "visit-2")
    gone, kept = secrets_of(tmp_path, "visit-1"), secrets_of(tmp_path, "visit-2")
    before = everything_in(tmp_path)
    assert len(gone) == 6
    assert all(each[:40] in before for each in [*gone, *kept])
    journal.erase(["visit-1"], "thirty days", OPENING)
    after = everything_in(tmp_path)
    assert [each for each in gone if each[:40] in after or each[-40:] in after] == []
    assert all(each[:40] in after for each in kept)
    assert verify(tmp_path, KEYS).sound


def test_what_an_erasure_cut_short_left_in_the_log_is_gone_after_the_next_start(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    journal = SqlJournal.open(tmp_path, KEYS, DESK)
    a_visit(journal, "visit-1")
    gone = secrets_of(tmp_path, "visit-1")
    with monkeypatch.context() as patch:
        patch.setattr(Database, "scrub_log", lambda _: False)
        journal.erase(["visit-1"], "thirty days", OPENING)
    ruin = tmp_path / "ruin"
    ruin.mkdir()
    for file in tmp_path.glob("journal.*"):
        (ruin / file.name).write_bytes(file.read_bytes())
    journal.close()
    assert any(each[:40] in everything_in(ruin) for each in gone)
    with closing(SqlJournal.open(ruin, KEYS, DESK)):
        assert not any(each[:40] in everything_in(ruin) for each in gone)
    assert verify(ruin, KEYS).sound


def test_a_reader_in_the_log_puts_the_scrubbing_off_and_waits_for_nothing(
    journal: SqlJournal, tmp_path: Path
) -> None:
    a_visit(journal, "visit-1")
    gone = secrets_of(tmp_path, "visit-1")
    key = KEYS.workstation_key().database_key()
    with (
        Database(tmp_path / database.FILE, key, reading_only=True) as reader,
        reader.snapshot(),
    ):
        reader.rows("SELECT count(*) FROM events")
        journal.erase(["visit-1"], "thirty days", OPENING)
        assert journal.has_to_scrub
    journal.close_day("2026-11-23", OPENING)
    assert not journal.has_to_scrub
    assert not any(each[:40] in everything_in(tmp_path) for each in gone)


def test_work_goes_on_after_an_erasure(journal: SqlJournal, tmp_path: Path) -> None:
    a_visit(journal, "visit-1")
    journal.erase(["visit-1"], "thirty days", OPENING)
    a_visit(journal, "visit-2")
    assert len(journal.read("visit-2")) == 4
    assert verify(tmp_path, KEYS).sound


def test_months_whose_key_no_visit_needs_lose_it_and_the_newest_keeps_its_own(
    journal: SqlJournal, tmp_path: Path
) -> None:
    a_visit(journal, "visit-1")
    a_visit(journal, "visit-2")
    a_visit(journal, "visit-3", DECEMBER)
    epochs = "SELECT epoch, wrapped IS NULL FROM epochs ORDER BY epoch"
    journal.erase(["visit-1", "visit-3"], "thirty days", DECEMBER)
    assert look(tmp_path, epochs) == [("2026-11", 0), ("2026-12", 0)]
    journal.erase(["visit-2"], "thirty days", DECEMBER)
    assert look(tmp_path, epochs) == [("2026-11", 1), ("2026-12", 0)]
    assert [each.kind for each in journal.read(DESK_BOOK)] == [
        "visits.erased",
        "visits.erased",
        "epochs.destroyed",
    ]
    a_visit(journal, "visit-4", OPENING)
    assert verify(tmp_path, KEYS).sound


def still_opens(folder: Path, kept: VisitRow) -> bool:
    """Say whether the workstation's key still opens a visit's row that a worn disk has kept."""
    key = KEYS.workstation_key()
    epochs = [EpochRow._make(row) for row in look(folder, "SELECT * FROM epochs")]
    try:
        KeyLadder(DESK, key.id, Seal(key.wrapping_key()), epochs).visit_key(kept)
    except SealBroken:
        return False
    return True


def test_what_a_worn_disk_kept_of_a_visits_key_dies_with_its_month(
    journal: SqlJournal, tmp_path: Path
) -> None:
    a_visit(journal, "visit-1")
    a_visit(journal, "visit-2")
    a_visit(journal, "visit-3", DECEMBER)
    (row,) = look(tmp_path, "SELECT * FROM visits WHERE visit = 'visit-1'")
    kept = VisitRow._make(row)
    journal.erase(["visit-1"], "thirty days", DECEMBER)
    assert still_opens(tmp_path, kept)  # the control: the key of November is there for visit-2
    journal.erase(["visit-2"], "thirty days", DECEMBER)
    assert not still_opens(tmp_path, kept)


def test_months_destroyed_one_after_the_other_are_all_accounted_for(
    journal: SqlJournal, tmp_path: Path
) -> None:
    a_visit(journal, "visit-1")
    for number, month in enumerate((DECEMBER, DECEMBER + timedelta(days=31)), start=2):
        a_visit(journal, f"visit-{number}", month)
        journal.erase([f"visit-{number - 1}"], "thirty days", month)
    epochs = "SELECT epoch FROM epochs WHERE wrapped IS NULL ORDER BY epoch"
    assert look(tmp_path, epochs) == [("2026-11",), ("2026-12",)]
    assert verify(tmp_path, KEYS).sound


def test_a_clock_put_back_never_takes_up_a_month_that_is_over(
    journal: SqlJournal, tmp_path: Path
) -> None:
    a_visit(journal, "visit-1", DECEMBER)
    a_visit(journal, "visit-2", OPENING)
    assert look(tmp_path, "SELECT visit, epoch FROM visits ORDER BY visit") == [
        ("visit-1", "2026-12"),
        ("visit-2", "2026-12"),
    ]


SILENT = [
    (("UPDATE events SET nonce = NULL, ciphertext = NULL WHERE position = 6",), Problem.ERASED, 6),
    (
        ("UPDATE visits SET nonce = NULL, wrapped = NULL WHERE visit = 'visit-2'",),
        Problem.CHANGED,
        5,
    ),
    (("UPDATE epochs SET nonce = NULL, wrapped = NULL",), Problem.CHANGED, None),
    (("UPDATE epochs SET wrapped = zeroblob(48)",), Problem.CHANGED, None),
]


@pytest.mark.parametrize(("statements", "problem", "position"), SILENT)
def test_a_removal_without_its_event_is_found(
    journal: SqlJournal,
    tmp_path: Path,
    statements: tuple[str, ...],
    problem: Problem,
    position: int | None,
) -> None:
    a_visit(journal, "visit-1")
    a_visit(journal, "visit-2")
    journal.erase(["visit-1"], "thirty days", OPENING)
    tamper(tmp_path, *statements)
    found = verify(tmp_path, KEYS).findings
    assert (problem, position) in [(each.problem, each.position) for each in found]


def test_a_payload_that_is_there_again_after_its_erasure_is_found(
    journal: SqlJournal, tmp_path: Path
) -> None:
    a_visit(journal, "visit-1")
    [row] = look(tmp_path, "SELECT nonce, ciphertext FROM events WHERE position = 2")
    journal.erase(["visit-1"], "thirty days", OPENING)
    tamper(tmp_path, "UPDATE events SET nonce = ?, ciphertext = ? WHERE position = 2", values=row)
    assert [(each.problem, each.position) for each in verify(tmp_path, KEYS).findings] == [
        (Problem.CHANGED, 2)
    ]


def test_a_header_of_an_erased_visit_is_still_held_by_the_chain(
    journal: SqlJournal, tmp_path: Path
) -> None:
    a_visit(journal, "visit-1")
    journal.erase(["visit-1"], "thirty days", OPENING)
    tamper(tmp_path, "UPDATE events SET actor = 'mediator' WHERE position = 2")
    assert (Problem.CHANGED, 2) in [
        (each.problem, each.position) for each in verify(tmp_path, KEYS).findings
    ]


def test_an_erasure_that_was_made_up_without_the_books_key_counts_for_nothing(
    journal: SqlJournal, tmp_path: Path
) -> None:
    a_visit(journal, "visit-1")
    journal.erase(["visit-1"], "thirty days", OPENING)
    tamper(tmp_path, "UPDATE events SET ciphertext = zeroblob(60) WHERE kind = 'visits.erased'")
    found = [(each.problem, each.position) for each in verify(tmp_path, KEYS).findings]
    assert (Problem.CHANGED, 5) in found
    assert (Problem.ERASED, 1) in found
