"""The people and cards of practice: made up, of the ages they say, with numbers that check."""

from datetime import date

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st
from stdnum.be import nn
from stdnum.pt import cc, nif

from services_catalog.check_digits import is_niss
from training.cards.belgian_chip import national_number
from training.cards.specimen import (
    Person,
    Specimen,
    UnknownSpecimenError,
    find_specimen,
    load_specimens,
)

TODAY = date(2026, 11, 22)
DAYS = st.dates(date(2020, 1, 1), date(2100, 12, 31))
SPECIMENS = load_specimens()
PORTUGUESE = [each for each in SPECIMENS if each.family == "pt.cc"]


def age_on(day: date, born: date) -> int:
    return day.year - born.year - ((day.month, day.day) < (born.month, born.day))


@given(day=DAYS, person=st.sampled_from([each.person for each in SPECIMENS if each.person]))
def test_a_person_has_the_age_of_the_file_on_whatever_day_it_is_used(
    day: date, person: Person
) -> None:
    assert age_on(day, person.born(day)) == person.age


def test_the_demonstration_finds_the_ages_that_its_rules_tell_apart() -> None:
    ages = {each.person.age for each in PORTUGUESE if each.person}
    assert any(60 <= age < 70 for age in ages)
    assert any(age >= 70 for age in ages)
    assert any(age < 18 for age in ages)


@pytest.mark.parametrize("specimen", PORTUGUESE, ids=lambda each: each.name)
def test_portuguese_numbers_pass_their_check_digits_and_belong_to_nobody(
    specimen: Specimen,
) -> None:
    assert specimen.document is not None
    numbers = specimen.document.numbers
    assert cc.is_valid(specimen.document.number)
    assert specimen.document.number.startswith("990")  # civil numbers have not come so far
    assert nif.is_valid(numbers["pt.nif"])
    assert numbers["pt.nif"].startswith("40")  # no kind of taxpayer has such a number
    assert is_niss(numbers["pt.niss"])
    assert len(numbers["pt.sns"]) == 9


@given(day=st.dates(date(1930, 1, 1), date(2020, 12, 31)), sex=st.sampled_from("FM"))
def test_belgian_numbers_say_the_day_of_birth_and_pass_their_check_digits(
    day: date, sex: str
) -> None:
    number = national_number(day, sex)
    assert nn.is_valid(number)
    assert nn.get_birth_date(number) == day
    assert nn.get_gender(number) == sex


@pytest.mark.parametrize("specimen", SPECIMENS, ids=lambda each: each.name)
def test_every_card_says_what_it_is_for_in_both_languages(specimen: Specimen) -> None:
    assert specimen.label("pt-PT") == specimen.labels["pt"]
    assert specimen.label("en") == specimen.labels["en"]
    assert specimen.label("uk") == specimen.labels["en"]


@pytest.mark.parametrize("specimen", SPECIMENS, ids=lambda each: each.name)
def test_a_card_of_a_family_has_a_person_and_any_other_an_answer_to_reset(
    specimen: Specimen,
) -> None:
    is_known = specimen.family != "unknown"
    assert (specimen.person is not None) == (specimen.document is not None) == is_known
    assert bool(specimen.atr) != is_known


def test_one_card_has_expired_and_the_others_have_not() -> None:
    documents = {each.name: each.document for each in SPECIMENS if each.document}
    expired = [name for name, each in documents.items() if each.valid_until(TODAY) < TODAY]
    assert expired == ["ines-expired"]
    assert all(each.valid_from(TODAY) < TODAY for each in documents.values())


def test_a_name_that_is_none_lists_those_there_are() -> None:
    with pytest.raises(UnknownSpecimenError, match="no card 'nobody'; there are: aino, ana"):
        find_specimen("nobody")


def test_a_word_that_no_description_has_is_refused() -> None:
    with pytest.raises(msgspec.ValidationError, match="muted"):
        msgspec.convert(
            {"name": "x", "family": "pt.cc", "labels": {}, "behaviour": {"muted": True}}, Specimen
        )
