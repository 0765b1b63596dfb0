"""Laws of the journal, tried on whatever hypothesis can think of."""

import shutil
import tempfile
from collections.abc import Callable
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given, reject, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule
from sqlcipher3.dbapi2 import IntegrityError

from citizenspot.journal.entries import Delivery, NewEvent, SeriesNumber
from citizenspot.journal.errors import JournalError, VisitEnded
from citizenspot.journal.journal import Journal
from citizenspot.journal.memory import MemoryJournal
from citizenspot.journal.sealing import Seal, SealBroken
from citizenspot.journal.sql_journal import SqlJournal
from citizenspot.journal.times import from_microseconds, to_microseconds
from citizenspot.journal.verification import verify
from tests.journal.insider import look, tamper
from tests.journal.made_up import DESK, KEYS, delivery, event, receipt

moments = st.datetimes(timezones=st.just(UTC))
words = st.text(max_size=12)
visits = st.sampled_from(["visit-1", "visit-2", "visit-3"])
states = st.sampled_from(["queued", "sending", "accepted"])


class OneJournalIsTheOther(RuleBasedStateMachine):
    """Whatever is done to both, the journal on disk answers as the one in memory does.

    The one on disk may be closed and opened at any time, and verifies at every end.
    """

    def __init__(self) -> None:
        super().__init__()
        self.folder = Path(tempfile.mkdtemp())
        self.disk: Journal = SqlJournal.open(self.folder, KEYS, DESK)
        self.memory: Journal = MemoryJournal(DESK)

    @rule(
        visit=visits,
        told=st.lists(st.tuples(words, words, moments, st.binary(max_size=300)), max_size=4),
        numbered=st.sampled_from([None, "receipts", "practice"]),
        sent=st.lists(
            st.tuples(st.sampled_from("abc"), states, words, moments, st.none() | moments),
            max_size=2,
            unique_by=lambda each: each[0],
        ),
        ends=st.booleans(),
    )
    def append(
        self,
        visit: str,
        told: list[tuple[str, str, datetime, bytes]],
        numbered: str | None,
        sent: list[tuple[str, str, str, datetime, datetime | None]],
        ends: bool,  # noqa: FBT001 - hypothesis gives it by name
    ) -> None:
        events = [NewEvent(kind, actor, at, payload) for kind, actor, at, payload in told]
        if numbered is not None:
            number = SeriesNumber(numbered, self.memory.next_number(numbered))
            events.append(event("receipt.issued", number=number))
        deliveries = [
            delivery(
                f"{visit}-{key}",
                visit=visit,
                state=state,
                detail=detail,
                created_at=created_at,
                next_at=next_at,
            )
            for key, state, detail, created_at, next_at in sent
        ]
        self.do_both(lambda each: len(each.append(visit, events, deliveries, ends_visit=ends)))

    @rule()
    def open_again(self) -> None:
        self.disk.close()
        self.disk = SqlJournal.open(self.folder, KEYS, DESK)

    def do_both(self, act: Callable[[Journal], object]) -> None:
        answers: list[object] = []
        for journal in (self.disk, self.memory):
            try:
                answers.append(act(journal))
            except (ValueError, VisitEnded) as refusal:
                answers.append(str(refusal))
        assert answers[0] == answers[1]

    @invariant()
    def they_answer_the_same(self) -> None:
        for ask in QUESTIONS:
            assert ask(self.disk) == ask(self.memory)

    def teardown(self) -> None:
        self.disk.close()
        findings = verify(self.folder, KEYS)
        shutil.rmtree(self.folder)
        assert findings.findings == ()
        assert findings.head.position == self.memory.head().position


def events_without_hashes(journal: Journal) -> list[tuple[object, ...]]:
    return [
        (each.position, each.visit, each.kind, each.actor, each.at, each.payload, each.number)
        for visit in ("visit-1", "visit-2", "visit-3")
        for each in journal.read(visit)
    ]


