"""Cards for the tests: specimens, and cards that misbehave on purpose."""

from msgspec.structs import replace

from tests.eid.benches import TODAY
from training.cards.emulated_card import EmulatedCard, emulate
from training.cards.specimen import Behaviour, find_specimen


def specimen_card(name: str, *, removed_at: int | None = None) -> EmulatedCard:
    """Return the card of a specimen, pulled out at a command if that is said."""
    specimen = find_specimen(name)
    if removed_at is not None:
        specimen = replace(specimen, behaviour=Behaviour(removed_at=removed_at))
    return emulate(specimen, TODAY)
