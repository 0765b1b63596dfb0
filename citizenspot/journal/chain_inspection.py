"""Walks along the chain and notes which events are not as they were recorded.

Two things vouch for an event: its hash, that it follows the event before it, and its seal, that
header and payload belong together and to this position. Whoever changes a row without the keys
breaks at least one of them; `suspects` tells from what is broken what was done.
"""

from __future__ import annotations

from collections.abc import Mapping
from hashlib import sha256

from citizenspot.journal.chain import body_digest, canonical, link
from citizenspot.journal.desk_book import ErasedVisit
from citizenspot.journal.entries import Head
from citizenspot.journal.findings import Finding, Problem
from citizenspot.journal.records import opens
from citizenspot.journal.schema import EventRow, StretchRow
from citizenspot.journal.sealing import Seal, Sealed
from citizenspot.journal.suspects import Suspect, Suspicion


class ChainInspection:
    """Takes the events of a journal in the order of their positions, then says what it found."""

    def __init__(
        self,
        desk: str,
        genesis: bytes,
        seals: Mapping[str, Seal],
        erased: Mapping[str, ErasedVisit],
    ) -> None:
        """Begin before the first event.

        `seals` has the visits whose key is intact, `erased` those the desk's book says were erased.
        """
        self.count = 0
        self.begun_without_key: dict[str, int] = {}
        self.stretches: list[StretchRow] = []
        self._desk = desk
        self._seals = seals
        self._erased = erased
        # The visits whose events are whole, and open: nearly all.
        self._whole = {visit: seal for visit, seal in seals.items() if visit not in erased}
        self._position = 0
        self._hash = genesis
        self._suspicion = Suspicion(desk, seals)
        self._numbers = _NumberInspection()
        # The hashes the next event may follow: the last one as it stands, and as it should be;
        # none where it is not known what stood before it.
        self._previous: tuple[bytes, ...] = (genesis,)

    @property
    def head(self) -> Head:
        """The last event there is, as it stands."""
        return Head(self._position, self._hash)

    def take(self, row: EventRow) -> bool:
        """Look at the next event, and return whether it is as it was recorded."""
        position, visit = row.position, row.visit
        if position != self._position + 1:
            self._suspicion.gaps.append(range(self._position + 1, position))
            self._lose_track()
        is_sound = self._is_as_recorded(row) or self._judge(row)
        if not self.stretches or self.stretches[-1].visit != visit:
            self.stretches.append(StretchRow(position, visit))
        self._position, self._hash = position, row.hash
        self.count += 1
        return is_sound

    def _is_as_recorded(self, row: EventRow) -> bool:
        """Return whether everything vouches for an event: the usual case, in the fewest steps.

        False says nothing yet; `_judge` looks closely, and tells what is wrong.
        """
        seal = self._whole.get(row.visit)
        nonce, ciphertext, digest, hash_ = row[-4:]
        if seal is None or nonce is None or ciphertext is None or len(self._previous) != 1:
            return False
        known = canonical(row.header(self._desk))
        if (
            sha256(nonce + ciphertext).digest() != digest
            or link(self._previous[0], known, digest) != hash_
            or not seal.is_of(nonce, ciphertext, known)
        ):
            return False
        self._suspicion.last_authentic = row.position
        self._previous = (hash_,)
        if row.series is not None:
            self._numbers.take(row)
        return True

    def findings(self) -> list[Finding]:
        """Return what is wrong, in the order of the positions."""
        found = [*self._suspicion.findings(), *self._numbers.findings]
        return sorted(found, key=lambda finding: finding.position or 0)

    def _judge(self, row: EventRow) -> bool:
        known = canonical(row.header(self._desk))
        due = {link(previous, known, row.digest) for previous in self._previous}
        sealed = row.sealed()
        seal = self._seals.get(row.visit)
        suspect = Suspect(
            row,
            follows=not due or row.hash in due,
            whole=self._is_whole(row, sealed),
            # A visit whose key is lost is a finding of its own, not one of each of its events.
            opens=opens(sealed, seal, known) if seal else None,
        )
        if not suspect.is_sound:
            self._suspicion.suspects.append(suspect)
        if suspect.opens or (suspect.opens is None and row.hash in due):
            self._suspicion.last_authentic = row.position
        if suspect.whole and suspect.opens is not False:
            self._previous = (row.hash, *(due - {row.hash}))
            self._numbers.take(row)
        else:
            self._lose_track()
        if suspect.is_sound and seal is None:
            self.begun_without_key.setdefault(row.visit, row.position)
        return suspect.is_sound

    def _is_whole(self, row: EventRow, sealed: Sealed | None) -> bool:
        """Return whether the payload is there, or is gone as the desk's book says."""
        erased = self._erased.get(row.visit)
        if erased is not None and erased.first <= row.position <= erased.last:
            return sealed is None
        return sealed is not None and body_digest(sealed) == row.digest

    def _lose_track(self) -> None:
        # What comes next cannot be blamed for what is before it.
        self._previous = ()
        self._numbers.lose_track()


class _NumberInspection:
    """Finds the events whose number is not the next of their series."""

    def __init__(self) -> None:
        self.findings: list[Finding] = []
        self._last: dict[str, int] = {}
        self._seen_all = True

    def take(self, row: EventRow) -> None:
        if row.series is None or row.number is None:
            return
        last = self._last.get(row.series, 0 if self._seen_all else row.number - 1)
        if row.number != last + 1:
            what = f"number {row.number} of {row.series} follows number {last}"
            self.findings.append(Finding(Problem.MISNUMBERED, row.position, row.kind, what))
        self._last[row.series] = row.number

    def lose_track(self) -> None:
        self._last = {}
        self._seen_all = False
