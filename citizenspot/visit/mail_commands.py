"""Commands about a receipt by e-mail: to send it, once more, and what came of that."""

from __future__ import annotations

from citizenspot.visit.desk_commands import Command


class MailReceipt(Command, frozen=True, tag="mail_receipt"):
    """Send the receipt to the address that the citizen has written; pressing it is agreeing."""

    case: str
    number: str


class MailReceiptAgain(Command, frozen=True, tag="mail_receipt_again"):
    """Send a receipt that did not go, or may not have gone, once more to the same address."""

    case: str
    number: str


class ReportMail(Command, frozen=True, tag="report_mail"):
    """Say that the server has a receipt, or what kept it (a `mail_reasons.MailReason`)."""

    case: str
    number: str
    problem: str = ""
