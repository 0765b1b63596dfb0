"""Makes the desk's receipts: in the folder of its world, signed with the workstation's key."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Literal, Protocol

from msgspec.structs import replace

from citizenspot import logs
from citizenspot.day.held_turn import UNWRITTEN as HELD_UNWRITTEN
from citizenspot.receipts.content import ReceiptContent
from citizenspot.receipts.held import HeldSheetAsked
from citizenspot.receipts.letter import Letter
from citizenspot.receipts.mail_reasons import MailReason
from citizenspot.receipts.mail_worker import MailWorker
from citizenspot.receipts.paper import Paper
from citizenspot.receipts.print_worker import PrintJob, PrintWorker
from citizenspot.receipts.printer_reasons import PrinterReason
from citizenspot.receipts.printing import PrinterProblem
from citizenspot.receipts.public_keys import FOLDER, keep_public_key
from citizenspot.receipts.receipt_worker import (
    CopyFailed,
    CopyReady,
    ForgettingFailed,
    HeldFailed,
    HeldReady,
    ReceiptFailed,
    ReceiptReady,
    ReceiptWorker,
    Report,
    SlipFailed,
    SlipReady,
    VisitForgotten,
    VoidNotNoted,
    receipt_file,
    unsealed,
)
from citizenspot.receipts.sealing.desk_seal import Sealing
from citizenspot.receipts.statement import Signer, key_id
from citizenspot.receipts.void_receipts import VoidReceipt
from citizenspot.visit.at_home import HomeSlip
from citizenspot.visit.commands import AnyCommand
from citizenspot.visit.mail_commands import ReportMail
from citizenspot.visit.pages.slip_notice import UNWRITTEN
from citizenspot.visit.receipt_commands import ReportPrint, ReportReceipt
from citizenspot.visit.receipt_mail import BY_EMAIL
from citizenspot.visit.words import Actor

if TYPE_CHECKING:
    from citizenspot.receipts.mailing import Send

ON_SCREEN = "screen"


class Hearer(Protocol):
    """Who is told when a receipt is ready: the desk."""

    def submit(self, command: AnyCommand, actor: Actor) -> None:
        """Take a command, from any thread."""

    def slip_reported(self, visit: str, problem: str) -> None:
        """Hear what keeps a visit's slip for home, or by an empty text that nothing does."""

    def held_reported(self, sheet: str, problem: str) -> None:
        """Hear what keeps a sheet of what is held, or by an empty text that it is out."""


