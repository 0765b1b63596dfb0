"""What follows from what is now durable: receipts on paper and by e-mail, and their end."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from citizenspot.desk.ports import CatalogueAtHand, Place, Receipts
from citizenspot.desk.receipt_of_case import receipt_content
from citizenspot.receipts.letter import Letter
from citizenspot.receipts.mail_reasons import MailReason
from citizenspot.visit import events as e
from citizenspot.visit.at_home import home_slip_of
from citizenspot.visit.mail_commands import ReportMail
from citizenspot.visit.mail_events import MailAsked
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
            case MailAsked(case=case, number=number):
                receipts.mail(_letter(visit, case, number))
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


def mails_left_open(visits: Iterable[Visit]) -> Iterator[ReportMail]:
    """Yield for each e-mail that was under way when the program ended that its answer is lost."""
    for visit in visits:
        for case in visit.cases.values():
            for receipt in case.receipts:
                if receipt.mail.under_way:
                    yield ReportMail(case.id, receipt.number, MailReason.ANSWER_LOST.value)


def _letter(visit: Visit, case: str, number: str) -> Letter:
    receipt = visit.cases[case].receipt_of(number)
    if receipt is None:
        raise ValueError(f"no such receipt: {number}")
    return Letter(
        visit=visit.id,
        case=case,
        number=number,
        address=receipt.mail.address,
        language=visit.language,
        spot=visit.spot,
    )
