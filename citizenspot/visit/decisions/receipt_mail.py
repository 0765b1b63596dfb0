"""Decisions on a receipt by e-mail: its address, who may send it, and what came of that."""

from __future__ import annotations

from citizenspot.visit.commands import EnterField
from citizenspot.visit.decisions.around import Around, Decided, Giver
from citizenspot.visit.mail_commands import MailReceipt, MailReceiptAgain, ReportMail
from citizenspot.visit.mail_events import (
    MailAddressGiven,
    MailAsked,
    ReceiptMailed,
    ReceiptNotMailed,
)
from citizenspot.visit.receipt_mail import ADDRESS_FIELD, BY_EMAIL
from citizenspot.visit.refusals import Refusal, Refused
from citizenspot.visit.state import Case, Receipt, Visit
from citizenspot.visit.words import Actor
from services_catalog.definition import ReceiptStep


def may_not_write_address(case: Case, giver: Giver) -> Refusal | None:
    """Return why someone may not write the address now: it is the citizen's own to write."""
    if receipt_for_address(case) is None or not isinstance(case.current_step, ReceiptStep):
        return Refusal.NOT_ASKED_NOW
    if giver.actor is Actor.MEDIATOR and not giver.assisted:
        return Refusal.CITIZENS_FIELD
    return None


def receipt_for_address(case: Case) -> Receipt | None:
    """Return the latest receipt, where it goes by e-mail and can still be given an address."""
    receipt = case.receipt
    if receipt is None or receipt.paper != BY_EMAIL or not receipt.ready or receipt.void:
        return None
    return receipt if receipt.mail.citizen_may_send else None


def enter_address(case: Case, command: EnterField, giver: Giver) -> Decided:
    """Record where the receipt goes, if it has the form of an address."""
    from services_catalog.address_typed import email_typed  # noqa: PLC0415 - not every visit asks

    refusal = may_not_write_address(case, giver)
    receipt = receipt_for_address(case)
    if refusal is not None or receipt is None:
        return Refused(refusal or Refusal.NOT_ASKED_NOW, field=ADDRESS_FIELD)
    address = email_typed(command.text) if command.text.strip() else ""
    if address is None:
        return Refused(Refusal.ANSWER_REJECTED, field=ADDRESS_FIELD)
    if address == receipt.mail.address:
        return ()
    return (MailAddressGiven(case.id, receipt.number, address),)


def mail_receipt(visit: Visit, command: MailReceipt, _giver: Giver, _around: Around) -> Decided:
    """Ask for the e-mail, to the address that is written; one that may have gone waits."""
    receipt = receipt_for_address(visit.cases[command.case])
    if receipt is None or receipt.number != command.number:
        return Refused(Refusal.MOVED_ON)
    if not receipt.mail.address:
        return Refused(Refusal.ANSWER_MISSING, field=ADDRESS_FIELD)
    return (MailAsked(command.case, command.number, receipt.mail.attempts + 1),)


def mail_receipt_again(
    visit: Visit, command: MailReceiptAgain, _giver: Giver, _around: Around
) -> Decided:
    """Ask once more for an e-mail that did not go, or that a person says has not come."""
    receipt = visit.cases[command.case].receipt_of(command.number)
    if receipt is None or receipt.void or not receipt.mail.mediator_may_send_again:
        return Refused(Refusal.MOVED_ON)
    return (MailAsked(command.case, command.number, receipt.mail.attempts + 1),)


def report_mail(visit: Visit, command: ReportMail, _giver: Giver, _around: Around) -> Decided:
    """Record what came of an e-mail that is under way; of another there is no news."""
    receipt = visit.cases[command.case].receipt_of(command.number)
    if receipt is None or not receipt.mail.under_way:
        return ()
    if command.problem:
        return (ReceiptNotMailed(command.case, command.number, command.problem),)
    return (ReceiptMailed(command.case, command.number),)
