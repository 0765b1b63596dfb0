from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ui.mediator.birth_date import OLDEST_YEARS, DateProblem, read_birth_date

TODAY = date(2026, 11, 22)
possible_days = st.dates(date(TODAY.year - OLDEST_YEARS, 1, 1), TODAY)
separators = st.sampled_from(["/", "-", ".", " ", " / "])


@given(possible_days, separators, st.booleans())
def test_a_date_is_read_day_first_with_any_separator(
    born: date,
    separator: str,
    padded: bool,  # noqa: FBT001 - drawn, not passed
) -> None:
    width = 2 if padded else 1
    parts = (f"{born.day:0{width}}", f"{born.month:0{width}}", f"{born.year}")
    assert read_birth_date(separator.join(parts), TODAY) == born


@given(possible_days)
def test_a_date_run_together_or_year_first_is_read_as_well(born: date) -> None:
    assert read_birth_date(f"{born:%d%m%Y}", TODAY) == born
    assert read_birth_date(born.isoformat(), TODAY) == born


@given(st.text(max_size=20))
def test_whatever_is_typed_gives_a_possible_birthday_or_a_reason(typed: str) -> None:
    read = read_birth_date(typed, TODAY)
    assert isinstance(read, DateProblem) or date(1906, 1, 1) <= read <= TODAY


@given(st.integers(1, 20_000))
def test_a_day_to_come_is_no_birthday(ahead: int) -> None:
    born = TODAY + timedelta(days=ahead)
    assert read_birth_date(f"{born:%d/%m/%Y}", TODAY) is DateProblem.IN_THE_FUTURE


@pytest.mark.parametrize(
    ("typed", "problem"),
    [
        ("", DateProblem.EMPTY),
        ("   ", DateProblem.EMPTY),
        ("31 2 1960", DateProblem.NOT_A_DATE),
        ("yesterday", DateProblem.NOT_A_DATE),
        ("7/3", DateProblem.NOT_A_DATE),
        ("7/3/58", DateProblem.YEAR_UNCLEAR),
        ("7/3/1899", DateProblem.TOO_LONG_AGO),
    ],
)
def test_what_is_no_birthday_says_why(typed: str, problem: DateProblem) -> None:
    assert read_birth_date(typed, TODAY) is problem
