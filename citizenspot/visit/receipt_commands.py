"""Commands about receipts: to issue and print one, and what came of that."""

from __future__ import annotations

from typing import Literal

from citizenspot.visit.desk_commands import Command
from citizenspot.visit.mail_commands import MailReceipt, MailReceiptAgain, ReportMail

ReceiptPaper = Literal["a4", "80mm", "screen", "email"]
"""How a receipt may be wanted."""
VoidReason = Literal["mistake", "other person", "not wanted"]
"""Why a receipt is made void; a closed list, so that no name is written into it."""


class IssueReceipt(Command, frozen=True, tag="issue_receipt"):
    """Give the citizen the receipt: in a paper format, on the screen only, or by e-mail."""

    case: str
    paper: ReceiptPaper


class ReportReceipt(Command, frozen=True, tag="report_receipt"):
    """Say that a receipt's files are ready, and go to a printer, or what kept them."""

    case: str
    number: str
    code: str = ""
    problem: str = ""
    printing: bool = False


class PrintReceipt(Command, frozen=True, tag="print_receipt"):
    """Print a receipt's paper once more, as where the first did not come out."""

    case: str
    number: str


class VoidReceipt(Command, frozen=True, tag="void_receipt"):
    """Make a receipt void; its number stays, and so does the reason."""

    case: str
    number: str
    reason: VoidReason


class ReportPrint(Command, frozen=True, tag="report_print"):
    """Say that a receipt's paper has come, or what keeps it (a `printing.PrinterReason`)."""

    case: str
    number: str
    problem: str = ""


CitizensReceiptCommand = IssueReceipt | MailReceipt
MediatorsReceiptCommand = IssueReceipt | PrintReceipt | VoidReceipt | MailReceiptAgain
ReceiptReport = ReportReceipt | ReportPrint | ReportMail
