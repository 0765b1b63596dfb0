"""What the sender tells the desk: how a delivery stands now, ready to be recorded."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future
from typing import Self, TypeAlias

import msgspec

from citizenspot.journal.entries import Delivery
from citizenspot.providers.connector import Accepted, NotFound, Refused
from citizenspot.providers.outbox import last_result, state_of
from citizenspot.visit.words import DeliveryState

NOT_FOUND = "not_found"
"""The reason where the provider was asked and knows nothing: a person decides."""


class DeliveryReport(msgspec.Struct, frozen=True):
    """A delivery as it stands now.

    `delivery` replaces the recorded one with its key. `reason` is a value of `NotSentReason`,
    `UnknownReason`, `HeldReason` or `NOT_FOUND`; `delivery_sentences` has its sentences.
    `reference`, `expected`, `said` and `code` are the provider's words: text from outside.
    """

    delivery: Delivery
    state: DeliveryState
    reference: str = ""
    expected: str = ""
    reason: str = ""
    said: str = ""
    code: str = ""

    @classmethod
    def of(cls, delivery: Delivery) -> Self:
        """Return the report of a delivery."""
        state = state_of(delivery)
        result = last_result(delivery)
        match result:
            case None:
                return cls(delivery, state)
            case Accepted(reference, expected):
                return cls(delivery, state, reference=reference, expected=expected)
            case Refused(said, code):
                return cls(delivery, state, said=said, code=code)
            case NotFound():
                return cls(delivery, state, reason=NOT_FOUND)
            case _:
                return cls(delivery, state, reason=result.reason.value)


Report: TypeAlias = Callable[[DeliveryReport], "Future[None]"]
"""Takes a report from any thread and returns at once, without raising.

The future is done when the report is durable, and fails where it cannot be recorded.
"""
