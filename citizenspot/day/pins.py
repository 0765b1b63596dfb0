"""PINs of accounts: what is a good one, and its proof (Argon2id, RFC 9106)."""

from __future__ import annotations

from functools import cached_property
from itertools import pairwise
from typing import TYPE_CHECKING, Protocol

from citizenspot.day.refusals import DayRefusal

if TYPE_CHECKING:
    from argon2 import PasswordHasher

SHORTEST, LONGEST = 6, 64


class Pins(Protocol):
    """Makes and checks the proofs of PINs."""

    def proof(self, pin: str) -> str:
        """Return what a PIN is checked by; the PIN cannot be found from it."""

    def fits(self, proof: str, pin: str) -> bool:
        """Say whether a PIN is the one a proof was made from."""


class Argon2Pins:
    """Proofs by Argon2id, with the second recommended option of RFC 9106 §4 (64 MiB).

    A check takes some 60 ms on purpose; it runs on the desk's thread, where nothing else can
    happen while nobody is signed in.
    """

    def __init__(self, *, time_cost: int = 3, memory_kib: int = 65_536, lanes: int = 4) -> None:
        self._costs = (time_cost, memory_kib, lanes)

    @cached_property
    def _hasher(self) -> PasswordHasher:
        from argon2 import PasswordHasher  # noqa: PLC0415 - not needed to start

        time_cost, memory_kib, lanes = self._costs
        return PasswordHasher(time_cost=time_cost, memory_cost=memory_kib, parallelism=lanes)

    def proof(self, pin: str) -> str:
        """Return the encoded hash, with its salt and parameters."""
        return self._hasher.hash(pin)

    def fits(self, proof: str, pin: str) -> bool:
        """Say whether the PIN has this hash."""
        from argon2.exceptions import InvalidHashError, VerifyMismatchError  # noqa: PLC0415

        try:
            return self._hasher.verify(proof, pin)
        except (VerifyMismatchError, InvalidHashError):
            return False


def why_not(pin: str) -> DayRefusal | None:
    """Say why a PIN is no good one: too short, too long, or one that everyone tries first."""
    if not SHORTEST <= len(pin) <= LONGEST:
        return DayRefusal.PIN_LENGTH
    steps = {ord(after) - ord(before) for before, after in pairwise(pin)}
    return DayRefusal.PIN_GUESSED if steps in ({0}, {1}, {-1}) else None
