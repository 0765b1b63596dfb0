"""What was scanned is told by its form, and nothing by half of it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from citizenspot.receipts.statement import PREFIX
from citizenspot.scanning.payment_reference import check_digits, read_reference
from citizenspot.scanning.recognise import RECEIPT_PREFIX, Code, recognise

TD1 = "I<UTOD231458907<<<<<<<<<<<<<<<7408122F1204159UTO<<<<<<<<<<<6ERIKSSON<<ANNA<MARIA<<<<<<<<<<"


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("A014", Code.TICKET),
        ("W003", Code.TICKET),
        ("CS1:MFRGGZDF", Code.RECEIPT),
        (TD1, Code.DOCUMENT),
        ("1160499912349000002586", Code.REFERENCE),
        ("11604999123490", Code.REFERENCE),
        ("1160499912349100002586", Code.UNKNOWN),
        ("5601234567890", Code.UNKNOWN),
        ("A14", Code.UNKNOWN),
        ("", Code.UNKNOWN),
    ],
)
def test_a_code_is_told_by_its_form(text: str, code: Code) -> None:
    assert recognise(text)[0] is code


def test_what_the_scanner_says_before_a_code_is_no_part_of_it() -> None:
    assert recognise("]Q1A014") == (Code.TICKET, "A014")


def test_receipts_are_known_by_the_prefix_they_are_printed_with() -> None:
    assert RECEIPT_PREFIX == PREFIX


def test_the_published_example_has_its_check_digits() -> None:
    assert check_digits("11604", "9991234", 2_586) == "90"


def test_a_reference_is_shown_as_people_write_it() -> None:
    reference = read_reference("1160499912349000002586")
    assert reference is not None
    assert (reference.shown, reference.cents) == ("11604 999 123 490", 2_586)


@given(st.integers(0, 21), st.integers(1, 9))
def test_no_single_wrong_digit_goes_unnoticed(at: int, by: int) -> None:
    right = "1160499912349000002586"
    wrong = right[:at] + str((int(right[at]) + by) % 10) + right[at + 1 :]
    assert read_reference(wrong) is None


@given(st.text(max_size=120))
def test_nothing_that_is_scanned_breaks_the_desk(text: str) -> None:
    assert recognise(text)[0] in Code