QUESTIONS: list[Callable[[Journal], object]] = [
    events_without_hashes,
    lambda journal: list(journal.unended_visits()),
    lambda journal: list(journal.deliveries({"queued", "accepted"})),
    lambda journal: [journal.next_number(each) for each in ("receipts", "practice", "none")],
    lambda journal: journal.head().position,
]

OneJournalIsTheOther.TestCase.settings = settings(max_examples=12, stateful_step_count=12)
TestOneJournalIsTheOther = OneJournalIsTheOther.TestCase


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("journal")
    sent: list[Delivery] = [delivery(), delivery("once-2", next_at=None)]
    with closing(SqlJournal.open(folder, KEYS, DESK)) as journal:
        journal.append("visit-1", [event("visit.opened"), event(), receipt(1)], sent)
        journal.append("visit-2", [event("visit.opened"), event("visit.closed")], ends_visit=True)
        journal.append("visit-1", [event(), receipt(2)])
    return folder


TABLES = {
    "identity": "id",
    "visits": "visit",
    "events": "position",
    "stretches": "first",
    "deliveries": "key",
}


@settings(max_examples=60)
@given(choice=st.data())
def test_any_small_change_of_any_stored_value_is_found(folder: Path, choice: st.DataObject) -> None:
    table = choice.draw(st.sampled_from(sorted(TABLES)), label="table")
    columns = [str(row[1]) for row in look(folder, f"PRAGMA table_info({table})")]
    column = choice.draw(st.sampled_from(columns), label="column")
    rows = look(folder, f"SELECT {TABLES[table]}, {column} FROM {table}")  # noqa: S608
    name, value = choice.draw(st.sampled_from(rows), label="row")
    changed = choice.draw(changes_of(value, column), label="changed")
    update = f"UPDATE {table} SET {column} = ? WHERE {TABLES[table]} IS ?"  # noqa: S608
    try:
        tamper(folder, update, values=(changed, name))
    except IntegrityError:
        # The database itself refuses what two rows may not share.
        reject()
    now = changed if column == TABLES[table] else name
    try:
        assert not is_sound(folder)
    finally:
        tamper(folder, update, values=(value, now))
    assert is_sound(folder)


def changes_of(value: object, column: str) -> st.SearchStrategy[object]:
    """Return values that differ from a stored one in a byte, a letter, a bit, or in being there."""
    match value:
        case bytes():
            return st.integers(0, len(value) * 8 - 1).map(lambda bit: flipped(value, bit))
        case str():
            return (
                st.tuples(st.integers(0, len(value) - 1), st.characters(codec="ascii"))
                .map(lambda place: value[: place[0]] + place[1] + value[place[0] + 1 :])
                .filter(lambda changed: changed != value)
            )
        case int():
            return st.integers(0, 61).map(lambda bit: value ^ (1 << bit))
        case _:
            return st.just("x") if column == "series" else st.integers(0, 2**40)


def flipped(value: bytes, bit: int) -> bytes:
    changed = bytearray(value)
    changed[bit // 8] ^= 1 << (bit % 8)
    return bytes(changed)


def is_sound(folder: Path) -> bool:
    try:
        return verify(folder, KEYS).sound
    except JournalError:
        return False


@given(moments)
def test_a_time_comes_back_to_the_microsecond(moment: datetime) -> None:
    assert from_microseconds(to_microseconds(moment)) == moment


@given(st.binary(), st.binary(), st.binary())
def test_a_seal_opens_only_where_it_was_closed(text: bytes, place: bytes, other: bytes) -> None:
    seal = Seal(bytes(32))
    sealed = seal.close(text, place)
    assert seal.open(sealed, place) == text
    if other != place:
        with pytest.raises(SealBroken):
            seal.open(sealed, other)
    with pytest.raises(SealBroken):
        Seal(b"\1" * 32).open(sealed, place)


def test_the_same_text_is_never_sealed_the_same_way_twice() -> None:
    seal = Seal(bytes(32))
    assert len({seal.close(b"text", b"") for _ in range(1000)}) == 1000
