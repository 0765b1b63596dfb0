"""What a desk does of its own accord stands in a book of its own, in the same chain."""

from contextlib import closing
from pathlib import Path

import pytest

from citizenspot.journal.desk_book import DESK_BOOK, SubjectAnswered, VisitRead, told
from citizenspot.journal.errors import JournalClosed
from citizenspot.journal.sql_journal import SqlJournal
from citizenspot.journal.verification import verify
from tests.journal.made_up import DESK, KEYS, OPENING, event


def test_that_a_person_was_answered_is_recorded_with_a_number_and_nobodys_name(
    tmp_path: Path,
) -> None:
    with closing(SqlJournal.open(tmp_path, KEYS, DESK)) as journal:
        journal.append("visit-1", [event()], ends_visit=True)
        journal.note_answered(1, OPENING)
    with closing(SqlJournal.open(tmp_path, KEYS, DESK)) as journal:
        [recorded] = journal.read(DESK_BOOK)
        assert told(recorded, SubjectAnswered) == SubjectAnswered(visits=1)
        assert (recorded.position, recorded.at) == (2, OPENING)
        assert b"visit-1" not in recorded.payload
    assert verify(tmp_path, KEYS).sound


def test_that_a_visit_is_read_by_a_command_is_recorded_with_who_and_why(tmp_path: Path) -> None:
    reading = VisitRead("visit-1", by="eva", why="complaint 12")
    with closing(SqlJournal.open(tmp_path, KEYS, DESK)) as journal:
        journal.append("visit-1", [event()], ends_visit=True)
        journal.note_read(reading, OPENING)
    with closing(SqlJournal.open(tmp_path, KEYS, DESK)) as journal:
        [recorded] = journal.read(DESK_BOOK)
        assert told(recorded, VisitRead) == reading
        assert (recorded.kind, recorded.at) == ("visit.read", OPENING)
    assert verify(tmp_path, KEYS).sound


def test_a_reading_is_recorded_while_the_journal_is_open_only(
    tmp_path: Path,
) -> None:
    journal = SqlJournal.open(tmp_path, KEYS, DESK)
    journal.close()
    with pytest.raises(JournalClosed):
        journal.note_read(VisitRead("visit-1", by="eva", why="complaint 12"), OPENING)
