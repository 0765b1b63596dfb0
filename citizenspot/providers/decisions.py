"""What a person may decide about a delivery that the program cannot bring to an end."""

from __future__ import annotations

from datetime import datetime
from typing import Literal

import msgspec

from citizenspot.journal.entries import Delivery
from citizenspot.providers.connector import Accepted
from citizenspot.providers.outbox import settled, state_of
from citizenspot.visit.words import DeliveryState


class NotOpenToDecisionError(Exception):
    """A person decided about a delivery that is settled, or under way."""


Decision = Literal["send_again", "arrived", "withdraw"]


def settle(delivery: Delivery, decision: Decision, now: datetime, reference: str = "") -> Delivery:
    """Return what a person's decision makes of a delivery that is not under way.

    A person may always say what became of a submission of unknown outcome (they have asked the
    provider by telephone), and may withdraw one that was never sent.

    Raises:
        NotOpenToDecisionError: it is settled or being sent, or only a withdrawal makes sense.
    """
    state = state_of(delivery)
    unsent = state is DeliveryState.QUEUED and decision == "withdraw"
    if not (state is DeliveryState.UNKNOWN or unsent):
        raise NotOpenToDecisionError(f"{decision} of a delivery that is {state.value}")
    match decision:
        case "send_again":
            fresh = msgspec.structs.replace(delivery, attempts=0, detail="")
            return msgspec.structs.replace(fresh, state=DeliveryState.QUEUED.value, next_at=now)
        case "arrived":
            return settled(delivery, DeliveryState.ACCEPTED, Accepted(reference))
        case _:
            return msgspec.structs.replace(
                delivery, state=DeliveryState.WITHDRAWN.value, next_at=None
            )
