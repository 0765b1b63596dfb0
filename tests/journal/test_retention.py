"""Visits are kept as long as the rule says, and then erased, with a proof in the desk's book."""

from contextlib import closing
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from citizenspot.journal.desk_book import DESK_BOOK, VisitsErased, told
from citizenspot.journal.errors import VisitErased
from citizenspot.journal.memory import MemoryJournal
from citizenspot.journal.retention import MOST_AT_ONCE, due, forget_what_is_due
from citizenspot.journal.sql_journal import SqlJournal
from citizenspot.journal.verification import verify
from tests.journal.made_up import DESK, KEYS, OPENING, event

MONTH = timedelta(days=30)


def test_a_visit_is_due_on_the_day_its_time_is_over_and_not_before() -> None:
    ended = {"visit-1": OPENING}
    assert due(ended, OPENING + MONTH - timedelta(microseconds=1), 30) == ()
    assert due(ended, OPENING + MONTH, 30) == ("visit-1",)


@given(
    st.dictionaries(st.text(max_size=3), st.datetimes().map(lambda at: at.astimezone())),
    st.datetimes(min_value=datetime(1000, 1, 1)).map(lambda at: at.astimezone()),  # noqa: DTZ001
    st.integers(1, 366),
)
def test_what_is_due_ended_no_later_than_anything_that_is_not(
    ended: dict[str, datetime], now: datetime, days: int
) -> None:
    forgotten = due(ended, now, days)
    kept = [at for visit, at in ended.items() if visit not in forgotten]
    assert set(forgotten) <= ended.keys()
    assert all(ended[visit] < at for visit in forgotten for at in kept)
    assert all(at > now - timedelta(days=days) for at in kept)


def test_a_visit_that_goes_on_is_never_due() -> None:
    with closing(MemoryJournal()) as journal:
        journal.append("visit-1", [event()])
        assert forget_what_is_due(journal, OPENING + 9 * MONTH, 30) == 0
        assert len(journal.read("visit-1")) == 1


def test_what_is_due_is_erased_and_the_book_has_the_proof(tmp_path: Path) -> None:
    later = OPENING + timedelta(days=5)
    with closing(SqlJournal.open(tmp_path, KEYS, DESK)) as journal:
        journal.append("visit-1", [event(), event()], ends_visit=True)
        journal.append("visit-2", [event(at=later)], ends_visit=True)
        assert forget_what_is_due(journal, OPENING + MONTH, 30) == 1
        assert forget_what_is_due(journal, OPENING + MONTH, 30) == 0
        with pytest.raises(VisitErased):
            journal.read("visit-1")
        assert len(journal.read("visit-2")) == 1
        [recorded] = journal.read(DESK_BOOK)
        proof = told(recorded, VisitsErased)
    assert proof.rule == "kept for 30 days after its end"
    assert [(each.visit, each.events) for each in proof.visits] == [("visit-1", 2)]
    assert verify(tmp_path, KEYS).sound


def test_many_visits_are_erased_in_portions() -> None:
    with closing(MemoryJournal()) as journal:
        for number in range(MOST_AT_ONCE + 1):
            journal.append(f"visit-{number}", [event()], ends_visit=True)
        assert forget_what_is_due(journal, OPENING + MONTH, 30) == MOST_AT_ONCE + 1
        erasures = [told(each, VisitsErased) for each in journal.read(DESK_BOOK)]
    assert [len(each.visits) for each in erasures] == [MOST_AT_ONCE, 1]


def test_the_desks_own_days_are_kept_for_a_year() -> None:
    with closing(MemoryJournal()) as journal:
        journal.append("desk/day/1", [event()], ends_visit=True)
        journal.append("visit-1", [event()], ends_visit=True)
        assert forget_what_is_due(journal, OPENING + MONTH, 30) == 1
        assert list(journal.ended_visits()) == ["desk/day/1"]
        assert forget_what_is_due(journal, OPENING + timedelta(days=366), 30) == 1
