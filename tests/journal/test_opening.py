"""Opening a journal: all that was acknowledged is there, and what does not belong is refused."""

import json
import os
import stat
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from citizenspot.journal import database, lock, opening
from citizenspot.journal.errors import (
    JournalAbsent,
    JournalDamaged,
    JournalFromAnotherVersion,
    JournalInUse,
    JournalOfAnotherDesk,
    JournalOfAnotherKey,
    JournalUnwritable,
    KeyMissing,
    RecordUnreadable,
)
from citizenspot.journal.opening import KEY_ID_FILE
from citizenspot.journal.sql_journal import SqlJournal
from citizenspot.journal.verification import verify
from tests.journal.insider import look, tamper
from tests.journal.made_up import DESK, KEYS, OTHER_KEYS, delivery, event, receipt

SECOND_START = """
import sys
from pathlib import Path
from citizenspot.journal.errors import JournalInUse
from citizenspot.journal.opening import KEY_ID_FILE
from citizenspot.journal.sql_journal import SqlJournal
from citizenspot.journal.verification import verify
from tests.journal.made_up import KEYS
try:
    SqlJournal.open(Path(sys.argv[1]), KEYS, "Desk 1").close()
except JournalInUse as error:
    print(error)
"""


def second_start(folder: Path) -> str:
    return subprocess.run(
        [sys.executable, "-c", SECOND_START, folder],
        check=True,
        capture_output=True,
        text=True,
        timeout=60,
    ).stdout


def test_everything_is_there_when_the_journal_is_opened_again(tmp_path: Path) -> None:
    with closing(SqlJournal.open(tmp_path, KEYS, DESK)) as journal:
        recorded = journal.append("visit-1", [event(), receipt(1)], [delivery()])
        ended = journal.append("visit-2", [event()], ends_visit=True)
        head = journal.head()
    with closing(SqlJournal.open(tmp_path, KEYS, DESK)) as journal:
        assert journal.read("visit-1") == recorded
        assert journal.read("visit-2") == ended
        assert list(journal.deliveries({"queued"})) == [delivery()]
        assert list(journal.unended_visits()) == ["visit-1"]
        assert journal.head() == head
        assert journal.next_number("receipts") == 2


def test_the_chain_goes_on_where_it_ended(tmp_path: Path) -> None:
    with closing(SqlJournal.open(tmp_path, KEYS, DESK)) as journal:
        journal.append("visit-1", [event()])
    with closing(SqlJournal.open(tmp_path, KEYS, DESK)) as journal:
        [second] = journal.append("visit-1", [event()])
        assert second.position == 2
        assert [each.position for each in journal.read("visit-1")] == [1, 2]


def test_the_key_of_an_ended_visit_does_not_stay_in_memory(tmp_path: Path) -> None:
    with closing(SqlJournal.open(tmp_path, KEYS, DESK)) as journal:
        journal.append("visit-1", [event()])
        journal.append("visit-2", [event()])
        assert journal._seals._kept.keys() == {"visit-1", "visit-2"}
        journal.append("visit-1", [event()], ends_visit=True)
        journal.append("visit-1", [], [delivery(state="accepted")])
        assert journal._seals._kept.keys() == {"visit-2"}
    with closing(SqlJournal.open(tmp_path, KEYS, DESK)) as journal:
        journal.append("visit-1", [], [delivery(state="accepted")])
        journal.append("visit-2", [event()])
        assert journal._seals._kept.keys() == {"visit-2"}


def test_nobody_else_may_look_into_the_folder(tmp_path: Path) -> None:
    SqlJournal.open(tmp_path / "journal", KEYS, DESK).close()
    assert stat.S_IMODE((tmp_path / "journal").stat().st_mode) == 0o700


def test_who_holds_a_folder_is_written_for_its_owner_only(tmp_path: Path) -> None:
    lock.FolderLock.take(tmp_path, DESK).release()
    assert stat.S_IMODE((tmp_path / lock.FILE).stat().st_mode) == 0o600


