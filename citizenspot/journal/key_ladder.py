"""The ladder of keys: the workstation's wraps each month's, and a month's its visits'.

Destroying a visit's key is what erases it. Destroying its month's key as well covers what of the
wrapped key a worn disk may have kept elsewhere.
"""

from __future__ import annotations

import os
from collections.abc import Iterable
from datetime import datetime

from citizenspot.journal.schema import EpochRow, VisitRow
from citizenspot.journal.sealing import (
    SECRET_BYTES,
    Random,
    Seal,
    SealBroken,
    Sealed,
    epoch_key_place,
    visit_key_place,
)


class KeyLadder:
    """Wraps and unwraps the keys of months and visits, of one journal under one key."""

    def __init__(
        self,
        desk: str,
        key_id: str,
        wrapping: Seal,
        rows: Iterable[EpochRow] = (),
        random: Random = os.urandom,
    ) -> None:
        self._desk = desk
        self._key_id = key_id
        self._wrapping = wrapping
        self._random = random
        self._rows = {row.epoch: row for row in rows}
        self._seals: dict[str, Seal] = {}

    def epoch_at(self, moment: datetime) -> str:
        """Return the month whose key wraps a visit that begins now: never one before the newest.

        A clock that was ahead for a while and is put right begins no month twice.
        """
        return max([f"{moment:%Y-%m}", *self._rows])

    def new_epoch(self, epoch: str) -> EpochRow | None:
        """Return the row of a month that has no key yet, or nothing where it has one."""
        if epoch in self._rows:
            return None
        sealed = self._wrapping.close(self._random(SECRET_BYTES), self._place(epoch))
        return EpochRow(epoch, self._key_id, sealed.nonce, sealed.ciphertext)

    def keep(self, row: EpochRow) -> None:
        """Take up a month's key that is durable now."""
        self._rows[row.epoch] = row

    def forget(self, epoch: str) -> None:
        """Let go of a month's key that was destroyed."""
        row = self._rows[epoch]
        self._rows[epoch] = row._replace(nonce=None, wrapped=None)
        self._seals.pop(epoch, None)

    def spent(self, needed: frozenset[str]) -> tuple[str, ...]:
        """Return the months before the newest whose keys are there, and not needed any more."""
        newest = max(self._rows, default="")
        return tuple(
            row.epoch
            for row in sorted(self._rows.values())
            if row.wrapped is not None and row.epoch != newest and row.epoch not in needed
        )

    def epoch_seal(self, epoch: str) -> Seal:
        """Return the seal of a month.

        Raises:
            SealBroken: its key is not what it was, is not there, or was destroyed.
        """
        if epoch not in self._seals:
            self._seals[epoch] = self._unwrapped(self._rows.get(epoch))
        return self._seals[epoch]

    def visit_seal(self, row: VisitRow) -> Seal:
        """Return the seal of a visit; raises `SealBroken` as `visit_key` does."""
        return Seal(self.visit_key(row))

    def visit_key(self, row: VisitRow) -> bytes:
        """Return the key of a visit.

        Raises:
            SealBroken: the wrapped key is not what it was, or was destroyed.
        """
        if row.nonce is None or row.wrapped is None:
            raise SealBroken
        above = self._wrapping if row.epoch is None else self.epoch_seal(row.epoch)
        bound_to = visit_key_place(self._desk, row.visit, row.first, row.key_id, row.epoch)
        return above.open(Sealed(row.nonce, row.wrapped), bound_to)

    def new_visit(self, bare: VisitRow, epoch: EpochRow | None) -> tuple[VisitRow, Seal]:
        """Return the row of a visit with a new key in it, and its seal.

        `epoch` is the month's own row where that begins with this visit.
        """
        if bare.epoch is None:
            above = self._wrapping
        else:
            above = self._unwrapped(epoch) if epoch else self.epoch_seal(bare.epoch)
        secret = self._random(SECRET_BYTES)
        bound_to = visit_key_place(self._desk, bare.visit, bare.first, bare.key_id, bare.epoch)
        sealed = above.close(secret, bound_to)
        row = bare._replace(nonce=sealed.nonce, wrapped=sealed.ciphertext)
        return row, Seal(secret, self._random)

    def _unwrapped(self, row: EpochRow | None) -> Seal:
        if row is None or row.nonce is None or row.wrapped is None:
            raise SealBroken
        bound_to = epoch_key_place(self._desk, row.epoch, row.key_id)
        return Seal(self._wrapping.open(Sealed(row.nonce, row.wrapped), bound_to))

    def _place(self, epoch: str) -> bytes:
        return epoch_key_place(self._desk, epoch, self._key_id)
