"""What follows on paper from what is now durable: receipts, the slip for home, and their end."""

from __future__ import annotations

from collections.abc import Iterable

from citizenspot.desk.ports import CatalogueAtHand, Place, Receipts
from citizenspot.desk.receipt_of_case import receipt_content
from citizenspot.visit import events as e
from citizenspot.visit.at_home import home_slip_of
from citizenspot.visit.receipt_events import PrintAsked, ReceiptIssued, ReceiptVoided
from citizenspot.visit.state import Visit


def put_on_paper(
    receipts: Receipts,
    visit: Visit,
    history: Iterable[e.Happened],
    place: Place,
    catalogue: CatalogueAtHand,
) -> None:
    """Ask for the papers that follow from events of a visit, which is given as it is after them."""
    for happened in history:
        match happened.event:
            case ReceiptIssued(case=case, paper=paper):
                content = receipt_content(visit, visit.cases[case], place, catalogue)
                receipts.make(content, case, paper)
            case PrintAsked(case=case, number=number):
                receipt = visit.cases[case].receipt_of(number)
                if receipt is not None:
                    receipts.print_again(visit.id, case, number, receipt.paper, receipt.copies)
            case ReceiptVoided(number=number, reason=reason):
                receipts.note_void(number, happened.at, reason)
            case e.GoodbyeSaid():
                slip = home_slip_of(visit)
                if slip is not None:
                    receipts.make_slip(slip)
            case e.Wiped():
                receipts.forget(visit.id)


def note_voids_again(receipts: Receipts, visits: Iterable[Visit]) -> None:
    """Keep in mind the void receipts of these visits: a crash may have come between."""
    for visit in visits:
        for case in visit.cases.values():
            for receipt in case.receipts:
                if receipt.void and receipt.void_at:
                    receipts.note_void(receipt.number, receipt.void_at, receipt.void)
