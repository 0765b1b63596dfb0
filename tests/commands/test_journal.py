"""`citizenspot journal verify`, from the settings to the words and the exit code."""

import json
from contextlib import closing
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from citizenspot.commands.journal import app
from citizenspot.journal import database
from citizenspot.journal.database import Database
from citizenspot.journal.entries import Head, shown_head
from citizenspot.journal.keys import keys_for
from citizenspot.journal.sql_journal import SqlJournal
from kiosk_config.settings import load_settings
from tests.journal.made_up import delivery, event


@pytest.fixture(autouse=True)
def world(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A workstation set to live work, with folders of its own."""
    settings = tmp_path / "workstation.toml"
    settings.write_text('mode = "live"', encoding="utf-8")
    monkeypatch.setenv("CITIZENSPOT_CONFIG", str(settings))
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))


@pytest.fixture
def head() -> Head:
    """The head of a practice journal of three events."""
    settings = load_settings(practice=True)
    keys = keys_for(settings.data_folder, practice=True, desk=settings.desk)
    with closing(SqlJournal.open(settings.journal_folder, keys, settings.desk)) as journal:
        journal.append("visit-1", [event("visit.opened"), event()], [delivery()])
        journal.append("visit-2", [event("visit.opened")])
        return journal.head()


def tamper(statement: str) -> None:
    settings = load_settings(practice=True)
    keys = keys_for(settings.data_folder, practice=True, desk=settings.desk)
    key = keys.workstation_key().database_key()
    with Database(settings.journal_folder / database.FILE, key) as opened:
        opened._cursor.execute(statement)


def run(*arguments: str) -> Result:
    return CliRunner().invoke(app, ["verify", *arguments])


def test_a_sound_journal_is_said_to_be_sound(head: Head) -> None:
    result = run("--practice")
    assert result.stdout == (
        f"Events: 3. Visits: 2. Deliveries: 1. Head: 3:{head.characters}.\nThe journal is sound.\n"
    )
    assert result.exit_code == 0


@pytest.mark.usefixtures("head")
def test_what_is_wrong_is_named_with_its_position_and_kind() -> None:
    tamper("UPDATE events SET actor = 'mediator' WHERE position = 2")
    result = run("--practice")
    first, *_, last = result.stdout.splitlines()
    assert " ".join(first.split()) == "changed 2 field.entered: its header was changed"
    assert last == "The journal is NOT sound."
    assert result.exit_code == 1


def test_a_program_reads_the_same_as_json(head: Head) -> None:
    tamper("DELETE FROM events WHERE position = 1")
    result = run("--practice", "--json")
    assert json.loads(result.stdout) == {
        "sound": False,
        "events": 2,
        "visits": 2,
        "deliveries": 1,
        "head": {"position": 3, "characters": head.characters},
        "findings": [
            {"problem": "removed", "position": 1, "kind": "event", "what": "1 is missing"}
        ],
    }
    assert result.exit_code == 1


def test_a_receipt_shows_that_the_end_was_cut(head: Head) -> None:
    tamper("DELETE FROM events WHERE position = 3")
    tamper("DELETE FROM visits WHERE visit = 'visit-2'")
    tamper("DELETE FROM stretches WHERE visit = 'visit-2'")
    assert run("--practice").exit_code == 0
    result = run("--practice", "--head", f"3:{head.characters.lower()}")
    assert "the journal ends at 2" in result.stdout
    assert result.exit_code == 1


def test_several_receipts_can_be_shown(head: Head) -> None:
    result = run("--practice", "--head", shown_head(3, head.characters), "--head", "9:ABCD")
    assert [line.split()[:2] for line in result.stdout.splitlines()][:-2] == [["cut", "9"]]


@pytest.mark.parametrize("shown", ["", "ABCD", "3:ABC", "3:ABC0", "-3:ABCD", "x:ABCD", "3:ABCDE"])
def test_what_no_receipt_shows_is_refused(shown: str) -> None:
    result = run("--practice", "--head", shown)
    assert result.exit_code == 2
    assert "--head" in result.stderr


def test_a_desk_that_never_worked_has_no_journal() -> None:
    result = run("--practice")
    assert result.exit_code == 2
    assert result.stderr.startswith("There is no journal in ")


def test_the_live_journal_is_another_and_needs_the_keyring(head: Head) -> None:
    assert head.position == 3
    assert "There is no journal in" in run().stderr
    folder = load_settings(practice=False).journal_folder
    folder.mkdir(parents=True)
    (folder / database.FILE).touch()
    result = run()
    assert result.exit_code == 2
    assert "This computer has no keyring" in result.stderr


def test_settings_that_cannot_be_read_are_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CITIZENSPOT_CONFIG", str(tmp_path / "nowhere.toml"))
    result = run()
    assert result.exit_code == 2
    assert "nowhere.toml" in result.stderr
