"""A card, whoever carries it."""

from datetime import date

import pytest

from training.cards.emulated_card import CardPulledError, EmulatedCard, emulate
from training.cards.file_chip import FileChip
from training.cards.specimen import Behaviour, find_specimen

TODAY = date(2026, 11, 22)
COMMAND = bytes.fromhex("00A4040C00")


def test_the_chip_is_made_when_it_is_first_spoken_to_and_once() -> None:
    made = []
    card = EmulatedCard(b"\x3b\x00", lambda: made.append(FileChip()) or made[-1])  # type: ignore[func-returns-value] # append's nothing is what leads on
    card.insert()
    assert made == []
    card.answer(COMMAND)
    card.insert()
    card.answer(COMMAND)
    assert len(made) == 1


def test_a_card_is_pulled_at_its_command_each_time_it_is_inserted() -> None:
    card = EmulatedCard(b"\x3b\x00", FileChip, Behaviour(removed_at=1))
    for _ in range(2):
        card.insert()
        card.answer(COMMAND)
        with pytest.raises(CardPulledError):
            card.answer(COMMAND)


def test_each_family_has_its_answer_to_reset() -> None:
    assert emulate(find_specimen("eva"), TODAY).atr.startswith(b"\x3b\x7f")
    assert emulate(find_specimen("maria"), TODAY).atr.startswith(b"\x3b\xff")
    assert emulate(find_specimen("bank-card"), TODAY).atr.endswith(b"BANK")


def test_only_the_mute_card_is_mute() -> None:
    assert emulate(find_specimen("mute-card"), TODAY).is_mute
    assert not emulate(find_specimen("bank-card"), TODAY).is_mute
