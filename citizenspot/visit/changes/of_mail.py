"""How events about a receipt by e-mail change a case."""

from __future__ import annotations

from citizenspot.visit.changes.shared import Change, replace, with_case
from citizenspot.visit.event import Event
from citizenspot.visit.events import Happened
from citizenspot.visit.mail_events import (
    MailAddressGiven,
    MailAsked,
    MailEvent,
    ReceiptMailed,
    ReceiptNotMailed,
)
from citizenspot.visit.receipt_mail import ReceiptMail
from citizenspot.visit.state import Visit


def _address_given(visit: Visit, event: MailAddressGiven, _: Happened) -> Visit:
    return _with_mail(visit, event, address=event.address, problem="")


def _asked(visit: Visit, event: MailAsked, _: Happened) -> Visit:
    return _with_mail(visit, event, under_way=True, problem="", attempts=event.attempt)


def _mailed(visit: Visit, event: ReceiptMailed, _: Happened) -> Visit:
    return _with_mail(visit, event, under_way=False, sent=True)


def _not_mailed(visit: Visit, event: ReceiptNotMailed, _: Happened) -> Visit:
    return _with_mail(visit, event, under_way=False, problem=event.problem)


def _with_mail(visit: Visit, event: MailEvent, **changes: object) -> Visit:
    case = visit.cases[event.case]
    receipts = tuple(
        replace(each, mail=_changed(each.mail, changes)) if each.number == event.number else each
        for each in case.receipts
    )
    return with_case(visit, replace(case, receipts=receipts))


def _changed(mail: ReceiptMail, changes: dict[str, object]) -> ReceiptMail:
    return replace(mail, **changes)


CHANGES: dict[type[Event], Change] = {
    MailAddressGiven: _address_given,
    MailAsked: _asked,
    ReceiptMailed: _mailed,
    ReceiptNotMailed: _not_mailed,
}
