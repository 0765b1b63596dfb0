"""Verification finds what an insider did to the journal, and names it."""

from collections.abc import Sequence
from contextlib import closing
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from citizenspot.journal.errors import JournalAbsent, JournalOfAnotherKey
from citizenspot.journal.findings import Finding, Problem
from citizenspot.journal.sql_journal import SqlJournal
from citizenspot.journal.suspects import _without
from citizenspot.journal.verification import verify
from tests.journal.insider import look, tamper
from tests.journal.made_up import DESK, KEYS, OTHER_KEYS, delivery, event, receipt


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A closed journal: three visits, twelve events, two receipts, two deliveries.

    1 2 3 belong to visit-1, 4 5 to visit-2, 6 7 8 to visit-1 again, 9 to 12 to visit-3.
    """
    with closing(SqlJournal.open(tmp_path, KEYS, DESK)) as journal:
        journal.append("visit-1", [event("visit.opened"), event(), event()], [delivery()])
        journal.append("visit-2", [event("visit.opened"), event("case.closed")])
        journal.append("visit-1", [event(), receipt(1), event("visit.closed")], ends_visit=True)
        journal.append("visit-3", [event("visit.opened"), event(), receipt(2), event()])
        journal.append("visit-3", [], [delivery("once-2", visit="visit-3")])
    return tmp_path


def found(folder: Path, known_heads: dict[int, str] | None = None) -> Sequence[Finding]:
    return verify(folder, KEYS, known_heads).findings


def named(findings: Sequence[Finding]) -> list[tuple[str, int | None, str]]:
    return [(finding.problem.value, finding.position, finding.kind) for finding in findings]


def test_a_journal_left_alone_is_sound(folder: Path) -> None:
    findings = verify(folder, KEYS)
    assert findings.sound
    assert (findings.events, findings.visits, findings.deliveries) == (12, 3, 2)
    assert findings.head.position == 12


def test_an_empty_journal_is_sound(tmp_path: Path) -> None:
    SqlJournal.open(tmp_path, KEYS, DESK).close()
    findings = verify(tmp_path, KEYS)
    assert findings.sound
    assert findings.head.position == 0


def test_it_is_verified_while_the_desk_is_working(folder: Path) -> None:
    with closing(SqlJournal.open(folder, KEYS, DESK)) as journal:
        journal.append("visit-2", [event()])
        assert verify(folder, KEYS).head == journal.head()
        journal.append("visit-2", [event()])
        assert verify(folder, KEYS).sound


def test_verifying_makes_no_journal_where_there_is_none(tmp_path: Path) -> None:
    with pytest.raises(JournalAbsent):
        verify(tmp_path, KEYS)
    assert list(tmp_path.iterdir()) == []


def test_verifying_with_another_key_says_so(folder: Path) -> None:
    with pytest.raises(JournalOfAnotherKey):
        verify(folder, OTHER_KEYS)


@pytest.mark.parametrize(
    ("change", "what"),
    [
        ("kind = 'case.accepted'", "its header was changed"),
        ("actor = 'mediator'", "its header was changed"),
        ("at = at + 1", "its header was changed"),
        ("visit = 'visit-2'", "its header was changed"),
        ("visit = 'visit-9'", "its header was changed"),
        ("key_id = 'another'", "its header was changed"),
        ("series = 'receipts', number = 9", "its header was changed"),
        ("ends_visit = 1", "its header was changed"),
        ("ends_visit = 7", "its header was changed"),
        ("ciphertext = zeroblob(length(ciphertext))", "its payload was changed"),
        ("ciphertext = x''", "its payload was changed"),
        ("nonce = x'000000000000000000000000'", "its payload was changed"),
        ("digest = zeroblob(32)", "its digest is not the one of its payload"),
        ("hash = zeroblob(32)", "its hash is not the one that follows"),
    ],
)
def test_a_changed_event_is_named(folder: Path, change: str, what: str) -> None:
    tamper(folder, f"UPDATE events SET {change} WHERE position = 6")  # noqa: S608 - made here
    changed = found(folder)
    assert [(each.problem, each.position, each.what) for each in changed] == [
        (Problem.CHANGED, 6, what)
    ]


def test_the_last_event_is_vouched_for_as_well(folder: Path) -> None:
    tamper(folder, "UPDATE events SET hash = zeroblob(32) WHERE position = 12")
    assert named(found(folder)) == [("changed", 12, "field.entered")]


def test_a_removed_event_is_named(folder: Path) -> None:
    tamper(folder, "DELETE FROM events WHERE position = 5")
    assert found(folder) == (Finding(Problem.REMOVED, 5, "event", "5 is missing"),)


def test_removed_events_in_a_row_are_named_together(folder: Path) -> None:
    tamper(folder, "DELETE FROM events WHERE position IN (2, 3, 4, 10)")
    assert found(folder) == (
        Finding(Problem.REMOVED, 2, "event", "2 to 4 are missing"),
        Finding(Problem.REMOVED, 10, "event", "10 is missing"),
    )


def test_the_first_event_removed_is_named(folder: Path) -> None:
    tamper(folder, "DELETE FROM events WHERE position = 1")
    assert named(found(folder)) == [("removed", 1, "event")]


def test_a_removed_event_is_named_when_the_later_ones_were_moved_up(folder: Path) -> None:
    tamper(
        folder,
        "DELETE FROM events WHERE position = 9",
        "UPDATE events SET position = -position WHERE position > 9",
        "UPDATE events SET position = -position - 1 WHERE position < 0",
    )
    assert [(each.problem, each.position, each.what) for each in found(folder)] == [
        (Problem.MOVED, 9, "the event recorded at 10 stands here"),
        (Problem.REMOVED, 9, "9 is missing"),
        (Problem.MOVED, 10, "the event recorded at 11 stands here"),
        (Problem.MOVED, 11, "the event recorded at 12 stands here"),
    ]


def test_events_removed_beside_a_gap_are_named_together(folder: Path) -> None:
    tamper(
        folder,
        "DELETE FROM events WHERE position IN (9, 10)",
        "UPDATE events SET position = 10 WHERE position = 11",
        "UPDATE events SET position = 11 WHERE position = 12",
    )
    removed = [each for each in found(folder) if each.problem is Problem.REMOVED]
    assert [(each.position, each.what) for each in removed] == [(9, "9 to 10 are missing")]


@pytest.mark.parametrize(("one", "other"), [(2, 3), (3, 7), (1, 12), (4, 11)])
def test_swapped_events_are_named(folder: Path, one: int, other: int) -> None:
    tamper(
        folder,
        f"UPDATE events SET position = -1 WHERE position = {one}",  # noqa: S608 - made here
        f"UPDATE events SET position = {one} WHERE position = {other}",  # noqa: S608 - made here
        f"UPDATE events SET position = {other} WHERE position = -1",  # noqa: S608 - made here
    )
    assert [(each.problem, each.position, each.what) for each in found(folder)] == [
        (Problem.MOVED, one, f"the event recorded at {other} stands here"),
        (Problem.MOVED, other, f"the event recorded at {one} stands here"),
    ]


@pytest.mark.parametrize("columns", ["nonce, ciphertext, digest", "nonce, ciphertext"])
def test_swapped_payloads_are_named(folder: Path, columns: str) -> None:
    rows = look(folder, f"SELECT {columns} FROM events WHERE position IN (3, 10)")  # noqa: S608
    for position, row in zip((10, 3), rows, strict=True):
        marks = ", ".join("?" * len(row))
        tamper(
            folder,
            f"UPDATE events SET ({columns}) = ({marks}) WHERE position = {position}",  # noqa: S608
            values=row,
        )
    assert [(each.problem, each.position, each.what) for each in found(folder)] == [
        (Problem.MOVED, 3, "the payload of event 10 stands here"),
        (Problem.MOVED, 10, "the payload of event 3 stands here"),
    ]


def test_an_event_recorded_over_another_is_named_and_the_other_is_missed(folder: Path) -> None:
    copied = look(folder, "SELECT * FROM events WHERE position = 2")[0]
    marks = ", ".join("?" * len(copied))
    tamper(
        folder,
        f"REPLACE INTO events VALUES ({marks})",  # noqa: S608 - made here
        values=(10, *copied[1:]),
    )
    assert [(each.problem, each.position, each.what) for each in found(folder)] == [
        (Problem.MOVED, 10, "the event recorded at 2 stands here"),
        (Problem.REMOVED, 10, "10 is missing"),
    ]


@pytest.mark.parametrize("position", [0, -5, 99, 2**62])
def test_an_event_moved_out_of_the_chain_is_found_again(folder: Path, position: int) -> None:
    tamper(folder, f"UPDATE events SET position = {position} WHERE position = 4")  # noqa: S608
    assert [(each.problem, each.position, each.what) for each in found(folder)] == [
        (Problem.MOVED, position, "the event recorded at 4 stands here")
    ]


def test_a_payload_taken_away_is_named(folder: Path) -> None:
    tamper(folder, "UPDATE events SET nonce = NULL, ciphertext = NULL WHERE position = 4")
    assert found(folder) == (Finding(Problem.ERASED, 4, "visit.opened", "its payload is gone"),)


def test_a_number_left_out_by_the_program_itself_is_named(tmp_path: Path) -> None:
    with closing(SqlJournal.open(tmp_path, KEYS, DESK)) as journal:
        journal.append("visit-1", [receipt(1)])
        journal._numbers["receipts"] = 2
        journal.append("visit-1", [receipt(3), receipt(4)])
    assert found(tmp_path) == (
        Finding(Problem.MISNUMBERED, 2, "receipt.issued", "number 3 of receipts follows number 1"),
    )


@pytest.mark.parametrize(
    "change",
    [
        "nonce = zeroblob(12)",
        "wrapped = zeroblob(48)",
        "wrapped = x''",
        "wrapped = NULL",
        "key_id = 'another'",
        "first = 2",
    ],
)
def test_a_changed_key_of_a_visit_is_named_once(folder: Path, change: str) -> None:
    tamper(folder, f"UPDATE visits SET {change} WHERE visit = 'visit-1'")  # noqa: S608 - made here
    assert [(each.problem, each.kind, each.what) for each in found(folder)] == [
        (Problem.CHANGED, "visit", "the key of visit visit-1 is not the one that was recorded")
    ]


def test_swapped_keys_of_visits_are_named(folder: Path) -> None:
    [one, other] = look(folder, "SELECT nonce, wrapped FROM visits WHERE visit < 'visit-3'")
    for visit, key in (("visit-1", other), ("visit-2", one)):
        tamper(
            folder,
            "UPDATE visits SET nonce = ?, wrapped = ? WHERE visit = ?",
            values=(*key, visit),
        )
    assert named(found(folder)) == [("changed", 1, "visit"), ("changed", 4, "visit")]


def test_a_removed_key_of_a_visit_is_named_once(folder: Path) -> None:
    tamper(folder, "DELETE FROM visits WHERE visit = 'visit-3'")
    assert found(folder)[0] == Finding(
        Problem.REMOVED, 9, "visit", "the key of visit visit-3 is missing"
    )
    assert named(found(folder)[1:]) == [("changed", None, "delivery")]


def test_an_event_of_a_visit_whose_key_is_lost_is_still_held_by_the_chain(folder: Path) -> None:
    tamper(
        folder,
        "DELETE FROM visits WHERE visit = 'visit-2'",
        "UPDATE events SET kind = 'case.accepted' WHERE position = 5",
    )
    assert named(found(folder)) == [("removed", 4, "visit"), ("changed", 5, "case.accepted")]


def test_a_visit_whose_events_are_all_gone_is_named(folder: Path) -> None:
    tamper(folder, "DELETE FROM events WHERE position >= 9")
    assert found(folder)[0] == Finding(
        Problem.REMOVED, 9, "visit", "every event of visit visit-3 is missing"
    )


def test_a_cut_end_is_seen_by_a_receipt_that_shows_it(folder: Path) -> None:
    shown = verify(folder, KEYS).head.characters
    tamper(folder, "DELETE FROM events WHERE position = 12")
    assert found(folder) == ()
    assert found(folder, {12: shown}) == (
        Finding(Problem.CUT, 12, "event", "the journal ends at 11"),
    )


def test_a_journal_written_anew_is_seen_by_a_receipt_that_shows_the_old_one(
    folder: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    shown = verify(folder, KEYS).head.characters
    anew = tmp_path_factory.mktemp("anew")
    with closing(SqlJournal.open(anew, KEYS, DESK)) as journal:
        characters = journal.append("visit-1", [event()] * 12)[-1]
    assert verify(anew, KEYS).sound
    assert named(found(anew, {12: shown})) == [("contradicted", 12, "event")]
    assert characters.position == 12


def test_receipts_that_agree_with_the_journal_find_nothing(folder: Path) -> None:
    with closing(SqlJournal.open(folder, KEYS, DESK)) as journal:
        heads = {journal.head().position: journal.head().characters}
        journal.append("visit-2", [event()])
        heads[journal.head().position] = journal.head().characters
    assert found(folder, heads) == ()


@pytest.mark.parametrize(
    "change",
    [
        "state = 'accepted'",
        "attempts = 3",
        "next_at = NULL",
        "created_at = created_at + 1",
        "created_at = 9223372036854775807",
        "provider = 'another'",
        "connector = 'open311'",
        "case_id = 'case-2'",
        "visit = 'visit-1'",
        "visit = 'visit-9'",
        "key = 'once-3'",
        "nonce = zeroblob(12)",
        "ciphertext = zeroblob(40)",
    ],
)
def test_a_changed_delivery_is_named(folder: Path, change: str) -> None:
    tamper(folder, f"UPDATE deliveries SET {change} WHERE key = 'once-2'")  # noqa: S608
    assert named(found(folder)) == [("changed", None, "delivery")]


@pytest.mark.parametrize(
    "statement",
    [
        "DELETE FROM stretches WHERE first = 6",
        "UPDATE stretches SET visit = 'visit-2' WHERE first = 6",
        "UPDATE stretches SET first = 7 WHERE first = 6",
        "INSERT INTO stretches VALUES (8, 'visit-2')",
    ],
)
def test_a_visit_that_would_not_be_read_in_full_is_named(folder: Path, statement: str) -> None:
    tamper(folder, statement)
    assert {(each.problem, each.kind) for each in found(folder)} == {(Problem.CHANGED, "visit")}


@pytest.mark.parametrize("change", ["desk = 'Desk 2'", "journal = 'another'", "genesis = x'00'"])
def test_a_journal_that_says_it_is_another_is_damaged(folder: Path, change: str) -> None:
    tamper(folder, f"UPDATE identity SET {change}")  # noqa: S608 - made here
    assert found(folder) == (Finding(Problem.DAMAGED, None, "journal", "its name was changed"),)


def test_a_journal_without_a_name_is_damaged(folder: Path) -> None:
    tamper(folder, "DELETE FROM identity")
    assert found(folder) == (Finding(Problem.DAMAGED, None, "journal", "it has no name"),)


@pytest.mark.parametrize(
    ("removing", "moving", "recorded", "missing"),
    [
        ("DELETE FROM events WHERE position = 2", "- 1", range(3, 601), ["2 is missing"]),
        # That the last one is missing only a head shows that was kept elsewhere.
        ("DELETE FROM events WHERE position = 600", "+ 1", range(2, 600), []),
    ],
    ids=["up", "down"],
)
def test_many_events_that_were_all_moved_by_one_are_named_with_their_places(
    tmp_path: Path, removing: str, moving: str, recorded: range, missing: list[str]
) -> None:
    with closing(SqlJournal.open(tmp_path, KEYS, DESK)) as journal:
        journal.append("visit-1", [event()] * 600)
    tamper(
        tmp_path,
        removing,
        "UPDATE events SET position = -position WHERE position > 1",
        f"UPDATE events SET position = -position {moving} WHERE position < 0",  # noqa: S608
    )
    said = found(tmp_path)
    assert [each.what for each in said if each.problem is Problem.REMOVED] == missing
    assert [each.what for each in said if each.problem is Problem.MOVED] == [
        f"the event recorded at {each} stands here" for each in recorded
    ]


@given(st.integers(1, 9), st.integers(0, 9), st.sets(st.integers(0, 20)))
def test_what_is_left_of_a_gap_is_all_of_it_but_what_was_found(
    start: int, length: int, elsewhere: set[int]
) -> None:
    gap = range(start, start + length)
    left = [position for span in _without(gap, elsewhere) for position in span]
    assert left == [position for position in gap if position not in elsewhere]


def test_many_changed_events_are_all_named_in_reasonable_time(tmp_path: Path) -> None:
    with closing(SqlJournal.open(tmp_path, KEYS, DESK)) as journal:
        journal.append("visit-1", [event()] * 1200)
    tamper(tmp_path, "UPDATE events SET actor = 'mediator' WHERE position > 100")
    assert len(found(tmp_path)) == 1100
