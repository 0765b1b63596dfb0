"""The contract of a journal, kept by the one on disk and by the one in memory alike."""

import threading
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

import pytest

from citizenspot.journal.desk_book import DESK_BOOK, DayClosed, ErasedVisit, VisitsErased, told
from citizenspot.journal.entries import Head, SeriesNumber
from citizenspot.journal.errors import (
    JournalClosed,
    NumberNotNext,
    VisitEnded,
    VisitErased,
    WrongThread,
)
from citizenspot.journal.journal import Journal
from citizenspot.journal.memory import MemoryJournal
from citizenspot.journal.sql_journal import SqlJournal
from tests.journal.made_up import DESK, KEYS, OPENING, delivery, event, receipt


@pytest.fixture(params=["in memory", "on disk"])
def journal(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Journal]:
    opened: Journal = (
        MemoryJournal(DESK)
        if request.param == "in memory"
        else SqlJournal.open(tmp_path / "journal", KEYS, DESK)
    )
    yield opened
    opened.close()


def test_what_is_appended_reads_back_as_it_was(journal: Journal) -> None:
    opened = event("visit.opened", actor="mediator", payload=b"\x00 any bytes \xff")
    entered = event("field.entered", at=OPENING + timedelta(microseconds=1))
    recorded = journal.append("visit-1", [opened, entered])
    assert journal.read("visit-1") == recorded
    assert [(each.kind, each.actor, each.at, each.payload) for each in recorded] == [
        (each.kind, each.actor, each.at, each.payload) for each in (opened, entered)
    ]
    assert {each.visit for each in recorded} == {"visit-1"}


def test_positions_run_through_all_visits_without_a_gap(journal: Journal) -> None:
    first = journal.append("visit-1", [event(), event()])
    second = journal.append("visit-2", [event()])
    third = journal.append("visit-1", [event()])
    assert [each.position for each in (*first, *second, *third)] == [1, 2, 3, 4]


def test_a_visit_reads_only_its_own_events(journal: Journal) -> None:
    journal.append("visit-1", [event("one")])
    journal.append("visit-2", [event("two")])
    journal.append("visit-1", [event("three")])
    assert [each.kind for each in journal.read("visit-1")] == ["one", "three"]
    assert [each.kind for each in journal.read("visit-2")] == ["two"]


def test_a_visit_nobody_began_has_no_events(journal: Journal) -> None:
    assert journal.read("visit-9") == []


def test_the_head_is_the_last_event(journal: Journal) -> None:
    empty = journal.head()
    assert empty.position == 0
    assert len(empty.hash) == 32
    last = journal.append("visit-1", [event(), event()])[-1]
    assert journal.head() == Head(last.position, last.hash)
    assert journal.head().hash != empty.hash


def test_the_same_event_twice_has_two_hashes(journal: Journal) -> None:
    first, second = journal.append("visit-1", [event(), event()])
    assert first.hash != second.hash


def test_visits_without_an_end_are_found_the_first_begun_first(journal: Journal) -> None:
    journal.append("visit-b", [event()])
    journal.append("visit-a", [event()])
    journal.append("visit-c", [event()])
    journal.append("visit-b", [event()])
    assert list(journal.unended_visits()) == ["visit-b", "visit-a", "visit-c"]


def test_a_visit_that_was_ended_is_not_among_them(journal: Journal) -> None:
    journal.append("visit-1", [event()])
    journal.append("visit-2", [event()])
    journal.append("visit-1", [event(), event("visit.closed")], ends_visit=True)
    assert list(journal.unended_visits()) == ["visit-2"]


def test_how_a_delivery_fares_after_the_end_is_recorded_and_the_visit_stays_ended(
    journal: Journal,
) -> None:
    journal.append("visit-1", [event()], [delivery()], ends_visit=True)
    journal.append("visit-1", [], [delivery(state="accepted")])
    assert list(journal.deliveries({"queued", "accepted"})) == [delivery(state="accepted")]
    assert list(journal.unended_visits()) == []


@pytest.mark.parametrize("ends", [True, False])
def test_nothing_more_happens_in_a_visit_that_is_over(journal: Journal, *, ends: bool) -> None:
    journal.append("visit-1", [event()], ends_visit=True)
    before = journal.head()
    with pytest.raises(VisitEnded, match=r"visit-1 is over, and visit\.opened"):
        journal.append("visit-1", [event("visit.opened")], [delivery()], ends_visit=ends)
    assert journal.head() == before
    assert list(journal.deliveries({"queued"})) == []


def test_a_delivery_is_kept_as_it_was_given(journal: Journal) -> None:
    queued = delivery(body=b"\x00\xff", detail="João respondeu", next_at=None)
    journal.append("visit-1", [event()], [queued])
    assert list(journal.deliveries({"queued"})) == [queued]


def test_a_delivery_replaces_the_one_with_its_key(journal: Journal) -> None:
    journal.append("visit-1", [event()], [delivery("once-1"), delivery("once-2")])
    sending = delivery("once-1", state="sending", attempts=1, detail="first try")
    assert journal.append("visit-1", [], [sending]) == []
    assert list(journal.deliveries({"sending"})) == [sending]
    assert list(journal.deliveries({"queued", "sending"})) == [sending, delivery("once-2")]


