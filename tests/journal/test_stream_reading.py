"""A stream of the journal is read beside the desk that works on it."""

from contextlib import closing
from pathlib import Path

import pytest

from citizenspot.journal.errors import JournalAbsent, RecordUnreadable
from citizenspot.journal.sql_journal import SqlJournal
from citizenspot.journal.stream_reading import read_stream
from tests.journal.insider import tamper
from tests.journal.made_up import DESK, KEYS, event

STREAM = "desk/record"


def test_a_stream_is_read_while_the_desk_works_and_no_other_with_it(tmp_path: Path) -> None:
    with closing(SqlJournal.open(tmp_path, KEYS, DESK)) as journal:
        told = journal.append(STREAM, [event("account_made"), event("account_made")])
        journal.append("visit-1", [event()])
        assert read_stream(tmp_path, KEYS, STREAM) == told
        journal.append("visit-2", [event()])


def test_a_stream_that_has_not_begun_has_nothing(tmp_path: Path) -> None:
    SqlJournal.open(tmp_path, KEYS, DESK).close()
    assert list(read_stream(tmp_path, KEYS, STREAM)) == []


def test_where_no_journal_is_there_is_no_stream_and_none_is_made(tmp_path: Path) -> None:
    with pytest.raises(JournalAbsent):
        read_stream(tmp_path, KEYS, STREAM)
    assert list(tmp_path.iterdir()) == []


def test_a_stream_that_is_not_what_was_recorded_is_not_read(tmp_path: Path) -> None:
    with closing(SqlJournal.open(tmp_path, KEYS, DESK)) as journal:
        journal.append(STREAM, [event("account_made")])
    tamper(tmp_path, "UPDATE events SET actor = 'nobody'")
    with pytest.raises(RecordUnreadable) as refused:
        read_stream(tmp_path, KEYS, STREAM)
    assert refused.value.values == {"record": f"the stream {STREAM}"}
