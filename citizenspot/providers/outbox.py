"""The outbox's policy: what becomes of a delivery next, and what each result makes of it.

Everything here is a function of values; the sender does what it says. The states and the ways
between them are drawn in `docs/providers.md`. Three rules carry it:

* a delivery is durable as `sending` before anything leaves, so a crash never forgets a call;
* where it is not known whether a submission arrived, and the provider keeps no once-only keys,
  it is asked for and never sent again, unless a person says so;
* nothing is given up for being old: "failed" needs proof.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timedelta

import msgspec

from citizenspot.journal.entries import Delivery
from citizenspot.providers.backoff import Pace
from citizenspot.providers.connector import (
    Accepted,
    Asked,
    NotFound,
    NotSent,
    OutcomeUnknown,
    Refused,
    Sent,
    Submission,
    UnknownReason,
)
from citizenspot.providers.held import Held
from citizenspot.visit.words import DeliveryState

Result = Accepted | Refused | NotFound | NotSent | OutcomeUnknown | Held

SETTLED = frozenset({DeliveryState.ACCEPTED, DeliveryState.REFUSED, DeliveryState.WITHDRAWN})
"""The states that nothing follows."""

_LONGEST_MEMORY = timedelta(days=80)
"""How far back a question goes; GeoReport v2 lists 90 days at most."""

UNSETTLED = tuple(state for state in DeliveryState if state not in SETTLED)
"""The states a sender is given back after a restart."""


class Send(msgspec.Struct, frozen=True):
    """Send it: record it as `sending`, then call."""


class Find(msgspec.Struct, frozen=True):
    """Ask the provider whether it has it."""


class Wait(msgspec.Struct, frozen=True):
    """Nothing is due before this moment."""

    until: datetime


class AskAPerson(msgspec.Struct, frozen=True):
    """Nobody but a person can go on: it was not found, or something here has to be put right."""


class Nothing(msgspec.Struct, frozen=True):
    """It is settled."""


Act = Send | Find | Wait | AskAPerson | Nothing


class Turn(msgspec.Struct, frozen=True):
    """The delivery whose turn it is, and what to do."""

    delivery: Delivery
    act: Send | Find


def queued(submission: Submission, *, visit: str, connector: str, now: datetime) -> Delivery:
    """Return a new delivery of a submission, due at once."""
    return Delivery(
        key=submission.key,
        visit=visit,
        case=submission.case,
        provider=submission.provider,
        connector=connector,
        body=submission.encoded(),
        state=DeliveryState.QUEUED.value,
        attempts=0,
        created_at=now,
        next_at=now,
        detail="",
    )


def state_of(delivery: Delivery) -> DeliveryState:
    """Return the state of a delivery."""
    return DeliveryState(delivery.state)


def last_result(delivery: Delivery) -> Result | None:
    """Return what came last of a delivery, `None` where nothing has yet."""
    return msgspec.json.decode(delivery.detail, type=Result) if delivery.detail else None


def is_settled(delivery: Delivery) -> bool:
    """Return whether nothing follows any more."""
    return state_of(delivery) in SETTLED


def awaits_a_person(delivery: Delivery) -> bool:
    """Return whether nothing happens to a delivery until a person sees to it."""
    match last_result(delivery):
        case NotFound():
            return state_of(delivery) is DeliveryState.UNKNOWN
        case Held():
            return not is_settled(delivery)
        case _:
            return False


def next_act(
    delivery: Delivery, now: datetime, *, repeats_safely: bool, pace: Pace | None = None
) -> Act:
    """Return what to do about a delivery that is not under way.

    One in `sending` was interrupted: the call may have been made or not.
    """
    state = state_of(delivery)
    if state in SETTLED:
        return Nothing()
    if awaits_a_person(delivery):
        return AskAPerson()
    due_at = delivery.next_at or now
    if now < due_at <= now + (pace or Pace()).longest:
        return Wait(due_at)
    # A moment further ahead than any wait was written before the clock was set back.
    may_send = state is DeliveryState.QUEUED or repeats_safely
    return Send() if may_send else Find()


def choose(
    unsettled: Iterable[Delivery], now: datetime, *, repeats_safely: bool, pace: Pace
) -> Turn | Wait | None:
    """Return whose turn it is, how long nobody's, or `None` where nothing is to come.

    Deliveries of one case go in the order they were made; a later one waits until the earlier
    is settled. Between cases the fewest attempts go first, so that one that keeps failing holds
    up no other.
    """
    turns: list[Turn] = []
    waits: list[Wait] = []
    for delivery in _first_of_each_case(unsettled):
        act = next_act(delivery, now, repeats_safely=repeats_safely, pace=pace)
        if isinstance(act, Send | Find):
            turns.append(Turn(delivery, act))
        elif isinstance(act, Wait):
            waits.append(act)
    if turns:
        return min(turns, key=lambda turn: (turn.delivery.attempts, *_age(turn.delivery)))
    return min(waits, key=lambda wait: wait.until, default=None)


def begun(delivery: Delivery) -> Delivery:
    """Return the delivery as it has to be durable before its call: `sending`, once more tried.

    What is known to be unknown stays so; an interrupted call becomes that here.
    """
    detail = delivery.detail
    if state_of(delivery) is DeliveryState.SENDING:
        detail = _encoded(OutcomeUnknown(UnknownReason.INTERRUPTED))
    return msgspec.structs.replace(
        delivery,
        state=DeliveryState.SENDING.value,
        attempts=delivery.attempts + 1,
        next_at=None,
        detail=detail,
    )


def after_sending(
    delivery: Delivery, result: Sent, now: datetime, *, jitter: float, pace: Pace
) -> Delivery:
    """Return what the result of a call makes of a delivery in `sending`; `jitter` is 0 to 1."""
    match result:
        case Accepted():
            return settled(delivery, DeliveryState.ACCEPTED, result)
        case Refused():
            return settled(delivery, DeliveryState.REFUSED, result)
        case NotSent():
            next_at = now + pace.wait(delivery.attempts, jitter, result.retry_after_s)
            if isinstance(last_result(delivery), OutcomeUnknown):
                # This call took nothing there; an earlier one may have.
                return _still_unknown(delivery, next_at)
            return _changed(delivery, DeliveryState.QUEUED, result, next_at)
        case _:
            # The types keep this to what is left: a result that is new is refused by them here.
            lost: OutcomeUnknown = result
            next_at = now + pace.wait(delivery.attempts, jitter)
            return _changed(delivery, DeliveryState.UNKNOWN, lost, next_at)


def after_asking(
    delivery: Delivery, result: Asked, now: datetime, *, jitter: float, pace: Pace
) -> Delivery:
    """Return what the answer to a question makes of a delivery whose outcome is unknown."""
    match result:
        case Accepted():
            return settled(delivery, DeliveryState.ACCEPTED, result)
        case Refused():
            return settled(delivery, DeliveryState.REFUSED, result)
        case NotSent() | OutcomeUnknown():
            asked = msgspec.structs.replace(delivery, attempts=delivery.attempts + 1)
            return _still_unknown(asked, now + pace.wait(asked.attempts, jitter))
        case _:
            nowhere: NotFound = result
            return _changed(delivery, DeliveryState.UNKNOWN, nowhere, next_at=None)


def asked_since(delivery: Delivery, now: datetime) -> datetime:
    """Return since when a provider may have taken a delivery, as far back as can be asked.

    One that was made "in the future" was made before the clock was set back.
    """
    return max(min(delivery.created_at, now), now - _LONGEST_MEMORY)


def held(delivery: Delivery, reason: Held) -> Delivery:
    """Return a delivery that cannot be sent from here as it is; a person has to see to it."""
    return msgspec.structs.replace(delivery, next_at=None, detail=_encoded(reason))


def taken_up(delivery: Delivery) -> Delivery:
    """Return a delivery as a sender takes it up: what held it back may have been put right."""
    if not isinstance(last_result(delivery), Held):
        return delivery
    if state_of(delivery) is DeliveryState.UNKNOWN:
        return _still_unknown(delivery, next_at=None)
    return msgspec.structs.replace(delivery, detail="")


def hurried(delivery: Delivery) -> Delivery:
    """Return a delivery due at once; one that was not found is asked for once more."""
    if awaits_a_person(delivery) and state_of(delivery) is DeliveryState.UNKNOWN:
        return _still_unknown(delivery, next_at=None)
    return msgspec.structs.replace(taken_up(delivery), next_at=None)


def _first_of_each_case(unsettled: Iterable[Delivery]) -> Iterable[Delivery]:
    first: dict[tuple[str, str], Delivery] = {}
    for delivery in sorted(unsettled, key=_age):
        first.setdefault((delivery.visit, delivery.case), delivery)
    return first.values()


def _age(delivery: Delivery) -> tuple[datetime, str]:
    return delivery.created_at, delivery.key


def settled(delivery: Delivery, state: DeliveryState, result: Result) -> Delivery:
    """Return a delivery brought to its end."""
    return _changed(delivery, state, result, next_at=None)


def _still_unknown(delivery: Delivery, next_at: datetime | None) -> Delivery:
    known = last_result(delivery)
    reason = (
        known if isinstance(known, OutcomeUnknown) else OutcomeUnknown(UnknownReason.INTERRUPTED)
    )
    return _changed(delivery, DeliveryState.UNKNOWN, reason, next_at)


def _changed(
    delivery: Delivery, state: DeliveryState, result: Result, next_at: datetime | None
) -> Delivery:
    return msgspec.structs.replace(
        delivery, state=state.value, next_at=next_at, detail=_encoded(result)
    )


def _encoded(result: Result) -> str:
    return msgspec.json.encode(result).decode()
