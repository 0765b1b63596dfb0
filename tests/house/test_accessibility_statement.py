"""The accessibility statement cites tests that are there, and answers each clause."""

import re

from tests.house.sources import REPOSITORY

STATEMENT = (REPOSITORY / "docs/accessibility.md").read_text(encoding="utf-8")
ROWS = re.findall(r"^\| (\d[\d.]*.*?) \| (.*?) \|(?: (.*?) \|)?$", STATEMENT, re.MULTILINE)
ANSWERS = (
    *("yes", "by design", "**in part**", "**not met**", "**not shown**"),
    *(
        "does not apply",
        "do not apply",
        "as far as",
        "these guides",
        "the catalogue",
        "screen 2 asks",
    ),
    "not the program's",
)


def test_every_test_it_cites_is_there() -> None:
    cited = set(re.findall(r"`(tests/[\w/]+\.py)`", STATEMENT))
    assert len(cited) > 10
    assert [each for each in sorted(cited) if not (REPOSITORY / each).is_file()] == []


def test_what_is_said_to_be_met_has_a_test() -> None:
    untested = [
        clause
        for clause, answer, tests in ROWS
        if answer.startswith("yes") and not tests and "tests/" not in answer
    ]
    assert untested == []


def test_what_no_test_shows_says_so() -> None:
    assert [answer for _clause, answer, _tests in ROWS if not answer.startswith(ANSWERS)] == []


def test_both_standards_chapters_are_answered() -> None:
    numbers = {re.match(r"[\d.]+", clause)[0] for clause, _, _ in ROWS}  # type: ignore[index] # they begin so
    assert {f"5.1.3.{n}" for n in (4, 5, 8, 10, 13, 14, 15, 16)} <= numbers
    assert {"5.2", "5.7", "5.9", "11.1.1.1.1", "11.4.1.2.1", "11.7", "12.1.1"} <= numbers
