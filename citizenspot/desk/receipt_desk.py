"""Makes the desk's receipts: in the folder of its world, signed with the workstation's key."""

from __future__ import annotations

from pathlib import Path
from typing import Protocol

from citizenspot import logs
from citizenspot.receipts.content import ReceiptContent
from citizenspot.receipts.paper import Paper
from citizenspot.receipts.public_keys import FOLDER, keep_public_key
from citizenspot.receipts.receipt_worker import (
    ForgettingFailed,
    ReceiptFailed,
    ReceiptReady,
    ReceiptWorker,
    Report,
    SlipFailed,
)
from citizenspot.receipts.statement import Signer
from citizenspot.visit.at_home import HomeSlip
from citizenspot.visit.commands import AnyCommand, ReportReceipt
from citizenspot.visit.words import Actor

ON_SCREEN = "screen"


class Hearer(Protocol):
    """Who is told when a receipt is ready: the desk."""

    def submit(self, command: AnyCommand, actor: Actor) -> None:
        """Take a command, from any thread."""


class ReceiptDesk:
    """Asks the receipts' worker, and tells the desk what came of it; implements `Receipts`."""

    def __init__(self, signer: Signer, folder: Path, desk: Hearer) -> None:
        """Start the worker; the public key is kept beside the receipts, for checking them."""
        keep_public_key(signer.public_key(), folder / FOLDER)
        self._folder = folder
        self._desk = desk
        self._cases: dict[str, str] = {}
        self._worker = ReceiptWorker(signer, self._report)

    def make(self, content: ReceiptContent, case: str, paper: str) -> None:
        """Make a receipt on a paper; one for the screen is its code only."""
        self._cases[content.number] = case
        papers = () if paper == ON_SCREEN else (Paper(paper),)
        self._worker.make(content, papers, self._folder)

    def make_slip(self, slip: HomeSlip) -> None:
        """Make the slip that the citizen takes home, beside the receipts of the visit."""
        self._worker.make_slip(slip, self._folder)

    def forget(self, visit: str) -> None:
        """Delete the files of a visit."""
        self._worker.forget(visit, self._folder)

    def forget_all_but(self, visits: frozenset[str]) -> None:
        """Delete what is left of visits that are over, as a crash may leave it."""
        for folder in (self._folder / "visits").glob("*"):
            if folder.name not in visits:
                self.forget(folder.name)

    def close(self) -> None:
        """Finish what was asked for."""
        self._worker.close()

    def _report(self, report: Report) -> None:
        match report:
            case ReceiptReady(number=number, code=code):
                self._tell(ReportReceipt(self._cases[number], number, code=code))
            case ReceiptFailed(number=number, reason=reason, said=said):
                logs.warning("receipt not made", number=number, reason=reason.value, where=said)
                self._tell(ReportReceipt(self._cases[number], number, problem=reason.value))
            case SlipFailed(reason=reason, said=said):
                logs.warning("slip not made", reason=reason.value, where=said)
            case ForgettingFailed(reason=reason, said=said):
                # Asked for again at the next start: `forget_all_but`.
                logs.warning("receipts not deleted", reason=reason.value, where=said)

    def _tell(self, command: ReportReceipt) -> None:
        self._desk.submit(command, Actor.SYSTEM)
