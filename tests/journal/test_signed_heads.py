"""Signed heads find what a chain alone does not see: a cut end, another past, a second machine."""

import json
import shutil
import subprocess
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path

import msgspec
import pytest

from citizenspot.journal.chain import body_digest, canonical, link
from citizenspot.journal.entries import Head
from citizenspot.journal.keys import ReceiptSigner
from citizenspot.journal.schema import EventRow
from citizenspot.journal.signed_heads import HeadSigner, SignedHead, read_heads
from citizenspot.journal.sql_journal import SqlJournal
from citizenspot.journal.times import to_microseconds
from citizenspot.journal.verification import verify
from tests.journal.insider import look, tamper
from tests.journal.made_up import DESK, KEYS, OPENING, event


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Two visits that have ended, a day that was closed, and a visit that goes on."""
    folder = tmp_path / "journal"
    with closing(SqlJournal.open(folder, KEYS, DESK)) as journal:
        journal.append("visit-1", [event(), event()], ends_visit=True)
        journal.append("visit-2", [event(), event()], ends_visit=True)
        journal.close_day("2026-11-23", OPENING)
        journal.append("visit-3", [event()])
    return folder


def heads_of(folder: Path) -> Sequence[SignedHead]:
    with closing(SqlJournal.open(folder, KEYS, DESK)) as journal:
        return journal.signed_heads()


def found(folder: Path, witnessed: Sequence[SignedHead] = ()) -> set[tuple[str, int | None]]:
    findings = verify(folder, KEYS, witnessed=witnessed).findings
    return {(each.problem.value, each.position) for each in findings}


def test_heads_are_signed_at_both_ends_and_the_close_and_agree(folder: Path) -> None:
    heads = heads_of(folder)
    assert [(each.position, each.reason) for each in heads] == [
        (2, "visit ended"),
        (4, "visit ended"),
        (5, "day closed"),
    ]
    assert found(folder, heads) == set()


def test_an_end_cut_off_with_its_heads_is_found_by_a_head_kept_elsewhere(folder: Path) -> None:
    heads = heads_of(folder)
    tamper(
        folder,
        "DELETE FROM events WHERE position > 2",
        "DELETE FROM visits WHERE first > 2",
        "DELETE FROM stretches WHERE first > 2",
        "DELETE FROM heads WHERE position > 2",
    )
    assert found(folder) == set()
    assert found(folder, heads) == {("cut", 4), ("cut", 5)}


def test_an_end_cut_off_without_its_heads_is_found_alone(folder: Path) -> None:
    tamper(folder, "DELETE FROM events WHERE position > 4")
    assert ("cut", 5) in found(folder)


def test_an_older_image_of_the_folder_is_found_by_its_numbers(folder: Path, tmp_path: Path) -> None:
    older = Path(shutil.copytree(folder, tmp_path / "older"))
    with closing(SqlJournal.open(folder, KEYS, DESK)) as journal:
        journal.append("visit-3", [event()], ends_visit=True)
        heads = journal.signed_heads()
    assert found(older) == set()
    assert found(older, heads) == {("cut", 7)}


def test_a_journal_that_was_run_on_two_machines_is_found_by_its_numbers(
    folder: Path, tmp_path: Path
) -> None:
    clone = Path(shutil.copytree(folder, tmp_path / "clone"))
    for each in (folder, clone):
        with closing(SqlJournal.open(each, KEYS, DESK)) as journal:
            journal.append("visit-3", [event()], ends_visit=True)
    assert found(clone) == found(folder) == set()
    assert found(clone, heads_of(folder)) == {("contradicted", 7)}


def test_a_signed_head_that_was_removed_is_missed(folder: Path) -> None:
    tamper(folder, "DELETE FROM heads WHERE position IN (2, 5)")
    assert found(folder) == {("removed", 2), ("removed", 5)}


@pytest.mark.parametrize("change", ["hash = zeroblob(32)", "at = at + 1", "reason = 'x'"])
def test_a_signed_head_that_was_changed_is_named(folder: Path, change: str) -> None:
    tamper(folder, f"UPDATE heads SET {change} WHERE position = 4")  # noqa: S608 - made here
    assert found(folder) == {("changed", 4)}


def rewritten(folder: Path, after: int) -> list[EventRow]:
    """Change an event and hash all later ones anew, as who has the key of the file can."""
    rows = [EventRow._make(row) for row in look(folder, "SELECT * FROM events ORDER BY position")]
    previous = rows[after - 1].hash
    for place, row in enumerate(rows[after:], after):
        forged = row._replace(actor="mediator") if place == after else row
        sealed = forged.sealed()
        assert sealed
        previous = link(previous, canonical(forged.header(DESK)), body_digest(sealed))
        rows[place] = forged._replace(hash=previous)
        tamper(
            folder,
            "UPDATE events SET actor = ?, hash = ? WHERE position = ?",
            values=(forged.actor, previous, row.position),
        )
    return rows


def test_a_rewritten_tail_contradicts_the_heads_that_were_signed(folder: Path) -> None:
    rewritten(folder, 2)
    assert found(folder) == {("changed", 3), ("contradicted", 4), ("contradicted", 5)}
    said = {each.what for each in verify(folder, KEYS).findings}
    assert "it was written anew without the key of its visit" in said


def test_a_rewritten_tail_signed_with_another_key_is_not_this_desks(folder: Path) -> None:
    [(genesis,)] = look(folder, "SELECT genesis FROM identity")
    assert isinstance(genesis, bytes)
    other = ReceiptSigner(bytes(32))
    signer = HeadSigner(other.sign, other.public_key(), DESK, genesis)
    for row in rewritten(folder, 2):
        if row.position in {4, 5}:
            forged = signer.row(
                Head(row.position, row.hash), to_microseconds(OPENING), "visit ended"
            )
            tamper(folder, "REPLACE INTO heads VALUES (?, ?, ?, ?, ?, ?)", values=forged)
    assert {("changed", 4), ("changed", 5)} <= found(folder)


def test_a_head_of_another_journal_is_not_of_this_one(folder: Path, tmp_path: Path) -> None:
    with closing(SqlJournal.open(tmp_path / "other", KEYS, DESK)) as journal:
        journal.append("visit-1", [event()], ends_visit=True)
        others = journal.signed_heads()
    assert found(folder, others) == {("changed", 1)}


def test_a_file_of_heads_ends_where_a_line_is_none(folder: Path, tmp_path: Path) -> None:
    heads = heads_of(folder)
    lines = [msgspec.json.encode(each) for each in heads]
    file = tmp_path / "heads"
    file.write_bytes(b"\n".join(lines)[:-20])
    assert list(read_heads(file)) == heads[:2]


def test_openssl_alone_says_that_a_head_is_signed(folder: Path, tmp_path: Path) -> None:
    head = heads_of(folder)[-1]
    signer = KEYS.workstation_key().signing_key()
    key = bytes.fromhex("302a300506032b6570032100") + signer.public_key()
    (tmp_path / "key.der").write_bytes(key)
    (tmp_path / "head").write_bytes(head.message())
    (tmp_path / "signature").write_bytes(bytes.fromhex(head.signature))
    command = "openssl pkeyutl -verify -pubin -keyform DER -inkey key.der -rawin -in head"
    arguments = [*command.split(), "-sigfile", "signature"]
    subprocess.run(arguments, cwd=tmp_path, check=True, capture_output=True, timeout=30)
    assert json.loads(head.message().split(b"\n", 1)[1])[2] == head.position


def test_a_witness_full_of_other_bytes_says_nothing_and_stops_nobody(tmp_path: Path) -> None:
    heads = tmp_path / "heads.jsonl"
    journal = SqlJournal.open(tmp_path / "journal", KEYS, DESK, witnessed_in=heads)
    with closing(journal):
        journal.append("visit-1", [event()], ends_visit=True)
    [head] = read_heads(heads)
    no_hash = msgspec.json.encode(msgspec.structs.replace(head, hash="no hash"))
    heads.write_bytes(b'{"desk":"\xff"}\n[]\n\xf4\n' + heads.read_bytes() + no_hash + b"\n")
    findings = verify(tmp_path / "journal", KEYS, witnessed=read_heads(heads)).findings
    assert [finding.what for finding in findings] == [
        "a witness holds a head that this desk did not sign"
    ]
    SqlJournal.open(tmp_path / "journal", KEYS, DESK, witnessed_in=heads).close()
