"""How an emulated chip keeps its PIN: tries, and the answers to VERIFY."""

from __future__ import annotations

from typing import Literal

VERIFIED = bytes.fromhex("9000")
BLOCKED = bytes.fromhex("6983")
WRONG = 0xC0
NOT_ACTIVATED = bytes.fromhex("6404")
TRIES_MOST = 3

PinState = Literal["", "last try", "blocked", "not activated", "must be changed"]
"""How a specimen's PIN stands when the card is made; nothing said is three tries."""


class PinKeeper:
    """One PIN and its counter; a card that loses its power forgets that it was verified."""

    def __init__(self, digits: str, state: PinState = "", most: int = TRIES_MOST) -> None:
        """Keep the PIN in the state a specimen's file says."""
        self._digits = digits.encode("ascii")
        self.state = state
        self.most = most
        self.left = {"blocked": 0, "last try": 1}.get(state, most)
        self.is_verified = False

    @property
    def was_changed(self) -> bool:
        """Whether the holder has changed the PIN that the card was sent with."""
        return self.state != "must be changed"

    def verify(self, digits: bytes) -> bytes:
        """Return the answer to a PIN, and count it."""
        if self.state == "not activated":
            return NOT_ACTIVATED
        if self.left == 0:
            return BLOCKED
        if digits == self._digits:
            self.left, self.is_verified = self.most, True
            return VERIFIED
        self.left, self.is_verified = self.left - 1, False
        return bytes([0x63, WRONG | self.left])

    def ask(self) -> bytes:
        """Return the answer to VERIFY without a PIN, which spends no try."""
        if self.state == "not activated":
            return NOT_ACTIVATED
        return bytes([0x63, WRONG | self.left]) if self.left else BLOCKED