def test_deliveries_come_the_oldest_first_and_only_in_the_states_asked_for(
    journal: Journal,
) -> None:
    later = delivery("once-1", created_at=OPENING + timedelta(hours=1))
    done = delivery("once-2", state="accepted")
    earlier = delivery("once-3", visit="visit-2")
    journal.append("visit-1", [event()], [later, done])
    journal.append("visit-2", [event()], [earlier])
    assert list(journal.deliveries({"queued"})) == [earlier, later]
    assert list(journal.deliveries(["accepted"])) == [done]
    assert list(journal.deliveries([])) == []


def test_an_event_can_carry_the_next_number_of_a_series(journal: Journal) -> None:
    assert journal.next_number("receipts") == 1
    journal.append("visit-1", [receipt(1), receipt(2)])
    recorded = journal.append("visit-1", [receipt(1, "practice receipts")])
    assert journal.next_number("receipts") == 3
    assert journal.next_number("practice receipts") == 2
    assert recorded[0].number == receipt(1, "practice receipts").number
    assert [each.number for each in journal.read("visit-1")] == [
        receipt(1).number,
        receipt(2).number,
        receipt(1, "practice receipts").number,
    ]


def test_a_number_leads_to_the_visit_that_took_it(journal: Journal) -> None:
    journal.append("visit-1", [receipt(1)])
    journal.append("visit-2", [event(), receipt(2), receipt(1, "practice receipts")])
    taken = [receipt(1).number, receipt(2).number, receipt(1, "practice receipts").number]
    assert [journal.numbered(n) for n in taken if n] == ["visit-1", "visit-2", "visit-2"]
    assert journal.numbered(SeriesNumber("receipts", 3)) is None


def test_asking_for_a_number_does_not_take_it(journal: Journal) -> None:
    assert [journal.next_number("receipts") for _ in range(3)] == [1, 1, 1]


@pytest.mark.parametrize("number", [0, 1, 3, -1])
def test_a_number_that_is_not_the_next_is_refused_and_nothing_is_recorded(
    journal: Journal, number: int
) -> None:
    journal.append("visit-1", [receipt(1)])
    with pytest.raises(NumberNotNext, match=f"receipts {number} follows receipts 1"):
        journal.append("visit-1", [event(), receipt(number)], [delivery()])
    assert len(journal.read("visit-1")) == 1
    assert list(journal.deliveries({"queued"})) == []
    assert journal.next_number("receipts") == 2


def test_the_same_number_twice_in_one_append_is_refused(journal: Journal) -> None:
    with pytest.raises(NumberNotNext):
        journal.append("visit-1", [receipt(1), receipt(1)])
    with pytest.raises(NumberNotNext, match="receipts 2 follows receipts 0"):
        journal.append("visit-1", [receipt(2)])
    assert journal.head().position == 0


@pytest.mark.parametrize(
    "ask",
    [
        lambda journal: journal.append("visit-1", []),
        lambda journal: journal.append("visit-9", [], [delivery(visit="visit-9")]),
        lambda journal: journal.append("visit-1", [], [delivery()], ends_visit=True),
        lambda journal: journal.append("visit-1", [event()], [delivery(visit="visit-2")]),
    ],
    ids=["nothing", "a visit begun without event", "ended without event", "another visit's"],
)
def test_what_is_no_act_of_one_visit_is_refused(
    journal: Journal, ask: Callable[[Journal], object]
) -> None:
    journal.append("visit-1", [event()])
    before = journal.head()
    with pytest.raises(ValueError, match=r"visit|nothing"):
        ask(journal)
    assert journal.head() == before
    assert list(journal.unended_visits()) == ["visit-1"]


@pytest.mark.parametrize(
    "at",
    [
        datetime(2026, 11, 23, 9, 0),  # noqa: DTZ001 - the time zone is what is missing
        datetime(2026, 11, 23, 9, 0, tzinfo=timezone(timedelta(hours=1))),
    ],
)
def test_a_time_that_is_not_in_utc_is_no_time_of_an_event(at: datetime) -> None:
    with pytest.raises(ValueError, match="not in UTC"):
        event(at=at)


def test_times_come_back_in_utc(journal: Journal) -> None:
    journal.append("visit-1", [event()])
    assert journal.read("visit-1")[0].at.tzinfo is UTC


USES: dict[str, Callable[[Journal], object]] = {
    "append": lambda journal: journal.append("visit-1", [event()]),
    "read": lambda journal: journal.read("visit-1"),
    "unended_visits": lambda journal: journal.unended_visits(),
    "deliveries": lambda journal: journal.deliveries({"queued"}),
    "next_number": lambda journal: journal.next_number("receipts"),
    "head": lambda journal: journal.head(),
}


@pytest.mark.parametrize("use", USES.values(), ids=USES.keys())
def test_a_closed_journal_answers_nothing(
    journal: Journal, use: Callable[[Journal], object]
) -> None:
    journal.close()
    with pytest.raises(JournalClosed):
        use(journal)


