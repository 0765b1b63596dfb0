"""How events about receipts change a case."""

from __future__ import annotations

from citizenspot.visit.changes.shared import Change, replace, touch, with_case
from citizenspot.visit.event import Event
from citizenspot.visit.events import Happened
from citizenspot.visit.receipt_events import (
    PrintAsked,
    ReceiptIssued,
    ReceiptNotPrinted,
    ReceiptPrinted,
    ReceiptReady,
    ReceiptVoided,
)
from citizenspot.visit.state import Receipt, Visit


def _receipt(visit: Visit, event: ReceiptIssued, happened: Happened) -> Visit:
    case = touch(visit.cases[event.case], happened.actor)
    receipt = Receipt(issued=event, at=happened.at)
    return with_case(visit, replace(case, receipts=(*case.receipts, receipt)))


def _receipt_ready(visit: Visit, event: ReceiptReady, _: Happened) -> Visit:
    return _with_receipt(
        visit,
        event,
        ready=not event.problem,
        code=event.code,
        problem=event.problem,
        printing=event.printing,
    )


def _print_asked(visit: Visit, event: PrintAsked, _: Happened) -> Visit:
    receipt = visit.cases[event.case].receipt_of(event.number)
    copies = receipt.copies + 1 if receipt else 0
    return _with_receipt(visit, event, printing=True, copies=copies)


def _receipt_voided(visit: Visit, event: ReceiptVoided, happened: Happened) -> Visit:
    return _with_receipt(visit, event, void=event.reason, void_at=happened.at)


def _receipt_printed(visit: Visit, event: ReceiptPrinted, _: Happened) -> Visit:
    receipt = visit.cases[event.case].receipt_of(event.number)
    printed = receipt.printed + 1 if receipt else 0
    return _with_receipt(visit, event, printing=False, printed=printed, print_problem="")


def _receipt_not_printed(visit: Visit, event: ReceiptNotPrinted, _: Happened) -> Visit:
    return _with_receipt(visit, event, printing=False, print_problem=event.problem)


def _with_receipt(
    visit: Visit,
    event: ReceiptReady | ReceiptPrinted | ReceiptNotPrinted | PrintAsked | ReceiptVoided,
    **changes: object,
) -> Visit:
    case = visit.cases[event.case]
    receipts = tuple(
        replace(each, **changes) if each.number == event.number else each for each in case.receipts
    )
    return with_case(visit, replace(case, receipts=receipts))


CHANGES: dict[type[Event], Change] = {
    ReceiptIssued: _receipt,
    ReceiptReady: _receipt_ready,
    ReceiptPrinted: _receipt_printed,
    ReceiptNotPrinted: _receipt_not_printed,
    PrintAsked: _print_asked,
    ReceiptVoided: _receipt_voided,
}
