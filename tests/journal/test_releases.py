"""A journal of every earlier release opens in this one, with all that was recorded in it."""

import shutil
from contextlib import closing
from pathlib import Path

import pytest
from alembic import command

from citizenspot.journal import schema
from citizenspot.journal.errors import JournalFromAnotherVersion, JournalUnwritable
from citizenspot.journal.sql_journal import SqlJournal
from citizenspot.journal.verification import verify
from tests.journal.insider import look, tamper
from tests.journal.made_up import DESK, KEYS, delivery, event

RELEASED = Path(__file__).parent / "released"
RELEASES = sorted(RELEASED.glob("format-*"))


@pytest.fixture(params=RELEASES, ids=lambda folder: str(folder.name))
def old(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    """A journal as a released program left it; never made again by a later one."""
    return Path(shutil.copytree(request.param, tmp_path / "journal"))


def shape(folder: Path) -> list[object]:
    """Return every table and index, column by column."""
    names = look(folder, "SELECT type, name, tbl_name FROM sqlite_schema ORDER BY name")
    columns = {
        str(name): look(folder, f"PRAGMA table_xinfo({name})")
        for kind, name, _ in names
        if kind == "table"
    }
    # Each with its kind, and whether it is strict about its types and has rows of its own.
    tables = look(folder, "SELECT * FROM pragma_table_list ORDER BY name")
    return [names, columns, tables]


def test_there_is_a_journal_of_every_release() -> None:
    assert [folder.name for folder in RELEASES] == [
        f"format-{release}" for release in range(1, schema.FORMAT)
    ]


def test_all_that_was_recorded_is_there_and_the_chain_holds(old: Path) -> None:
    with closing(SqlJournal.open(old, KEYS, DESK)) as journal:
        assert journal.head().position == 6
        assert [each.payload for each in journal.read("visit-1")] == [event().payload] * 4
        assert list(journal.unended_visits()) == ["visit-1"]
        assert list(journal.deliveries({"queued"})) == [delivery()]
        assert journal.next_number("receipts") == 2
    assert verify(old, KEYS).sound


def test_work_goes_on_in_it(old: Path) -> None:
    with closing(SqlJournal.open(old, KEYS, DESK)) as journal:
        journal.append("visit-1", [event()], ends_visit=True)
        journal.append("visit-3", [event()])
    with closing(SqlJournal.open(old, KEYS, DESK)) as journal:
        assert len(journal.read("visit-1")) == 5
    assert verify(old, KEYS).sound


def test_its_tables_are_those_of_a_new_journal(old: Path, tmp_path: Path) -> None:
    SqlJournal.open(old, KEYS, DESK).close()
    new = tmp_path / "new"
    SqlJournal.open(new, KEYS, DESK).close()
    assert shape(old) == shape(new)
    release = [(f"format_{schema.FORMAT}",)]
    assert look(old, "SELECT version_num FROM alembic_version") == release
    assert look(new, "SELECT version_num FROM alembic_version") == release


def test_an_upgrade_cut_short_leaves_the_journal_as_it_was(
    old: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = shape(old)

    def cut_short(*_: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(command, "upgrade", cut_short)
        with pytest.raises(KeyboardInterrupt):
            SqlJournal.open(old, KEYS, DESK)
    assert shape(old) == before
    SqlJournal.open(old, KEYS, DESK).close()
    assert verify(old, KEYS).sound


def test_an_upgrade_the_file_refuses_is_named_and_leaves_it_as_it_was(old: Path) -> None:
    tamper(old, "CREATE TABLE heads (in_the_way INTEGER)")
    before = shape(old)
    with pytest.raises(JournalUnwritable, match="SQLITE_ERROR"):
        SqlJournal.open(old, KEYS, DESK)
    assert shape(old) == before


def test_a_reader_does_not_upgrade_and_says_which_release_it_found(old: Path) -> None:
    with pytest.raises(JournalFromAnotherVersion, match="format 1"):
        verify(old, KEYS)


def test_a_journal_of_a_later_release_is_left_alone(old: Path) -> None:
    SqlJournal.open(old, KEYS, DESK).close()
    tamper(old, "UPDATE identity SET format = ?", values=(schema.FORMAT + 1,))
    with pytest.raises(JournalFromAnotherVersion):
        SqlJournal.open(old, KEYS, DESK)
