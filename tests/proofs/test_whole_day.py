"""A day of visits in short; `python -m tests.proofs.whole_day` is the long form."""

from pathlib import Path

from citizenspot.journal.verification import verify
from tests.proofs.mortal_desk import JOURNAL, KEYS
from tests.proofs.whole_day import Stock, day_of, has_grown


def test_visits_leave_no_file_behind(tmp_path: Path) -> None:
    stocks = day_of(tmp_path, visits=3, stocks=3)
    assert [stock.files for stock in stocks] == [stocks[0].files] * 3
    assert verify(tmp_path / JOURNAL, KEYS).sound


def test_what_grows_is_named() -> None:
    steady = [Stock(each, 1000, 1000, 1000, 10, 3, 8) for each in range(3)]
    assert has_grown(steady) == []
    assert has_grown([*steady, Stock(9, 1010, 1010, 1150, 10, 3, 8)]) == []
    grown = ["handles", "threads", "files", "held memory", "allocations", "memory"]
    assert has_grown([*steady, Stock(9, 1011, 1011, 1151, 11, 4, 9)]) == grown
