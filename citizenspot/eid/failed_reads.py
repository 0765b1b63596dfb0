"""Which cards could not be read, so that each is told once and tried again only when it helps."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

import msgspec

from citizenspot.eid.card_events import CardState
from citizenspot.eid.readers import Slot

if TYPE_CHECKING:
    from collections.abc import Sequence

FIRST_PAUSE_S, LONGEST_PAUSE_S = 0.5, 15.0
"""Between two tries to read a card that another program holds. pcscd keeps a thread for each try
that it could not answer, 200 at most: hence the long pauses."""


class FailedRead(msgspec.Struct, frozen=True):
    """A read that came to nothing: the slot as it was then, how, and when to try again."""

    slot: Slot
    state: CardState
    tries: int
    again_at: float


class FailedReads:
    """The cards, each in its slot, that are still in and could not be read."""

    def __init__(self) -> None:
        """Begin with none."""
        self._by_card: dict[tuple[str, int], FailedRead] = {}

    def state_of(self, slot: Slot) -> CardState | None:
        """Return how the read of the card in a slot failed, if it did."""
        failed = self._by_card.get(_card_in(slot))
        return failed.state if failed else None

    def may_try(self, slot: Slot) -> bool:
        """Say whether the card in a slot was not tried yet, or is worth another try.

        Only one that was busy is: when the other program let go of it, or from time to time.
        """
        failed = self._by_card.get(_card_in(slot))
        if failed is None:
            return True
        is_over = failed.slot != slot or time.monotonic() >= failed.again_at
        return failed.state is CardState.BUSY and is_over

    def add(self, slot: Slot, state: CardState) -> bool:
        """Note a failure, and say whether it is another than the last one of this card."""
        before = self._by_card.get(_card_in(slot))
        tries = before.tries + 1 if before else 1
        again_at = time.monotonic() + min(FIRST_PAUSE_S * 2 ** (tries - 1), LONGEST_PAUSE_S)
        self._by_card[_card_in(slot)] = FailedRead(slot, state, tries, again_at)
        return before is None or before.state is not state

    def keep_only(self, slots: Sequence[Slot]) -> None:
        """Forget the cards that are not in any more."""
        there = {_card_in(slot) for slot in slots}
        self._by_card = {card: each for card, each in self._by_card.items() if card in there}

    def clear(self) -> None:
        """Forget all: they may all be tried again."""
        self._by_card.clear()


def _card_in(slot: Slot) -> tuple[str, int]:
    """Return what tells the card in a slot from the next one in it."""
    return slot.reader, slot.turn
