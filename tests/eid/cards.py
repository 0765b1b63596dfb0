"""Cards for the tests: specimens, and cards that misbehave on purpose."""

from msgspec.structs import replace

from tests.eid.benches import TODAY
from training.cards.belgian_chip import APPLICATION
from training.cards.emulated_card import BELGIAN_ATR, EmulatedCard, emulate
from training.cards.file_chip import FileChip
from training.cards.specimen import Behaviour, find_specimen

BELGIAN_IDENTITY = bytes.fromhex("DF014031")


def specimen_card(name: str, *, removed_at: int | None = None) -> EmulatedCard:
    """Return the card of a specimen, pulled out at a command if that is said."""
    specimen = find_specimen(name)
    if removed_at is not None:
        specimen = replace(specimen, behaviour=Behaviour(removed_at=removed_at))
    return emulate(specimen, TODAY)


def belgian_card_with(identity: bytes) -> EmulatedCard:
    """Return a Belgian card that holds nothing but some bytes where the identity should be."""
    files = {BELGIAN_IDENTITY: identity}
    return EmulatedCard(BELGIAN_ATR, lambda: FileChip(frozenset({APPLICATION}), files))
