"""What the screens say of a delivery: one sentence for the mediator and one for the citizen.

The mediator's sentence says what is so and what to do; the citizen's only what it means for
them. All are msgids, translated by each screen's `Texts`. A provider's own words stand beside
them, never inside.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import Enum
from types import MappingProxyType

import msgspec

from citizenspot.providers.connector import NotSentReason, UnknownReason
from citizenspot.providers.held import HeldReason
from citizenspot.providers.report import NOT_FOUND
from citizenspot.texts import _N
from citizenspot.visit.words import DeliveryState


class Sentences(msgspec.Struct, frozen=True):
    """What is said of a delivery: to the mediator and to the citizen."""

    mediator: str
    citizen: str


def sentences(state: DeliveryState, reason: str = "") -> Sentences:
    """Return what to say of a delivery in this state for this reason.

    A reason counts only where the state leaves it open why: waiting, or not known.
    """
    if state in _BY_STATE_ALONE:
        return _BY_STATE_ALONE[state]
    if reason == NOT_FOUND:
        return _NOT_FOUND
    known = _OPEN_REASONS.get(reason)
    if known is None:
        return _WAITING if state is DeliveryState.QUEUED else _UNKNOWN
    citizen = _WAITING.citizen if state is DeliveryState.QUEUED else _UNKNOWN.citizen
    return Sentences(known, citizen)


_WAITING = Sentences(
    mediator=_N("Waiting to be sent."),
    citizen=_N("Your request is saved here and will be sent. You need not wait."),
)

_UNKNOWN = Sentences(
    mediator=_N("It is not known yet whether this arrived. Asking again by itself."),
    citizen=_N("Your request was sent. We are waiting for the answer. You need not wait here."),
)

_NOT_FOUND = Sentences(
    mediator=_N(
        "The provider's list does not show this request. Ask the provider by telephone, then "
        "choose: it arrived, send it again, or withdraw it."
    ),
    citizen=_N("We are checking with the provider whether your request arrived."),
)

_BY_STATE_ALONE: Mapping[DeliveryState, Sentences] = MappingProxyType(
    {
        DeliveryState.SENDING: Sentences(
            mediator=_N("Being sent now."), citizen=_N("Your request is being sent.")
        ),
        DeliveryState.ACCEPTED: Sentences(
            mediator=_N("The provider has taken this."),
            citizen=_N("Your request has arrived."),
        ),
        DeliveryState.REFUSED: Sentences(
            mediator=_N("The provider refused this. Its reason:"),
            citizen=_N("The provider did not take your request. This is what it says:"),
        ),
        DeliveryState.WITHDRAWN: Sentences(
            mediator=_N("Withdrawn: this is not sent any more."),
            citizen=_N("Your request was withdrawn and is not sent."),
        ),
    }
)

_MEDIATORS_NOT_SENT: Mapping[Enum, str] = MappingProxyType(
    {
        NotSentReason.UNREACHABLE: _N(
            "The provider cannot be reached. Nothing was sent; it is tried again by itself."
        ),
        NotSentReason.NAME_UNKNOWN: _N(
            "The provider's address was not found. Nothing was sent; check the network of this "
            "desk, it is tried again by itself."
        ),
        NotSentReason.UNTRUSTED: _N(
            "What answers at the provider's address cannot prove who it is. Nothing was sent. "
            "Call the administrator."
        ),
        NotSentReason.BUSY: _N(
            "The provider is busy and asked to come back later. It is tried again by itself."
        ),
        NotSentReason.NO_CREDENTIAL: _N(
            "This desk's key for the provider cannot be read. Nothing was sent. Call the "
            "administrator."
        ),
        NotSentReason.CREDENTIAL_REFUSED: _N(
            "The provider does not accept this desk's key. Nothing was taken. Call the "
            "administrator."
        ),
        NotSentReason.CLOSING: _N(
            "The program was closing. Nothing was sent; it is sent at the next start."
        ),
    }
)

_MEDIATORS_OUTCOME_UNKNOWN: Mapping[Enum, str] = MappingProxyType(
    {
        UnknownReason.NO_ANSWER_IN_TIME: _N(
            "The provider did not answer in time. It may have taken this; it is being found out."
        ),
        UnknownReason.CONNECTION_LOST: _N(
            "The connection was lost before the answer. The provider may have taken this; it is "
            "being found out."
        ),
        UnknownReason.CUT_SHORT: _N(
            "The answer broke off. The provider may have taken this; it is being found out."
        ),
        UnknownReason.SERVER_ERROR: _N(
            "The provider answered with an error of its own. It may have taken this; it is being "
            "found out."
        ),
        UnknownReason.EMPTY: _N(
            "The provider answered nothing. It may have taken this; it is being found out."
        ),
        UnknownReason.WEB_PAGE: _N(
            "A web page came instead of an answer. If this network asks for a login, do that "
            "first; whether this arrived is being found out."
        ),
        UnknownReason.UNREADABLE: _N(
            "The answer cannot be read. The provider may have taken this; it is being found out."
        ),
        UnknownReason.TOO_LARGE: _N(
            "The answer was far too long and was not read. Whether this arrived is being found out."
        ),
        UnknownReason.REDIRECTED: _N(
            "The provider's address leads elsewhere, where nothing is sent. Call the administrator."
        ),
        UnknownReason.NO_REFERENCE: _N(
            "The provider said yes without a reference. Whether it has this is being found out."
        ),
        UnknownReason.STILL_WORKING: _N(
            "The provider is still working on this. The answer is asked for again by itself."
        ),
        UnknownReason.OF_ANOTHER: _N(
            "The answer belongs to another request. Whether this one arrived is being found out."
        ),
        UnknownReason.PRACTICE_ANSWER: _N(
            "The practice town answered instead of the provider. Call the administrator."
        ),
        UnknownReason.INTERRUPTED: _N(
            "The program ended while this was being sent. Whether it arrived is being found out."
        ),
        UnknownReason.DEFECT: _N(
            "The program failed while sending this. Whether it arrived is being found out; tell "
            "the administrator."
        ),
    }
)

_MEDIATORS_HELD: Mapping[Enum, str] = MappingProxyType(
    {
        HeldReason.NO_CONNECTOR: _N(
            "This desk is not set up to reach the provider. It is kept here. Call the "
            "administrator."
        ),
        HeldReason.OTHER_WORLD: _N(
            "This is practice and the provider is real, or the other way round. It is not sent."
        ),
        HeldReason.BODY_UNREADABLE: _N(
            "What was to be sent cannot be read any more. Call the administrator."
        ),
    }
)

_OPEN_REASONS: Mapping[str, str] = MappingProxyType(
    {
        reason.value: sentence
        for reason, sentence in {
            **_MEDIATORS_NOT_SENT,
            **_MEDIATORS_OUTCOME_UNKNOWN,
            **_MEDIATORS_HELD,
        }.items()
    }
)
