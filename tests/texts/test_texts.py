"""Sentences, dates and amounts, as a person at the counter reads them."""

from __future__ import annotations

from datetime import UTC, date, datetime, time
from decimal import Decimal
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from citizenspot.locale.catalogue_files import read
from citizenspot.locale.catalogues import DOMAIN, FOLDER
from citizenspot.texts import OWN_NAMES, Texts
from tests.texts.names import names_in

PORTUGUESE, ENGLISH = Texts.for_language("pt"), Texts.for_language("en")
LISBON = ZoneInfo("Europe/Lisbon")
HARD_SPACE = "\N{NO-BREAK SPACE}"
CATALOGUE = read(FOLDER / f"pt/LC_MESSAGES/{DOMAIN}.po")
SENTENCES = sorted(
    message.id for message in CATALOGUE if isinstance(message.id, str) and message.id
)
COUNTED = sorted(message.id for message in CATALOGUE if isinstance(message.id, tuple))

own_texts = st.sampled_from([Texts.for_language(language) for language in OWN_NAMES])
hostile_texts = st.text() | st.sampled_from(
    ["{", "}", "{}", "{0}", "{name.__class__}", "%s", "%(x)s", "\0", "\u202e", "\ud800", "</b>"]
)


def test_a_sentence_is_said_in_portuguese_and_in_english() -> None:
    assert PORTUGUESE.say("Step {step} of {steps}", step=2, steps=9) == "Passo 2 de 9"
    assert ENGLISH.say("Step {step} of {steps}", step=2, steps=9) == "Step 2 of 9"


def test_one_thing_and_many_things_have_their_own_words() -> None:
    minutes = ("About {number} minute", "About {number} minutes")
    said = [PORTUGUESE.count(*minutes, number) for number in (0, 1, 2)]
    assert said == ["Cerca de 0 minutos", "Cerca de 1 minuto", "Cerca de 2 minutos"]
    assert ENGLISH.count(*minutes, 1) == "About 1 minute"


def test_the_empty_sentence_stays_empty() -> None:
    assert PORTUGUESE.say("") == ENGLISH.say("") == ""


@given(own_texts, st.text().filter(lambda text: text not in SENTENCES))
def test_what_has_no_translation_is_said_as_it_is(texts: Texts, sentence: str) -> None:
    assert texts.say(sentence) == sentence


@given(own_texts, st.sampled_from(SENTENCES), st.data())
def test_no_value_breaks_a_sentence_and_every_value_is_in_it(
    texts: Texts, sentence: str, data: st.DataObject
) -> None:
    values = {name: data.draw(hostile_texts, name) for name in names_in(sentence)}
    said = texts.say(sentence, **values)
    assert all(value in said for value in values.values())


@given(own_texts, st.sampled_from(COUNTED), st.integers())
def test_any_number_of_things_can_be_said(
    texts: Texts, forms: tuple[str, str], number: int
) -> None:
    said = texts.count(*forms, number)
    assert str(number) in said or number == 1


def test_a_day_is_written_in_words() -> None:
    day = date(1959, 3, 14)
    assert PORTUGUESE.date(day) == "14 de março de 1959"
    assert ENGLISH.date(day) == "14 March 1959"


@pytest.mark.parametrize("language", ["pt", "en", "en-US", "ar", "hi"])
def test_a_time_has_24_hours_and_belongs_to_the_desk(language: str) -> None:
    moment = datetime(2026, 7, 1, 13, 5, tzinfo=UTC)
    assert Texts.for_language(language).time(moment, LISBON) == "14:05"


def test_an_amount_is_written_as_its_reader_writes_it() -> None:
    assert PORTUGUESE.money(Decimal(30)) == f"30,00{HARD_SPACE}€"
    assert ENGLISH.money(Decimal(30)) == "€30.00"
    assert PORTUGUESE.money(Decimal("12345.5")) == f"12{HARD_SPACE}345,50{HARD_SPACE}€"
    assert ENGLISH.money(Decimal("12345.5")) == "€12,345.50"
    assert ENGLISH.money(Decimal(30), "GBP") == "£30.00"


def test_a_number_is_written_as_its_reader_writes_it() -> None:
    assert PORTUGUESE.number(Decimal("1234.5")) == f"1{HARD_SPACE}234,5"
    assert ENGLISH.number(Decimal("1234.5")) == "1,234.5"


def test_more_digits_than_arithmetic_keeps_are_shown_as_they_came() -> None:
    many = Decimal("9" * 40)
    assert "9" * 40 in PORTUGUESE.money(many)
    assert "9" * 40 in PORTUGUESE.number(many).replace(HARD_SPACE, "")


@pytest.mark.parametrize(
    ("language", "name"),
    [
        ("pt", "pt_PT"),
        ("PT", "pt_PT"),
        ("en", "en_GB"),
        ("pt-BR", "pt_BR"),
        ("en-US", "en_US"),
        ("zh-Hant-TW", "zh_Hant_TW"),
        ("de-XX", "de"),
        ("en-", "en_GB"),
        ("xx", "en_GB"),
        ("", "en_GB"),
        ("../pt", "en_GB"),
    ],
)
def test_a_tag_without_a_country_means_this_one_and_an_unknown_tag_means_english(
    language: str, name: str
) -> None:
    assert str(Texts.for_language(language).locale) == name


def test_a_country_of_the_language_has_its_sentences() -> None:
    assert Texts.for_language("pt-BR").say("Yes") == "Sim"
    assert Texts.for_language("PT-pt").say("Yes") == "Sim"


def test_a_tag_is_never_a_path_to_a_catalogue() -> None:
    assert Texts.for_language("../locale/pt").say("Yes") == "Yes"


@given(st.text() | st.sampled_from(["pt-ZZ", "x-private", "a-b-c-d", "ar-EG", "-"]), st.dates())
def test_every_tag_can_say_and_write(language: str, day: date) -> None:
    texts = Texts.for_language(language)
    assert texts.say("Yes")
    assert texts.date(day)
    assert texts.time(datetime.combine(day, time(12), UTC), UTC)


@given(own_texts, st.decimals(allow_nan=False), st.text())
def test_every_amount_and_number_can_be_written(
    texts: Texts, amount: Decimal, currency: str
) -> None:
    assert texts.money(amount, currency)
    assert texts.number(amount)


def test_arabic_runs_from_right_to_left_in_every_country() -> None:
    assert Texts.for_language("ar-EG").right_to_left
    assert not PORTUGUESE.right_to_left


def test_a_country_is_named_in_the_readers_language() -> None:
    assert Texts.for_language("pt").country("BEL") == "Bélgica"
    assert Texts.for_language("en").country("BEL") == "Belgium"


def test_germanys_single_letter_is_understood() -> None:
    assert Texts.for_language("en").country("D") == "Germany"


@given(st.text(min_size=4))
def test_what_names_no_country_stays_as_it_was(code: str) -> None:
    assert Texts.for_language("en").country(code) == code
