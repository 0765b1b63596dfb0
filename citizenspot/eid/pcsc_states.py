"""What PC/SC's word for the state of a slot says: SCARD_STATE_* of pcsclite.h."""

from __future__ import annotations

from citizenspot.eid.readers import Presence, Slot

UNAWARE, CHANGED, PRESENT, MUTE = 0x0, 0x2, 0x20, 0x200
EXCLUSIVE, IN_USE = 0x80, 0x100
TURN_SHIFT = 16
"""The upper half of the word counts the cards that came and went."""


def slot_of(reader: str, state: int, atr: bytes) -> Slot:
    """Return the slot that a state describes."""
    presence = Presence.EMPTY
    if state & PRESENT:
        presence = Presence.MUTE if state & MUTE or not atr else Presence.CARD
    answer = atr if presence is Presence.CARD else b""
    return Slot(reader, presence, answer, state >> TURN_SHIFT, bool(state & (IN_USE | EXCLUSIVE)))