def test_who_opens_a_journal_to_look_at_it_cannot_change_it(tmp_path: Path) -> None:
    SqlJournal.open(tmp_path, KEYS, DESK).close()
    opened = opening.open_for_reading(tmp_path, KEYS)
    with opened.ending, pytest.raises(JournalUnwritable, match="SQLITE_READONLY"):
        opened.database.write([("DELETE FROM identity", [()])])


def test_nothing_personal_stands_in_the_files_of_a_journal(tmp_path: Path) -> None:
    with closing(SqlJournal.open(tmp_path, KEYS, DESK)) as journal:
        named = event(payload=b"Maria Exemplo")
        journal.append("visit-1", [named], [delivery(body=b"Maria Exemplo", detail="Exemplo")])
        files = [file.read_bytes() for file in tmp_path.iterdir()]
        rows = str(look(tmp_path, "SELECT * FROM events")) + str(
            look(tmp_path, "SELECT * FROM deliveries")
        )
    assert len(files) >= 4
    assert not any(b"Exemplo" in content or b"visit-1" in content for content in files)
    assert "Exemplo" not in rows


def test_a_second_start_in_the_same_program_is_refused_and_named(tmp_path: Path) -> None:
    with closing(SqlJournal.open(tmp_path, KEYS, DESK)) as journal:
        with pytest.raises(JournalInUse) as refused:
            SqlJournal.open(tmp_path, KEYS, "Desk 2")
        assert refused.value.values == {"pid": os.getpid(), "desk": DESK}
        journal.append("visit-1", [event()])
    SqlJournal.open(tmp_path, KEYS, DESK).close()


def test_a_second_program_on_the_same_journal_is_refused_and_told_which(tmp_path: Path) -> None:
    with closing(SqlJournal.open(tmp_path, KEYS, DESK)):
        said = second_start(tmp_path)
    assert f"process {os.getpid()}, desk {DESK}" in said
    assert "close it" in said
    assert second_start(tmp_path) == ""


def test_a_lock_whose_holder_has_not_said_its_name_yet_is_a_lock(tmp_path: Path) -> None:
    held = lock.FolderLock.take(tmp_path, DESK)
    (tmp_path / lock.FILE).write_text("")
    with pytest.raises(JournalInUse) as refused:
        lock.FolderLock.take(tmp_path, DESK)
    assert refused.value.values == {"pid": 0, "desk": "?"}
    held.release()
    lock.FolderLock.take(tmp_path, DESK).release()


def test_a_lock_file_left_behind_locks_nothing(tmp_path: Path) -> None:
    (tmp_path / lock.FILE).write_text(json.dumps({"pid": 1, "desk": "an old name" * 30}))
    lock.FolderLock.take(tmp_path, DESK).release()
    assert json.loads((tmp_path / lock.FILE).read_text()) == {"pid": os.getpid(), "desk": DESK}


def test_a_folder_that_cannot_be_made_is_named(tmp_path: Path) -> None:
    (tmp_path / "journal").write_text("a file where the folder should be")
    with pytest.raises(JournalUnwritable) as refused:
        SqlJournal.open(tmp_path / "journal", KEYS, DESK)
    assert refused.value.values == {"folder": str(tmp_path / "journal"), "cause": "EEXIST"}


def test_a_lock_that_cannot_be_taken_is_named(tmp_path: Path) -> None:
    (tmp_path / lock.FILE).mkdir()
    with pytest.raises(JournalUnwritable, match="EISDIR"):
        SqlJournal.open(tmp_path, KEYS, DESK)


def test_the_journal_of_another_desk_is_refused_and_stays_as_it_is(tmp_path: Path) -> None:
    SqlJournal.open(tmp_path, KEYS, DESK).close()
    with pytest.raises(JournalOfAnotherDesk) as refused:
        SqlJournal.open(tmp_path, KEYS, "Desk 2")
    assert refused.value.values == {"folder": str(tmp_path), "found": DESK, "desk": "Desk 2"}
    SqlJournal.open(tmp_path, KEYS, DESK).close()


