"""The machine readable zone: read when every check digit is right, else refused by name."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from citizenspot.eid.mrz import LINES, Mrz, MrzError, check_digit, read_mrz

TODAY = date(2026, 11, 27)
PASSPORT = """P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<
L898902C36UTO7408122F1204159ZE184226B<<<<<10"""
CARD = """I<UTOD231458907<<<<<<<<<<<<<<<
7408122F1204159UTO<<<<<<<<<<<6
ERIKSSON<<ANNA<MARIA<<<<<<<<<<"""
TWO_LINES = """I<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<
D231458907UTO7408122F1204159<<<<<<<6"""
LONG_NUMBER = """I<UTOD23145890<7349<<<<<<<<<<<
3407127M9507122UTO<<<<<<<<<<<2
STEVENSON<<PETER<JOHN<<<<<<<<<"""
"""The specimens of Doc 9303-4 App. B, -5 App. B and D (a number that goes on), and -6 App. B."""


def test_a_passport_is_read() -> None:
    assert read_mrz(PASSPORT) == Mrz(
        form="TD3",
        document_code="P",
        issuing_state="UTO",
        family_name="ERIKSSON",
        given_names="ANNA MARIA",
        document_number="L898902C3",
        nationality="UTO",
        birth="740812",
        sex="F",
        expiry="120415",
        optional="ZE184226B",
    )


@pytest.mark.parametrize(("zone", "form"), [(CARD, "TD1"), (TWO_LINES, "TD2")])
def test_a_card_is_read(zone: str, form: str) -> None:
    found = read_mrz(zone)
    assert (found.form, found.document_code, found.document_number) == (form, "I", "D23145890")
    assert (found.family_name, found.given_names) == ("ERIKSSON", "ANNA MARIA")
    assert (found.birth, found.sex, found.expiry) == ("740812", "F", "120415")


def test_a_number_of_more_than_nine_characters_goes_on_behind() -> None:
    assert read_mrz(LONG_NUMBER).document_number == "D23145890734"


def test_a_scanner_may_leave_out_the_line_breaks_or_add_spaces() -> None:
    assert read_mrz(PASSPORT.replace("\n", "")) == read_mrz(PASSPORT)
    assert read_mrz(f"  {PASSPORT.lower()} \r\n") == read_mrz(PASSPORT)


def test_the_century_of_a_birth_is_the_later_that_has_been() -> None:
    found = read_mrz(PASSPORT)
    assert found.birth_date(TODAY) == date(1974, 8, 12)
    assert found.birth_date(date(2080, 1, 1)) == date(2074, 8, 12)
    assert found.expiry_date == date(2012, 4, 15)


def test_what_opens_the_chip_is_number_birth_and_expiry() -> None:
    key = read_mrz(PASSPORT).access_key(TODAY)
    assert (key.document_number, key.birth_date) == ("L898902C3", date(1974, 8, 12))


@pytest.mark.parametrize(
    ("zone", "before", "after", "sentence"),
    [
        (PASSPORT, "L898902C36", "L898902C37", "document number: a wrong check digit"),
        (PASSPORT, "7408122", "7408123", "birth date: a wrong check digit"),
        (PASSPORT, "1204159", "1204158", "expiry: a wrong check digit"),
        (PASSPORT, "<<<<<10", "<<<<<20", "personal number: a wrong check digit"),
        (PASSPORT, "<<<<<10", "<<<<<11", "composite: a wrong check digit"),
        (CARD, "<<<6", "<<<7", "composite: a wrong check digit"),
        (PASSPORT, "ERIKSSON", "ERIKSSÖN", "characters that it never has"),
        (PASSPORT, "MARIA<", "MARIA", "not as long as any"),
    ],
)
def test_what_is_wrong_is_named(zone: str, before: str, after: str, sentence: str) -> None:
    assert before in zone
    with pytest.raises(MrzError, match=sentence):
        read_mrz(zone.replace(before, after))


def test_a_birth_that_is_not_known_to_the_day_is_not_made_up() -> None:
    birth = "7408<<"
    second = f"D231458907UTO{birth}{check_digit(birth)}F1204159<<<<<<<"
    composite = second[0:10] + second[13:20] + second[21:35]
    found = read_mrz(TWO_LINES.split("\n", maxsplit=1)[0] + second + check_digit(composite))
    with pytest.raises(MrzError, match="not known to the day"):
        found.birth_date(TODAY)


@pytest.mark.parametrize("zone", [PASSPORT, CARD, TWO_LINES])
@given(at=st.integers(0, 89), other=st.sampled_from("0123456789"))
def test_no_single_wrong_digit_goes_unseen(zone: str, at: int, other: str) -> None:
    letters = list(zone.replace("\n", ""))
    at %= len(letters)
    if not letters[at].isdecimal() or letters[at] == other:
        return
    letters[at] = other
    with pytest.raises(MrzError):
        read_mrz("".join(letters))


@given(st.text(max_size=120) | st.text("ABCDEFGHIJ0123456789<", min_size=72, max_size=90))
def test_no_text_breaks_the_reading(text: str) -> None:
    try:
        found = read_mrz(text)
    except MrzError as error:
        assert str(error)  # noqa: PT017 - either outcome is right
    else:
        assert found.form in LINES.values()
