"""Text and dates as cards write them."""

import string
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from citizenspot.eid.card_data_error import CardDataError
from citizenspot.eid.card_text import (
    LONGEST_TEXT,
    read_day,
    read_day_if_any,
    read_required_text,
    read_text,
)

FRENCH = "JAN FEV MARS AVR MAI JUIN JUIL AOUT SEPT OCT NOV DEC".split()  # noqa: SIM905 - reads best so
DUTCH = "JAN FEB MAAR APR MEI JUN JUL AUG SEP OKT NOV DEC".split()  # noqa: SIM905 - as above
GERMAN = "JAN FEB MÄR APR MAI JUN JUL AUG SEP OKT NOV DEZ".split()  # noqa: SIM905 - as above


@pytest.mark.parametrize("months", [FRENCH, DUTCH, GERMAN], ids=["French", "Dutch", "German"])
@pytest.mark.parametrize("written", ["{:02} {} {}", "{:02}.{}.{}", "{:02} {}. {}", "{:02}  {} {}"])
def test_every_month_of_the_languages_of_belgium_is_read(months: list[str], written: str) -> None:
    for number, name in enumerate(months, start=1):
        raw = written.format(9, name, 1971).encode()
        assert read_day(raw, "birth date") == date(1971, number, 9)


@given(day=st.dates(min_value=date(1000, 1, 1)), form=st.sampled_from(["%d.%m.%Y", "%d %m %Y"]))
def test_every_day_in_figures_is_read(day: date, form: str) -> None:
    assert read_day(day.strftime(form).encode(), "valid until") == day


def test_accents_and_small_letters_make_no_other_month() -> None:
    assert read_day("01 août 1999".encode(), "birth date") == date(1999, 8, 1)
    assert read_day("01 fév 1999".encode(), "birth date") == date(1999, 2, 1)


@pytest.mark.parametrize(
    "written", ["1971", "31 FEB 1971", "01 XYZ 1971", "", "01 13 1971", "1 JAN 71", "01 JAN 1971 x"]
)
def test_what_is_no_day_is_refused(written: str) -> None:
    with pytest.raises(CardDataError, match="birth date: not a day"):
        read_day(written.encode(), "birth date")


def test_a_day_that_may_be_left_out_is_nothing_when_it_is() -> None:
    assert read_day_if_any(b"  ", "valid until") is None
    assert read_day_if_any(b"22 11 2026", "valid until") == date(2026, 11, 22)


def test_spaces_around_and_between_words_are_made_single() -> None:
    assert read_text("  João   da\nSilva ".encode(), "given names") == "João da Silva"


@pytest.mark.parametrize("raw", [b"\xff\xfe", b"a\x00b", b"a\x1b[31m", b"a" * (LONGEST_TEXT + 1)])
def test_bytes_that_are_no_text_are_refused_and_not_repeated(raw: bytes) -> None:
    with pytest.raises(CardDataError) as caught:
        read_text(raw, "given names")
    assert str(caught.value).startswith("given names: ")
    assert caught.value.__cause__ is None


def test_a_text_that_must_be_there_is_missed() -> None:
    with pytest.raises(CardDataError, match="family name: empty"):
        read_required_text(b" ", "family name")


@given(st.text(alphabet=string.printable + "áéíóúçãõ€\u202e", max_size=80))
def test_text_is_read_as_it_was_written_but_for_its_spaces(text: str) -> None:
    try:
        read = read_text(text.encode(), "given names")
    except CardDataError:
        assert any(each < " " or each == "\x7f" for each in text)
    else:
        assert read.split() == text.split()


@given(st.binary(max_size=LONGEST_TEXT + 50))
def test_no_bytes_break_the_reading_of_text_or_of_days(raw: bytes) -> None:
    for read in (read_text, read_required_text, read_day, read_day_if_any):
        try:
            read(raw, "field")
        except CardDataError as error:
            assert str(error).startswith("field: ")  # noqa: PT017 - either outcome is right
