"""Cards for the tests: specimens, and cards that misbehave on purpose."""

from typing import Self

from msgspec.structs import replace

from citizenspot.eid.access_key import AccessKey
from citizenspot.eid.card_channel import CardChannel
from citizenspot.eid.card_events import CardHolder, Verification
from citizenspot.eid.card_profile import CardContent, CardProfile, Reading
from citizenspot.eid.genuineness import verified
from citizenspot.eid.known_cards import KNOWN_CARDS
from citizenspot.eid.pin.pin_form import PinForm
from citizenspot.eid.read_card import read_card
from citizenspot.eid.trust.chain_question import NoTrust
from tests.eid.benches import TODAY
from training.cards.belgian_chip import APPLICATION
from training.cards.emulated_card import (
    BELGIAN_ATR,
    CardPulledError,
    EmulatedCard,
    chip_of,
    emulate,
)
from training.cards.file_chip import FileChip
from training.cards.specimen import Behaviour, find_specimen

BELGIAN_IDENTITY = bytes.fromhex("3F00DF014031")


def read_chip(profile: CardProfile, chip: FileChip, key: AccessKey | None = None) -> CardContent:
    """Return what a profile reads from a chip."""
    channel = CardChannel(chip.answer)
    assert profile.select(channel)
    return profile.read(channel, Reading(key=key))


def without_trust(content: CardContent) -> Verification:
    """Return what a card comes to where no authority is installed."""
    return verified(content, NoTrust())


def specimen_card(name: str, *, removed_at: int | None = None) -> EmulatedCard:
    """Return the card of a specimen, pulled out at a command if that is said."""
    specimen = find_specimen(name)
    if removed_at is not None:
        specimen = replace(specimen, behaviour=Behaviour(removed_at=removed_at))
    return emulate(specimen, TODAY)


class PulledCard(EmulatedCard):
    """A card that can be told, while it is in, at which command it is pulled."""

    commands = 0
    pull_in: int | None = None
    pull_at_instruction: int | None = None

    @classmethod
    def like(cls, name: str) -> Self:
        """Return such a card that is else the specimen of a name."""
        return cls(specimen_card(name).atr, lambda: chip_of(find_specimen(name), TODAY))

    def answer(self, command: bytes) -> bytes:
        if self.pull_in is not None:
            self.pull_in -= 1
        if self.pull_in == -1 or command[1] == self.pull_at_instruction:
            raise CardPulledError
        self.commands += 1
        return super().answer(command)


def belgian_card_with(identity: bytes) -> EmulatedCard:
    """Return a Belgian card that holds nothing but some bytes where the identity should be."""
    files = {BELGIAN_IDENTITY: identity}
    return EmulatedCard(BELGIAN_ATR, lambda: FileChip(frozenset({APPLICATION}), files))


class CountedLine:
    """A line to an emulated card, without readers; counts what is sent."""

    def __init__(self, card: EmulatedCard) -> None:
        self._card = card
        self.commands = 0

    def transmit(self, command: bytes) -> bytes:
        self.commands += 1
        return self._card.answer(command)

    def transmit_secret(self, command: bytearray) -> bytes:
        return self.transmit(bytes(command))

    def pinpad_code(self) -> int | None:
        return None

    def verify_on_pinpad(self, form: PinForm) -> bytes:
        raise AssertionError(form)

    def disconnect(self) -> None:
        """Nothing is connected."""


def holder_of(card: EmulatedCard) -> CardHolder:
    """Return whose card it is, as reading it says."""
    return read_card(CountedLine(card), card.atr, KNOWN_CARDS, lambda: True, Reading()).holder


def commands_of_a_read(name: str) -> int:
    """Return how many commands it takes to read a card whole."""
    card = specimen_card(name)
    line = CountedLine(card)
    read_card(line, card.atr, KNOWN_CARDS, lambda: True, Reading())
    return line.commands
