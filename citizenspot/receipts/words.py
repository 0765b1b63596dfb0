"""The receipt's own words for outcomes, doers and ways to pay."""

from __future__ import annotations

from citizenspot.receipts.content import Doer
from citizenspot.receipts.printable import name, printable
from citizenspot.texts import _N, Texts
from citizenspot.visit.words import Outcome, PaymentMethod

WATERMARK = "PRACTICE / PRÁTICA"
"""Across every practice receipt; the same in every language, so that any office reads it."""

_OUTCOMES = {
    Outcome.CARRIED_OUT: _N("Done."),
    Outcome.ON_ITS_WAY: _N("On its way: the provider has not answered yet."),
    Outcome.REFUSED: _N("Refused by the provider."),
    Outcome.DECLINED: _N("Not done: the citizen decided against it."),
    Outcome.NOT_ELIGIBLE: _N("Not done: the conditions are not met."),
    Outcome.PAPERS_MISSING: _N("Not done: papers are missing."),
    Outcome.NOT_PROVED: _N("Not done: the card could not prove who its holder is."),
    Outcome.PROVIDER_DOWN: _N("Not done: the provider could not be reached."),
    Outcome.STOPPED: _N("Not done: the citizen stopped it."),
}
_DOERS = {
    Doer.CITIZEN: _N("By the citizen"),
    Doer.MEDIATOR: _N("By the mediator"),
    Doer.TOGETHER: _N("Together"),
    Doer.ASSISTED: _N("By the mediator, for the citizen. Reason: {reason}"),
}
_WAYS_TO_PAY = {
    PaymentMethod.CASH: _N("In cash"),
    PaymentMethod.TERMINAL: _N("By card"),
    PaymentMethod.REFERENCE: _N("By payment reference"),
}


def outcome_sentence(outcome: Outcome, texts: Texts) -> str:
    """Return the sentence that says how a case ended."""
    return texts.say(_OUTCOMES[outcome])


def done_by(doer: Doer, reason: str, texts: Texts) -> str:
    """Return who did something; for an assisted act, why it was done for the citizen."""
    return texts.say(_DOERS[doer], reason=printable(reason))


def paid_by(method: PaymentMethod, reference: str, texts: Texts) -> str:
    """Return how a fee was paid, with its reference where there is one."""
    way = texts.say(_WAYS_TO_PAY[method])
    if not reference.strip():
        return way
    return texts.say("{way}, reference {reference}", way=way, reference=name(reference))
