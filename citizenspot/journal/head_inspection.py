"""Compares the chain with the heads of it that were signed, kept in the journal and elsewhere."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator

from citizenspot.journal.entries import Head
from citizenspot.journal.findings import Finding, Problem
from citizenspot.journal.keys import Signer
from citizenspot.journal.schema import EventRow
from citizenspot.journal.signed_heads import SignedHead

HERE, ELSEWHERE = "the journal", "a witness"


class HeadJudge:
    """Tells whether the desk has signed a head, with its key or with one it had before.

    A signature of Ed25519 is the same each time (RFC 8032 §5.1.6), and making it again takes a
    third of the time that checking it takes.
    """

    def __init__(self, signer: Signer, keys: Collection[bytes]) -> None:
        self._signer = signer
        self._own = signer.public_key().hex()
        self._keys = keys

    def is_good(self, head: SignedHead) -> bool:
        """Return whether a head is signed by this desk."""
        if head.key == self._own:
            return head.signature == self._signer.sign(head.message()).hex()
        return head.is_signed_by(self._keys)


class HeadInspection:
    """Takes the heads first, then each event of the chain, and says what does not fit."""

    def __init__(
        self,
        kept: Iterable[SignedHead],
        witnessed: Iterable[SignedHead],
        journal: bytes,
        judge: HeadJudge,
    ) -> None:
        self.findings: list[Finding] = []
        self._due: dict[int, list[tuple[str, SignedHead]]] = {}
        self._own: set[int] = set()
        for head in kept:
            self._own.add(head.position)
            self._take(head, HERE, is_good=judge.is_good(head))
        for head in witnessed:
            is_good = head.journal == journal.hex() and judge.is_good(head)
            self._take(head, ELSEWHERE, is_good=is_good)

    @property
    def positions(self) -> Collection[int]:
        """The positions that heads are known of."""
        return self._due.keys()

    def look_at(self, row: EventRow, head: Head, *, is_signed: bool) -> None:
        """Compare the chain up to an event with what was signed of it.

        `is_signed` says that this event is one whose head the journal signs.
        """
        for where, signed in self._due.pop(row.position, ()):
            if signed.head != head:
                what = f"{where} holds a signed head {signed.head.characters}"
                self._say(Problem.CONTRADICTED, row.position, f"{what}, not {head.characters}")
        if is_signed and row.position not in self._own:
            self._say(Problem.REMOVED, row.position, "its signed head is missing")

    def end(self, end: int) -> Iterator[Finding]:
        """Say what is wrong, now that the chain has ended at a position."""
        for position in sorted(self._due):
            for where, _ in self._due[position]:
                what = f"{where} holds a signed head of it, and the journal ends at {end}"
                self._say(Problem.CUT, position, what)
        return iter(self.findings)

    def _take(self, head: SignedHead, where: str, *, is_good: bool) -> None:
        if is_good:
            self._due.setdefault(head.position, []).append((where, head))
        else:
            what = f"{where} holds a head that this desk did not sign"
            self._say(Problem.CHANGED, head.position, what)

    def _say(self, problem: Problem, position: int, what: str) -> None:
        self.findings.append(Finding(problem, position, "head", what))
