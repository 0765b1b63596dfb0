"""When a provider will answer is said as a date; what it says in its own words stays its own."""

from __future__ import annotations

import pytest

from citizenspot.texts import Texts
from citizenspot.visit.pages.delivery import expected_words
from citizenspot.visit.state import Delivery
from citizenspot.visit.words import DeliveryState


@pytest.mark.parametrize(
    ("told", "said"),
    [
        ("2026-12-07", "Answer expected by 7 December 2026"),
        ("A crew looks at it within five days.", "A crew looks at it within five days."),
        ("", ""),
    ],
)
def test_a_date_is_announced_and_words_are_left_as_they_are(told: str, said: str) -> None:
    delivery = Delivery("key", DeliveryState.ACCEPTED, expected=told)
    assert expected_words(Texts.for_language("en"), delivery) == said
