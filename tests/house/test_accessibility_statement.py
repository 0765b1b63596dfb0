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
CLAUSES = """
5.1.2.1 5.1.2.2 5.1.3.1 5.1.3.2 5.1.3.3 5.1.3.4 5.1.3.5 5.1.3.6 5.1.3.7 5.1.3.8 5.1.3.9
5.1.3.10 5.1.3.11 5.1.3.12 5.1.3.13 5.1.3.14 5.1.3.15 5.1.3.16 5.1.4 5.1.5 5.1.6.1 5.1.6.2
5.1.7 5.2 5.3 5.4 5.5.1 5.5.2 5.6.1 5.6.2 5.7 5.8 5.9
11.1.1.1.1 11.1.1.1.2 11.1.2.1.1 11.1.2.1.2.1 11.1.2.1.2.2 11.1.2.2 11.1.2.3.1 11.1.2.3.2
11.1.2.4 11.1.2.5 11.1.3.1.1 11.1.3.1.2 11.1.3.2.1 11.1.3.2.2 11.1.3.3 11.1.3.4 11.1.3.5.1
11.1.3.5.2 11.1.4.1 11.1.4.2 11.1.4.3 11.1.4.4.1 11.1.4.4.2 11.1.4.5.1 11.1.4.5.2 11.1.4.10
11.1.4.11 11.1.4.12 11.1.4.13 11.2.1.1.1 11.2.1.1.2 11.2.1.2 11.2.1.4.1 11.2.1.4.2 11.2.2.1
11.2.2.2 11.2.3.1 11.2.4.3 11.2.4.4 11.2.4.6 11.2.4.7 11.2.5.1 11.2.5.2 11.2.5.3.1 11.2.5.3.2
11.2.5.4 11.3.1.1.1 11.3.1.1.2 11.3.2.1 11.3.2.2 11.3.3.1.1 11.3.3.1.2 11.3.3.2 11.3.3.3
11.3.3.4 11.4.1.1.1 11.4.1.1.2 11.4.1.2.1 11.4.1.2.2 11.4.1.3.1 11.4.1.3.2
11.5.1 11.5.2.1 11.5.2.2 11.5.2.3 11.5.2.4 11.5.2.5 11.5.2.6 11.5.2.7 11.5.2.8 11.5.2.9
11.5.2.10 11.5.2.11 11.5.2.12 11.5.2.13 11.5.2.14 11.5.2.15 11.5.2.16 11.5.2.17
11.6.1 11.6.2 11.7 11.8.1 11.8.2 11.8.3 11.8.4 11.8.5
"""
"""Those of EN 301 549 V3.2.1 that ask for something: not void, not informative, no heading."""


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


def test_every_clause_of_both_chapters_is_answered_in_a_row_of_its_own() -> None:
    numbers = [clause.split(" ", 1)[0] for clause, _, _ in ROWS]
    standards = [each for each in numbers if each.startswith(("5.", "11."))]
    assert sorted(standards) == sorted(CLAUSES.split())
