"""Numbers that prove themselves, by our rules and by those of another library."""

from hypothesis import given
from hypothesis import strategies as st
from stdnum.pt import cc, nif

from services_catalog.check_digits import is_cc, is_nif

DIGITS = "0123456789"
LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"


@given(st.from_regex(r"[0-9]{8}", fullmatch=True))
def test_of_ten_tax_numbers_with_the_same_beginning_both_accept_the_same(beginning: str) -> None:
    numbers = [beginning + last for last in DIGITS]
    accepted = [each for each in numbers if is_nif(each)]
    assert accepted == [each for each in numbers if nif.is_valid(each)]
    assert len(accepted) == (beginning[0] != "0")


@given(st.from_regex(r"[0-9]{9}[A-Z0-9]{2}", fullmatch=True))
def test_of_ten_card_numbers_with_the_same_beginning_both_accept_the_same(beginning: str) -> None:
    numbers = [beginning + last for last in DIGITS]
    accepted = [each for each in numbers if is_cc(each)]
    assert accepted == [each for each in numbers if cc.is_valid(each)]
    assert len(accepted) == 1


@given(st.text(alphabet=DIGITS + LETTERS + "zé٣ -\n", max_size=14))
def test_what_has_another_form_is_no_number(text: str) -> None:
    assert not is_nif(text) or (len(text) == 9 and text.isascii() and text.isdigit())
    assert not is_cc(text) or (len(text) == 12 and text.isascii() and text.isalnum())
