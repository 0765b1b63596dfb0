"""The reader of practice as screen 1 shows it: what is to be typed for its card, and its keypad."""

from __future__ import annotations

from typing import Literal

import msgspec

Printed = Literal["pin", "access_number", "lines"]
"""What a trainer has to know of a card: its PIN, and what is printed on it."""
AtKeypad = Literal["right", "wrong", "cancels", "lets_time_pass"]
"""What is done at the reader's keypad when it asks for the PIN."""


class PracticeReader(msgspec.Struct, frozen=True):
    """What there is to type for the card that is in, and whether the reader has a keypad."""

    to_type: tuple[tuple[Printed, str], ...] = ()
    has_keypad: bool = False
