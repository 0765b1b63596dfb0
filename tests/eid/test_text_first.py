"""Every family: the text is told once, before photograph and signatures are read."""

import pytest

from citizenspot.eid.card_channel import CardChannel
from citizenspot.eid.card_events import CardHolder
from citizenspot.eid.card_profile import Reading, choose_profile
from citizenspot.eid.known_cards import KNOWN_CARDS
from tests.eid.cards import specimen_card
from tests.proofs.pulled_cards import GERMAN, GOOD, access_key

WITH_PHOTO = frozenset({"be.eid", "pt.cc", "pt.cc2", "icao"})


@pytest.mark.parametrize("name", [each.name for each in GOOD if each.family != GERMAN])
def test_the_name_is_known_before_the_rest_is_read(name: str) -> None:
    card = specimen_card(name)
    sent: list[bytes] = []
    told: list[tuple[CardHolder, int]] = []

    def transmit(command: bytes) -> bytes:
        sent.append(command)
        return card.answer(command)

    channel = CardChannel(transmit)
    profile = choose_profile(card.atr, channel, KNOWN_CARDS)
    assert profile is not None
    reading = Reading(lambda holder: told.append((holder, len(sent))), access_key(name))
    content = profile.read(channel, reading)
    ((holder, at),) = told
    assert (holder.family_name, holder.number) == (
        content.holder.family_name,
        content.holder.number,
    )
    if profile.family in WITH_PHOTO:
        assert content.photo
        assert at < len(sent) / 2