def test_closing_twice_is_closing_once(journal: Journal) -> None:
    journal.close()
    journal.close()
    with pytest.raises(JournalClosed):
        journal.head()


@pytest.mark.parametrize(
    "use",
    [*USES.values(), lambda journal: journal.close()],
    ids=[*USES.keys(), "close"],
)
def test_another_thread_may_not_use_the_journal(
    journal: Journal, use: Callable[[Journal], object]
) -> None:
    caught: list[BaseException] = []

    def intrude() -> None:
        try:
            use(journal)
        except WrongThread as error:
            caught.append(error)

    intruder = threading.Thread(target=intrude, name="intruder")
    intruder.start()
    intruder.join(10)
    assert [str(error) for error in caught] == ["the journal was called on intruder"]
    assert journal.head().position == 0


def test_an_erased_visit_is_gone_for_good_and_the_others_stay(journal: Journal) -> None:
    journal.append("visit-1", [event(), event()], [delivery(state="accepted")], ends_visit=True)
    kept = journal.append("visit-2", [event()], [delivery("once-2", visit="visit-2")])
    said = journal.erase(["visit-1"], "thirty days", OPENING)
    assert said.visits == (ErasedVisit("visit-1", 1, 2, 2, 1),)
    with pytest.raises(VisitErased):
        journal.read("visit-1")
    with pytest.raises(VisitErased):
        journal.append("visit-1", [event("case.accepted")])
    assert journal.read("visit-2") == kept
    assert [each.key for each in journal.deliveries({"queued", "accepted"})] == ["once-2"]
    assert list(journal.ended_visits()) == []


def test_an_erasure_is_an_event_of_the_desk(journal: Journal) -> None:
    journal.append("visit-1", [event()], ends_visit=True)
    said = journal.erase(["visit-1"], "thirty days", OPENING)
    [recorded] = journal.read(DESK_BOOK)
    assert told(recorded, VisitsErased) == said
    assert journal.head() == Head(recorded.position, recorded.hash)


def test_only_what_has_ended_is_erased_and_nothing_twice(journal: Journal) -> None:
    journal.append("visit-1", [event()])
    for name in ("visit-1", "visit-9", DESK_BOOK):
        with pytest.raises(ValueError, match="no visit that has ended"):
            journal.erase([name], "thirty days", OPENING)
    journal.append("visit-1", [event()], ends_visit=True)
    journal.erase(["visit-1"], "thirty days", OPENING)
    with pytest.raises(VisitErased):
        journal.erase(["visit-1"], "thirty days", OPENING)


def test_ended_visits_are_told_with_the_time_of_their_end(journal: Journal) -> None:
    later = OPENING + timedelta(minutes=20)
    journal.append("visit-1", [event()])
    journal.append("visit-2", [event()], ends_visit=True)
    journal.append("visit-1", [event(at=later)], ends_visit=True)
    assert dict(journal.ended_visits()) == {"visit-1": later, "visit-2": OPENING}


def test_a_day_is_closed_with_what_was_recorded_in_it_and_in_all(journal: Journal) -> None:
    journal.append("visit-1", [event("one"), event("two"), event("two")])
    first = told(journal.close_day("2026-11-23", OPENING), DayClosed)
    journal.append("visit-1", [event("two")])
    second = told(journal.close_day("2026-11-24", OPENING + timedelta(days=1)), DayClosed)
    assert first == DayClosed("2026-11-23", {"one": 1, "two": 2}, {"one": 1, "two": 2})
    assert second.counts == {"day.closed": 1, "two": 1}
    assert second.totals == {"day.closed": 1, "one": 1, "two": 3}


def test_the_head_is_signed_at_the_end_of_a_visit_and_at_the_close_of_a_day(
    journal: Journal,
) -> None:
    journal.append("visit-1", [event()])
    journal.append("visit-1", [event()], ends_visit=True)
    ended = journal.head()
    closed = journal.close_day("2026-11-23", OPENING)
    heads = journal.signed_heads()
    assert [(each.head, each.reason) for each in heads] == [
        (ended, "visit ended"),
        (Head(closed.position, closed.hash), "day closed"),
    ]
    assert all(each.is_signed_by({bytes.fromhex(each.key)}) for each in heads)
    assert not any(each.is_signed_by({bytes(32)}) for each in heads)


def test_the_desks_own_book_is_no_visit(journal: Journal) -> None:
    journal.close_day("2026-11-23", OPENING)
    assert list(journal.unended_visits()) == []
    with pytest.raises(ValueError, match="no visit"):
        journal.append(DESK_BOOK, [event()])


def test_visits_since_a_position_are_those_with_events_from_there_on(journal: Journal) -> None:
    journal.append("visit-1", [event(), event()])
    journal.append("visit-2", [event()])
    journal.append("visit-1", [event()])
    journal.append("visit-3", [event()])
    since = {position: list(journal.visits_since(position)) for position in range(1, 6)}
    assert since == {
        1: ["visit-1", "visit-2", "visit-3"],
        2: ["visit-1", "visit-2", "visit-3"],
        3: ["visit-2", "visit-1", "visit-3"],
        4: ["visit-1", "visit-3"],
        5: ["visit-3"],
    }
