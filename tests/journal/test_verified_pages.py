"""Verification looks at every page of the file, and says where it could not read on."""

from contextlib import closing
from pathlib import Path

import pytest

from citizenspot.journal import database
from citizenspot.journal.entries import Head
from citizenspot.journal.findings import Finding, Findings, Problem
from citizenspot.journal.sql_journal import SqlJournal
from citizenspot.journal.verification import verify
from tests.journal.insider import tamper
from tests.journal.made_up import DESK, KEYS, delivery, event


def found(folder: Path) -> tuple[Finding, ...]:
    return tuple(verify(folder, KEYS).findings)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A closed journal: two visits, three events, a delivery."""
    with closing(SqlJournal.open(tmp_path, KEYS, DESK)) as journal:
        journal.append("visit-1", [event(), event()], [delivery()])
        journal.append("visit-2", [event()])
    return tmp_path


@pytest.mark.parametrize("share", [0.0, 0.2, 0.4, 0.6, 0.8, 0.99])
def test_a_flipped_bit_of_the_file_is_found(folder: Path, share: float) -> None:
    file = folder / database.FILE
    content = bytearray(file.read_bytes())
    content[int(len(content) * share)] ^= 0x10
    file.write_bytes(content)
    problems = {finding.problem for finding in found(folder)}
    assert Problem.DAMAGED in problems


def test_what_cannot_be_opened_at_all_is_one_finding(folder: Path) -> None:
    (folder / database.FILE).write_bytes(b"not a database" * 1000)
    findings = verify(folder, KEYS)
    damage = Finding(Problem.DAMAGED, None, "journal", "SQLITE_NOTADB")
    assert findings == Findings(0, 0, 0, Head(0, b""), (damage,))
    assert not findings.sound


def test_where_reading_ended_is_told(folder: Path) -> None:
    file = folder / database.FILE
    content = file.read_bytes()
    file.write_bytes(content[: 3 * 4096] + bytes(len(content) - 3 * 4096))
    findings = verify(folder, KEYS)
    said = "unreadable after event 0 (SQLITE_CORRUPT)"
    assert findings.findings[-1] == Finding(Problem.DAMAGED, None, "journal", said)
    assert (findings.events, findings.visits, findings.deliveries) == (0, 0, 0)
    assert findings.head.position == 0


def test_a_changed_page_that_nothing_stands_on_is_found(folder: Path) -> None:
    tamper(
        folder,
        "CREATE TABLE filler (bytes BLOB)",
        "INSERT INTO filler VALUES (randomblob(40000))",
        "DROP TABLE filler",
    )
    assert found(folder) == ()
    file = folder / database.FILE
    content = bytearray(file.read_bytes())
    content[-2000] ^= 0x10
    file.write_bytes(content)
    page = f"HMAC verification failed for page {len(content) // 4096}"
    assert found(folder) == (Finding(Problem.DAMAGED, None, "journal", page),)


def test_an_index_that_does_not_say_what_its_table_says_is_found(folder: Path) -> None:
    tamper(
        folder,
        "PRAGMA writable_schema = ON",
        "UPDATE sqlite_schema SET sql = replace(sql, 'ends_visit = 1', 'ends_visit = 0')"
        " WHERE name = 'ends_of_visits'",
    )
    said = {(each.problem, each.kind) for each in found(folder)}
    assert said == {(Problem.DAMAGED, "journal")}
    assert "row 1 missing from index ends_of_visits" in {each.what for each in found(folder)}
