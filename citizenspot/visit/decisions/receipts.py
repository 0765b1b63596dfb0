"""Decisions on receipts: their numbers, their paper, their copies, and that one is void."""

from __future__ import annotations

from citizenspot.visit.decisions.around import Around, Decided, Giver
from citizenspot.visit.receipt_commands import (
    IssueReceipt,
    PrintReceipt,
    ReportPrint,
    ReportReceipt,
    VoidReceipt,
)
from citizenspot.visit.receipt_events import (
    PrintAsked,
    ReceiptIssued,
    ReceiptNotPrinted,
    ReceiptPrinted,
    ReceiptReady,
    ReceiptVoided,
)
from citizenspot.visit.refusals import Refusal, Refused
from citizenspot.visit.state import Visit
from services_catalog.definition import ReceiptStep


def issue_receipt(visit: Visit, command: IssueReceipt, _giver: Giver, around: Around) -> Decided:
    """Give a receipt its number; another paper format is another receipt, as a reprint is."""
    case = visit.cases[command.case]
    if case.outcome is None and not isinstance(case.current_step, ReceiptStep):
        return Refused(Refusal.MOVED_ON)
    ground = around.receipt
    if ground is None:
        raise ValueError("a receipt needs its number and the journal's head")
    issued = ReceiptIssued(
        case=case.id,
        series=ground.series,
        running=ground.running,
        paper=command.paper,
        head_position=ground.head_position,
        head_hash=ground.head_hash,
        salt=around.new_id(),
        mediator=around.mediator,
    )
    return (issued,)


def report_receipt(visit: Visit, command: ReportReceipt, _giver: Giver, _around: Around) -> Decided:
    """Record that a receipt's files are there, or what kept them."""
    case = visit.cases[command.case]
    if command.number not in {receipt.number for receipt in case.receipts}:
        return ()
    return (
        ReceiptReady(
            case.id, command.number, command.code, command.problem, printing=command.printing
        ),
    )


def print_receipt(visit: Visit, command: PrintReceipt, _giver: Giver, _around: Around) -> Decided:
    """Ask for a receipt's paper once more: a copy, which keeps its number and says which it is."""
    receipt = visit.cases[command.case].receipt_of(command.number)
    if receipt is None or not receipt.ready or receipt.void:
        return Refused(Refusal.MOVED_ON)
    return (PrintAsked(command.case, command.number, receipt.copies + 1),)


def void_receipt(visit: Visit, command: VoidReceipt, _giver: Giver, _around: Around) -> Decided:
    """Make a receipt void, for good; one that is void already is no news."""
    receipt = visit.cases[command.case].receipt_of(command.number)
    if receipt is None:
        return Refused(Refusal.MOVED_ON)
    if receipt.void:
        return ()
    return (ReceiptVoided(command.case, command.number, command.reason),)


def report_print(visit: Visit, command: ReportPrint, _giver: Giver, _around: Around) -> Decided:
    """Record that a receipt's paper came, or what keeps it; the same problem twice is no news."""
    receipt = visit.cases[command.case].receipt_of(command.number)
    if receipt is None:
        return ()
    if not command.problem:
        return (ReceiptPrinted(command.case, command.number),)
    if command.problem == receipt.print_problem and not receipt.printing:
        return ()
    return (ReceiptNotPrinted(command.case, command.number, command.problem),)
