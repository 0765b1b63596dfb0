"""Events about a receipt by e-mail: its address, that it was asked for, and what came of that."""

from __future__ import annotations

from citizenspot.visit.event import Event


class MailAddressGiven(Event, frozen=True, tag="mail_address_given"):
    """The citizen wrote where the receipt is to go, or by an empty text took that back."""

    case: str
    number: str
    address: str


class MailAsked(Event, frozen=True, tag="mail_asked"):
    """The receipt was asked for by e-mail; `attempt` counts from 1."""

    case: str
    number: str
    attempt: int


class ReceiptMailed(Event, frozen=True, tag="receipt_mailed"):
    """The server has taken the receipt; whether it arrives is not heard."""

    case: str
    number: str


class ReceiptNotMailed(Event, frozen=True, tag="receipt_not_mailed"):
    """The receipt was not sent, or that is not known; `problem` is a `mail_reasons.MailReason`."""

    case: str
    number: str
    problem: str


MailEvent = MailAddressGiven | MailAsked | ReceiptMailed | ReceiptNotMailed
