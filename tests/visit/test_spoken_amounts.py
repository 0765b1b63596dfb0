"""Sums of money are said as people say them, in every language of screen 2."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from citizenspot.texts import OWN_NAMES, Texts
from citizenspot.visit.spoken_amounts import amounts_said

UNHEARD = dict.fromkeys(map(ord, "\u200f\u2068\u2069"))
"""Marks of direction, which a voice passes over."""

EUROS = {"pt": "euros", "en": "euros", "es": "euros", "fr": "euros", "uk": "євро", "ar": "يورو"}


@pytest.mark.parametrize("language", list(OWN_NAMES))
@pytest.mark.parametrize(
    ("amount", "digits"),
    [
        ("15.00", "15"),
        ("0.50", "0.50"),
        ("7.25", "7.25"),
        ("1234.00", "1234"),
        ("1234567.80", "1234567.80"),
    ],
)
def test_an_amount_is_one_number_and_the_word_for_euros(
    language: str, amount: str, digits: str
) -> None:
    texts = Texts.for_language(language)
    said = amounts_said(texts.money(Decimal(amount), "EUR"), texts.say)
    assert said.translate(UNHEARD).replace(",", ".") == f"{digits} {EUROS[language]}"


@pytest.mark.parametrize(
    ("language", "said"),
    [("pt", "1 euro"), ("en", "1 euro"), ("es", "1 euro"), ("fr", "1 euro"), ("uk", "1 євро")],
)
def test_one_is_said_as_one(language: str, said: str) -> None:
    texts = Texts.for_language(language)
    assert amounts_said(texts.money(Decimal(1), "EUR"), texts.say) == said


def test_an_amount_within_a_sentence_leaves_the_sentence_as_it_is() -> None:
    texts = Texts.for_language("pt")
    sentence = "A fonte indica 261,25 €. Pede-se até 6 meses depois, artigo 1.234."
    said = amounts_said(sentence, texts.say)
    assert said == "A fonte indica 261,25 euros. Pede-se até 6 meses depois, artigo 1.234."
    assert amounts_said("Em 2026 €", texts.say) == "Em 2026 euros"
    assert amounts_said("Nada aqui.", texts.say) == "Nada aqui."


def test_a_ukrainian_year_is_said_whole() -> None:
    texts = Texts.for_language("uk")
    assert amounts_said(texts.date(date(1951, 3, 9)), texts.say).endswith("1951 року")