def test_the_journal_of_another_key_is_refused_and_stays_as_it_is(tmp_path: Path) -> None:
    with closing(SqlJournal.open(tmp_path, KEYS, DESK)) as journal:
        journal.append("visit-1", [event()])
    with pytest.raises(JournalOfAnotherKey) as refused:
        SqlJournal.open(tmp_path, OTHER_KEYS, DESK)
    assert refused.value.values == {
        "folder": str(tmp_path),
        "found": KEYS.workstation_key().id,
        "key": OTHER_KEYS.workstation_key().id,
    }
    with closing(SqlJournal.open(tmp_path, KEYS, DESK)) as journal:
        assert len(journal.read("visit-1")) == 1


def test_a_wrong_key_opens_nothing_even_where_the_note_of_the_key_was_lost(tmp_path: Path) -> None:
    SqlJournal.open(tmp_path, KEYS, DESK).close()
    (tmp_path / opening.KEY_ID_FILE).unlink()
    with pytest.raises(JournalDamaged, match="SQLITE_NOTADB"):
        SqlJournal.open(tmp_path, OTHER_KEYS, DESK)
    SqlJournal.open(tmp_path, KEYS, DESK).close()


def test_a_journal_from_a_later_version_is_refused(tmp_path: Path) -> None:
    SqlJournal.open(tmp_path, KEYS, DESK).close()
    tamper(tmp_path, "UPDATE identity SET format = 99")
    with pytest.raises(JournalFromAnotherVersion, match="format 99") as refused:
        SqlJournal.open(tmp_path, KEYS, DESK)
    assert refused.value.values == {"folder": str(tmp_path), "found": 99}


@pytest.mark.parametrize(
    ("statement", "cause"),
    [
        ("DELETE FROM identity", "it has no name"),
        ("UPDATE identity SET journal = 'another'", "its name was changed"),
    ],
)
def test_a_journal_that_does_not_say_which_it_is_is_damaged(
    tmp_path: Path, statement: str, cause: str
) -> None:
    SqlJournal.open(tmp_path, KEYS, DESK).close()
    tamper(tmp_path, statement)
    for opened in (
        lambda: SqlJournal.open(tmp_path, KEYS, DESK),
        lambda: opening.open_for_reading(tmp_path, KEYS),
    ):
        with pytest.raises(JournalDamaged) as refused:
            opened()
        assert refused.value.values == {"folder": str(tmp_path), "cause": cause}


def test_there_is_nothing_to_look_at_where_no_journal_is(tmp_path: Path) -> None:
    with pytest.raises(JournalAbsent) as refused:
        opening.open_for_reading(tmp_path, KEYS)
    assert refused.value.values == {"folder": str(tmp_path)}


def test_a_file_that_is_no_journal_is_damaged_and_stays_as_it_is(tmp_path: Path) -> None:
    SqlJournal.open(tmp_path, KEYS, DESK).close()
    file = tmp_path / database.FILE
    file.write_bytes(b"something else" * 1000)
    with pytest.raises(JournalDamaged):
        SqlJournal.open(tmp_path, KEYS, DESK)
    assert file.read_bytes() == b"something else" * 1000


def test_a_first_start_cut_short_before_the_tables_is_finished_by_the_next(tmp_path: Path) -> None:
    (tmp_path / opening.KEY_ID_FILE).write_text(KEYS.workstation_key().id)
    (tmp_path / database.FILE).touch()
    with closing(SqlJournal.open(tmp_path, KEYS, DESK)) as journal:
        assert journal.head().position == 0


def test_a_journal_that_opened_in_vain_leaves_no_lock(tmp_path: Path) -> None:
    SqlJournal.open(tmp_path, KEYS, DESK).close()
    tamper(tmp_path, "DROP TABLE events")
    for _ in range(2):
        with pytest.raises(JournalUnwritable, match="SQLITE_ERROR"):
            SqlJournal.open(tmp_path, KEYS, DESK)


