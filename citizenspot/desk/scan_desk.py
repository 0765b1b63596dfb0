"""What the desk does with what was scanned: a command, or a sentence with the act it suggests."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import TYPE_CHECKING

from msgspec.structs import replace

from citizenspot.day.commands import CallTicket, DaysCommand, ShowDesk
from citizenspot.scanning.payment_reference import PaymentReference, read_reference
from citizenspot.scanning.recognise import Code, recognise
from citizenspot.scanning.scanned import Scanned
from citizenspot.texts import _N
from citizenspot.visit import commands as c
from citizenspot.visit.state import Visit
from citizenspot.visit.words import Assurance, PaymentMethod
from services_catalog.definition import PaymentStep

if TYPE_CHECKING:
    from citizenspot.receipts.public_keys import PublicKey
    from citizenspot.receipts.verification import Verdict

NOTHING_TO_DO = _N("Scanned, and not known here.")
NO_VISIT = _N("A document was scanned. Open a visit first.")
NOT_READ = _N("The document was scanned wrongly. Scan it again, or type it.")
REFERENCE = _N("Payment reference {reference} was scanned.")
RECEIPT = _N("Receipt {number} is genuine.")
RECEIPT_OF_PRACTICE = _N("Receipt {number} was made in practice: it is not valid.")
NO_RECEIPT = _N("This receipt is not genuine, or its desk is not known here.")


def command_for(text: str, visit: Visit | None, today: date) -> c.AnyCommand | DaysCommand | None:
    """Return the command that a scanned code stands for, none where it stands for no act."""
    code, bare = recognise(text)
    if code is Code.TICKET:
        return CallTicket(bare)
    if code is Code.DOCUMENT and visit is not None:
        return _identity(bare, today)
    return None


def sentence_for(
    text: str, visit: Visit | None, keys: Iterable[PublicKey], *, reads_visits: bool = False
) -> Scanned:
    """Return what to say of a scanned code that stands for no act.

    A supervisor is offered the visit of a receipt.
    """
    code, bare = recognise(text)
    if code is Code.DOCUMENT:
        return Scanned(NOT_READ if visit else NO_VISIT, tone="warning")
    if code is Code.RECEIPT:
        from citizenspot.receipts.verification import verify  # noqa: PLC0415 - loads reportlab

        return _receipt(verify(bare, keys), reads_visits=reads_visits)
    reference = read_reference(bare) if code is Code.REFERENCE else None
    return _payment(reference, visit) if reference else Scanned(NOTHING_TO_DO, tone="warning")


def _receipt(verdict: Verdict, *, reads_visits: bool) -> Scanned:
    if verdict.statement is None:
        return Scanned(NO_RECEIPT, tone="problem")
    sentence = RECEIPT_OF_PRACTICE if verdict.statement.practice else RECEIPT
    number = verdict.statement.number
    said = Scanned(sentence, {"number": number}, tone="success")
    if not reads_visits:
        return said
    finding = ShowDesk("find", number)
    return replace(said, label=_N("Read its visit"), suggests=finding)


def _payment(reference: PaymentReference, visit: Visit | None) -> Scanned:
    """Suggest to note the payment where a fee is to be paid; nothing is taken by scanning."""
    case = visit.case if visit else None
    shown = {"reference": reference.shown}
    step = case.current_step if case and case.payment is None else None
    way = PaymentMethod.REFERENCE
    if case is None or not isinstance(step, PaymentStep) or way.value not in step.methods:
        return Scanned(REFERENCE, shown)
    taking = c.TakePayment(case.id, way, reference.shown)
    return Scanned(REFERENCE, shown, label=_N("Paid with this reference"), suggests=taking)


def _identity(text: str, today: date) -> c.OfferIdentity | None:
    from citizenspot.eid.mrz import MrzError, read_mrz  # noqa: PLC0415 - when one is scanned

    try:
        mrz = read_mrz(text)
        identity = c.Identity(
            family_name=mrz.family_name,
            given_names=mrz.given_names,
            birth_date=mrz.birth_date(today),
            number=mrz.document_number,
            number_kind="passport" if mrz.document_code.startswith("P") else "other-document",
            nationality=mrz.nationality,
            document_number=mrz.document_number,
            valid_until=mrz.expiry_date,
        )
    except MrzError:
        return None
    return c.OfferIdentity(identity, Assurance.DOCUMENT_SEEN)
