"""A German card is known by its directory, and left to AusweisApp."""

import pytest

from citizenspot.eid.card_channel import CardChannel
from citizenspot.eid.card_events import CardState
from citizenspot.eid.card_profile import Reading, choose_profile
from citizenspot.eid.known_cards import KNOWN_CARDS
from citizenspot.eid.profiles.german import GermanProfile
from citizenspot.eid.readers import ReaderError
from tests.eid.cards import specimen_card
from training.cards.file_chip import FileChip
from training.cards.german.german_chip import german_chip


def test_the_card_is_known_by_its_directory_before_it_is_taken_for_a_passport() -> None:
    card = specimen_card("erika")
    found = choose_profile(card.atr, CardChannel(card.answer), KNOWN_CARDS)
    assert found is not None
    assert found.family == "de.eid"


@pytest.mark.parametrize("name", ["ana", "omar", "radio-rui", "sam", "bank-card"])
def test_no_other_card_is_taken_for_one(name: str) -> None:
    assert not GermanProfile(lambda: True).select(CardChannel(specimen_card(name).answer))


def test_a_card_without_a_directory_is_none() -> None:
    assert not GermanProfile(lambda: True).select(CardChannel(FileChip().answer))


def test_it_says_who_reads_the_card_and_whether_they_are_there() -> None:
    assert state_of(GermanProfile(lambda: True)) is CardState.FOR_AUSWEISAPP
    assert state_of(GermanProfile(lambda: False)) is CardState.NO_AUSWEISAPP


def state_of(profile: GermanProfile) -> CardState:
    with pytest.raises(ReaderError) as caught:
        profile.read(CardChannel(german_chip().answer), Reading())
    return caught.value.state