@pytest.mark.parametrize(
    ("statement", "record"),
    [
        ("UPDATE events SET actor = 'mediator'", "event 1"),
        ("UPDATE events SET nonce = NULL", "event 1"),
        ("UPDATE visits SET wrapped = zeroblob(48)", "the key of visit visit-1"),
        ("DELETE FROM visits", "event 1"),
    ],
)
def test_an_event_that_is_not_what_was_recorded_is_not_read(
    tmp_path: Path, statement: str, record: str
) -> None:
    with closing(SqlJournal.open(tmp_path, KEYS, DESK)) as journal:
        journal.append("visit-1", [event()])
    tamper(tmp_path, statement)
    with closing(SqlJournal.open(tmp_path, KEYS, DESK)) as journal:
        with pytest.raises(RecordUnreadable, match="citizenspot journal verify") as refused:
            journal.read("visit-1")
        assert refused.value.values == {"record": record}


def test_a_delivery_that_is_not_what_was_recorded_is_not_read(tmp_path: Path) -> None:
    with closing(SqlJournal.open(tmp_path, KEYS, DESK)) as journal:
        journal.append("visit-1", [event()], [delivery(state="accepted")])
    tamper(tmp_path, "UPDATE deliveries SET state = 'queued'")
    with closing(SqlJournal.open(tmp_path, KEYS, DESK)) as journal:
        with pytest.raises(RecordUnreadable) as refused:
            journal.deliveries({"queued"})
        assert refused.value.values == {"record": "delivery once-1"}


@pytest.mark.parametrize("text", [b"\xff\xfe", "clé".encode()])
def test_a_note_of_the_key_that_is_no_text_is_damage(tmp_path: Path, text: bytes) -> None:
    SqlJournal.open(tmp_path, KEYS, DESK).close()
    (tmp_path / KEY_ID_FILE).write_bytes(text)
    with pytest.raises(JournalDamaged) as refused:
        SqlJournal.open(tmp_path, KEYS, DESK)
    assert refused.value.values == {"folder": str(tmp_path), "cause": KEY_ID_FILE}
    assert [each.what for each in verify(tmp_path, KEYS).findings] == [KEY_ID_FILE]


def test_a_note_of_the_key_that_cannot_be_read_is_named(tmp_path: Path) -> None:
    (tmp_path / KEY_ID_FILE).mkdir()
    with pytest.raises(JournalUnwritable) as refused:
        SqlJournal.open(tmp_path, KEYS, DESK)
    assert refused.value.values == {"folder": str(tmp_path), "cause": "EISDIR"}


def test_of_two_noted_keys_that_are_both_gone_the_later_is_asked_for(tmp_path: Path) -> None:
    SqlJournal.open(tmp_path, KEYS, DESK).close()
    (tmp_path / KEY_ID_FILE).write_text("1111111111111111 2222222222222222 3333333333333333")
    with pytest.raises(KeyMissing) as refused:
        SqlJournal.open(tmp_path, KEYS, DESK)
    assert refused.value.values == {"key": "3333333333333333"}


def test_a_release_that_never_was_is_left_alone(tmp_path: Path) -> None:
    SqlJournal.open(tmp_path, KEYS, DESK).close()
    tamper(tmp_path, "UPDATE identity SET format = 0")
    with pytest.raises(JournalFromAnotherVersion, match="format 0"):
        SqlJournal.open(tmp_path, KEYS, DESK)


def test_a_delivery_without_its_visits_key_is_named(tmp_path: Path) -> None:
    with closing(SqlJournal.open(tmp_path, KEYS, DESK)) as journal:
        journal.append("visit-1", [event()], [delivery()], ends_visit=True)
    tamper(tmp_path, "UPDATE visits SET nonce = NULL, wrapped = NULL")
    with (
        closing(SqlJournal.open(tmp_path, KEYS, DESK)) as journal,
        pytest.raises(RecordUnreadable, match="delivery once-1"),
    ):
        journal.deliveries({"queued"})
