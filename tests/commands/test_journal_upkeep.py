"""`citizenspot journal` backup, restore, heads, close-day and daily, as they are typed."""

import shutil
from collections.abc import Iterator
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from citizenspot.commands.desk_at_hand import DeskAtHand
from citizenspot.commands.every_command import app
from citizenspot.journal.sql_journal import SqlJournal
from citizenspot.journal.upkeep.daily import daily_copy
from tests.journal.insider import tamper as tamper_with_keys
from tests.journal.made_up import event


@pytest.fixture(autouse=True)
def world(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))


@pytest.fixture
def desk() -> DeskAtHand:
    return DeskAtHand.of(practice=True)


@pytest.fixture
def journal(desk: DeskAtHand) -> Iterator[SqlJournal]:
    """A desk at work, with a visit that has ended."""
    with closing(desk.open_journal()) as journal:
        journal.append("visit-1", [event(payload=b"told")], ends_visit=True)
        yield journal


def run(*arguments: str | Path) -> Result:
    return CliRunner().invoke(app, ["journal", *map(str, arguments), "--practice"])


@pytest.mark.usefixtures("journal")
def test_a_copy_is_made_while_the_desk_works_and_verified(tmp_path: Path) -> None:
    assert run("backup", tmp_path / "copy").exit_code == 0
    result = run("verify", "--folder", tmp_path / "copy")
    assert result.stdout.endswith("The journal is sound.\n")


def test_a_copy_is_restored_and_what_is_missing_is_counted(
    desk: DeskAtHand, tmp_path: Path
) -> None:
    with closing(desk.open_journal()) as journal:
        journal.append("visit-1", [event()], ends_visit=True)
        assert run("backup", tmp_path / "copy").exit_code == 0
        journal.append("visit-2", [event()] * 4, ends_visit=True)
    shutil.rmtree(desk.settings.journal_folder)
    result = run("restore", tmp_path / "copy")
    assert result.stdout == "Restored up to 1. Events known to be missing: 4.\n"
    assert run("verify").exit_code == 0


@pytest.mark.usefixtures("journal")
def test_nothing_is_restored_or_closed_while_the_desk_works(tmp_path: Path) -> None:
    run("backup", tmp_path / "copy")
    for arguments in (("restore", tmp_path / "copy"), ("close-day",)):
        result = run(*arguments)
        assert result.exit_code == 2
        assert "is using this journal" in result.stderr


def test_heads_kept_elsewhere_show_an_older_journal(desk: DeskAtHand, tmp_path: Path) -> None:
    with closing(desk.open_journal()) as journal:
        journal.append("visit-1", [event()], ends_visit=True)
        run("backup", tmp_path / "copy")
        journal.append("visit-2", [event()], ends_visit=True)
    kept = tmp_path / "kept.jsonl"
    kept.write_text(run("heads").stdout)
    assert run("verify", "--folder", tmp_path / "copy").exit_code == 0
    result = run("verify", "--folder", tmp_path / "copy", "--heads", kept)
    assert result.exit_code == 1
    assert "the journal ends at 1" in result.stdout


def test_the_witness_of_the_workstation_is_heard_without_being_named(
    desk: DeskAtHand, tmp_path: Path
) -> None:
    with closing(desk.open_journal()) as journal:
        journal.append("visit-1", [event()], ends_visit=True)
        run("backup", tmp_path / "copy")
        journal.append("visit-2", [event()], ends_visit=True)
    shutil.rmtree(desk.settings.journal_folder)
    shutil.copytree(tmp_path / "copy", desk.settings.journal_folder)
    result = run("verify")
    assert result.exit_code == 1
    assert "a witness holds a signed head" in result.stdout


def test_a_day_is_closed_by_hand(desk: DeskAtHand) -> None:
    assert run("close-day").stdout.startswith("Closed. Head: 1:")
    with closing(desk.open_journal()) as journal:
        assert [each.reason for each in journal.signed_heads()] == ["day closed"]


@pytest.mark.usefixtures("journal")
def test_every_day_a_second_process_verifies_and_copies(tmp_path: Path) -> None:
    for _ in range(2):
        result = run("daily", tmp_path / "copies")
        assert result.exit_code == 0
        assert "The journal is sound." in result.stdout
    [copy] = (tmp_path / "copies").iterdir()
    assert {each.name for each in copy.iterdir()} >= {"journal.db", "heads.jsonl"}


def test_a_daily_copy_of_a_journal_that_is_not_sound_is_refused(
    journal: SqlJournal, desk: DeskAtHand, tmp_path: Path
) -> None:
    journal.append("visit-2", [event()])
    tamper_with_keys(
        desk.settings.journal_folder,
        "UPDATE events SET actor = 'x' WHERE position = 1",
        keys=desk.keys,
    )
    result = run("daily", tmp_path / "copies")
    assert result.exit_code == 1
    assert not (tmp_path / "copies").exists()


@pytest.mark.usefixtures("journal")
def test_copies_that_are_too_old_are_deleted(desk: DeskAtHand, tmp_path: Path) -> None:
    for day in (1, 2, 3, 4):
        daily_copy(
            desk.settings.journal_folder, desk.keys, tmp_path / "copies", date(2026, 11, day), 2
        )
    kept = sorted(each.name for each in (tmp_path / "copies").iterdir())
    assert kept == ["2026-11-03", "2026-11-04"]