class ReceiptDesk:
    """Asks the receipts' workers, and tells the desk what came of it; implements `Receipts`.

    `printers` are the CUPS queues by the paper they print on; a receipt on another paper is
    kept as a file only.
    """

    def __init__(
        self,
        signer: Signer,
        folder: Path,
        desk: Hearer,
        printers: Mapping[str, str],
        seal: Sealing = unsealed,
        mail: tuple[Send, str] | None = None,
    ) -> None:
        """Start the workers; the public key is kept beside the receipts, for checking them.

        `seal` signs each file with the desk's certificate; `mail` is what sends e-mail, and from
        which address.
        """
        keep_public_key(signer.public_key(), folder / FOLDER)
        self._folder = folder
        self._desk = desk
        self._queues = dict(printers)
        self._asked: dict[str, PrintJob | None] = {}
        self._cases: dict[str, str] = {}
        self._copies: dict[tuple[str, int], PrintJob] = {}
        self._key = key_id(signer.public_key()).hex()
        self._worker = ReceiptWorker(signer, self._report, seal=seal)
        self._printing = PrintWorker(self._reported)
        self._mailing = MailWorker(*mail, self._key, self._mailed) if mail else None

    def make(self, content: ReceiptContent, case: str, paper: str) -> None:
        """Make a receipt on a paper, and print it there; one for the screen is its code only."""
        self._cases[content.number] = case
        self._asked[content.number] = self._job(content.visit, case, content.number, paper)
        papers = () if paper == ON_SCREEN else (_file_of(paper),)
        self._worker.make(content, papers, self._folder)

    def make_slip(self, slip: HomeSlip) -> None:
        """Make the slip that the citizen takes home, beside the receipts of the visit."""
        self._worker.make_slip(slip, self._folder)

    def make_held(self, asked: HeldSheetAsked) -> None:
        """Make and print the sheet of what is held about somebody, until it is forgotten."""
        self._worker.make_held(asked, self._folder)

    def print_again(self, visit: str, case: str, number: str, paper: str, copy: int) -> None:
        """Print a receipt once more, as its copy of that number."""
        job = self._job(visit, case, number, paper)
        if job is None:
            return
        self._copies[number, copy] = job
        self._worker.make_copy(number, job.file, copy)

    def mail(self, letter: Letter) -> None:
        """Send a receipt's file by e-mail."""
        if self._mailing is None:
            self._mailed(letter, MailReason.NO_SERVER)
            return
        file = receipt_file(letter.visit, letter.number, _file_of(BY_EMAIL), self._folder)
        self._mailing.mail(letter, file)

    def note_void(self, number: str, at: datetime, reason: str) -> None:
        """Keep in mind that a receipt is void, for who checks it here."""
        self._worker.note_void(VoidReceipt(number, self._key, at, reason), self._folder)

    def forget(self, visit: str) -> None:
        """Delete the files of a visit, and take back what its printers have not printed."""
        self._worker.forget(visit, self._folder)

    def forget_all_but(self, visits: frozenset[str]) -> None:
        """Delete what is left of visits that are over, as a crash may leave it."""
        for folder in (self._folder / "visits").glob("*"):
            if folder.name not in visits:
                self.forget(folder.name)

    def close(self) -> None:
        """Finish what was asked for; what a printer still holds is its own affair."""
        self._worker.close()
        self._printing.close()
        if self._mailing is not None:
            self._mailing.close()

    def _job(self, visit: str, case: str, number: str, paper: str) -> PrintJob | None:
        queue = self._queues.get(paper)
        if queue is None:
            return None
        file = receipt_file(visit, number, Paper(paper), self._folder)
        return PrintJob(visit=visit, case=case, number=number, file=file, queue=queue)

    def _report(self, report: Report) -> None:
        match report:
            case ReceiptReady(number=number, code=code):
                job = self._asked.pop(number, None)
                printing = job is not None
                self._tell(ReportReceipt(self._cases[number], number, code, printing=printing))
                if job is not None:
                    self._printing.print(job)
            case CopyReady(number=number, copy=copy, path=path):
                self._printing.print(replace(self._copies.pop((number, copy)), file=path))
            case SlipReady(path=path):
                self._print_paper(path, Paper.ROLL_80, "slip")
            case HeldReady(path=path):
                self._print_paper(path, Paper.A4, "held")
            case VisitForgotten(visit=visit):
                # Not before: a paper that was still being made is with its printer only now.
                self._printing.forget(visit)
            case _:
                self._failed(report)

    def _failed(self, report: Report) -> None:
        """Log what was not done, and tell the desk where somebody waits for it."""
        match report:
            case ReceiptFailed(number=number, reason=reason, said=said):
                logs.warning("receipt not made", number=number, reason=reason.value, where=said)
                self._tell(ReportReceipt(self._cases[number], number, problem=reason.value))
            case CopyFailed():
                self._copy_failed(report)
            case VoidNotNoted(number=number, reason=reason, said=said):
                logs.warning("void not noted", number=number, reason=reason.value, where=said)
            case SlipFailed(visit=visit, reason=reason, said=said):
                logs.warning("slip not made", reason=reason.value, where=said)
                self._desk.slip_reported(visit, UNWRITTEN)
            case HeldFailed(sheet=sheet, reason=reason, said=said):
                logs.warning("sheet of what is held not made", reason=reason.value, where=said)
                self._desk.held_reported(sheet, HELD_UNWRITTEN)
            case ForgettingFailed(visit=visit, reason=reason, said=said):
                self._printing.forget(visit)
                # Asked for again at the next start: `forget_all_but`.
                logs.warning("receipts not deleted", reason=reason.value, where=said)

    def _copy_failed(self, failed: CopyFailed) -> None:
        job = self._copies.pop((failed.number, failed.copy))
        if failed.reason is None:
            self._reported(job, PrinterProblem(PrinterReason.NO_FILE))
            return
        reason = failed.reason.value
        logs.warning("copy not made", number=failed.number, reason=reason, where=failed.said)
        self._tell(ReportPrint(job.case, job.number, PrinterReason.NOT_MADE.value))

    def _print_paper(self, file: Path, paper: Paper, what: Literal["slip", "held"]) -> None:
        """Print what is no receipt, where there is a printer for its paper."""
        queue = self._queues.get(paper.value)
        if queue is not None:
            job = PrintJob(file.parent.name, case="", number="", file=file, queue=queue, what=what)
            self._printing.print(job)

    def _reported(self, job: PrintJob, problem: PrinterProblem | None) -> None:
        if problem is not None:
            logs.warning("receipt not printed", number=job.number, reason=problem.reason.value)
        reason = problem.reason.value if problem else ""
        match job.what:
            case "receipt":
                self._tell(ReportPrint(job.case, job.number, reason))
            case "slip":
                self._desk.slip_reported(job.visit, reason)
            case "held":
                self._desk.held_reported(job.visit, reason)

    def _mailed(self, letter: Letter, reason: MailReason | None) -> None:
        if reason is not None:
            logs.warning("receipt not mailed", number=letter.number, reason=reason.value)
        self._tell(ReportMail(letter.case, letter.number, reason.value if reason else ""))

    def _tell(self, command: AnyCommand) -> None:
        self._desk.submit(command, Actor.SYSTEM)


def _file_of(paper: str) -> Paper:
    """Return the paper a receipt's file is laid out for: an e-mail carries the large one."""
    return Paper.A4 if paper == BY_EMAIL else Paper(paper)
