"""Events about receipts: issued, written, and printed or not."""

from __future__ import annotations

from citizenspot.visit.event import Event
from citizenspot.visit.mail_events import MailEvent


class ReceiptIssued(Event, frozen=True, tag="receipt_issued"):
    """A receipt got its number, and carries the journal's head as it was then.

    `head_hash` is hexadecimal; `salt` keeps what is hashed in the receipt's code from guesses.
    `mediator` is the name of who served then; journals of before have none.
    """

    case: str
    series: str
    running: int
    paper: str
    head_position: int
    head_hash: str
    salt: str
    mediator: str = ""


class ReceiptReady(Event, frozen=True, tag="receipt_ready"):
    """A receipt's files are written; `code` is the content of its QR code."""

    case: str
    number: str
    code: str
    problem: str
    printing: bool = False


class ReceiptPrinted(Event, frozen=True, tag="receipt_printed"):
    """A printer has taken a receipt's paper to its end."""

    case: str
    number: str


class ReceiptNotPrinted(Event, frozen=True, tag="receipt_not_printed"):
    """A receipt's paper did not come, or not yet; `problem` is a `printing.PrinterReason`."""

    case: str
    number: str
    problem: str


class PrintAsked(Event, frozen=True, tag="print_asked"):
    """A receipt was asked for on paper once more: its copy of this number.

    Journals of before copies were marked have 0.
    """

    case: str
    number: str
    copy: int = 0


class ReceiptVoided(Event, frozen=True, tag="receipt_voided"):
    """A receipt was made void; `reason` is a `receipt_commands.VoidReason`."""

    case: str
    number: str
    reason: str


ReceiptEvent = (
    ReceiptIssued
    | ReceiptReady
    | ReceiptPrinted
    | ReceiptNotPrinted
    | PrintAsked
    | ReceiptVoided
    | MailEvent
)
