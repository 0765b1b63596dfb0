"""The keypad of practice's reader inside the program, which waits for whoever plays the citizen."""

from __future__ import annotations

import threading

from citizenspot.eid.pin.pinpad import ENTRY_LIMIT_S
from training.cards.pinpad.keypad import Act, Keypad, PinOrder

TIMED_OUT, CANCELLED = bytes.fromhex("6400"), bytes.fromhex("6401")
"""What libccid makes of a keypad at which nobody typed, or somebody cancelled."""


class WaitingKeypad(Keypad):
    """Waits until something is done at it, the card is taken out, or the time is over."""

    def __init__(self, limit_s: float = ENTRY_LIMIT_S) -> None:
        """Begin with nobody there."""
        super().__init__()
        self._limit_s = limit_s
        self._changed = threading.Condition()
        self._is_waiting = False

    def will(self, entry: str | Act) -> None:
        """Do something at it; may be called from any thread, and before it asks."""
        with self._changed:
            super().will(entry)
            self._changed.notify_all()

    def give_up(self) -> None:
        """End a wait that is under way: the card or the reader has gone."""
        with self._changed:
            if self._is_waiting:
                super().will(Act.CANCELS)
                self._changed.notify_all()

    def enter(self, order: bytes) -> str | Act:
        """Return what is done."""
        with self._changed:
            self._is_waiting = True
            self._changed.wait_for(lambda: bool(self._planned), self._limit_s)
            self._is_waiting = False
            return super().enter(order)


def command_entered(structure: bytes, keypad: Keypad) -> bytes:
    """Return the command with what was typed, or the answer of a keypad at which nothing was.

    `structure` is a PIN_VERIFY_STRUCTURE (PC/SC part 10 §2.5.2); what a CCID reader gets of it has
    no second time limit and no length of the command (USB CCID rev 1.1 §6.1.11).
    """
    order = structure[:1] + structure[2:15] + structure[19:]
    entry = keypad.enter(order)
    if entry is Act.CANCELS:
        return CANCELLED
    if isinstance(entry, Act):
        return TIMED_OUT
    return PinOrder.read(order).filled(entry)
