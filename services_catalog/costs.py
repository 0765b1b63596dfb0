"""What a service costs this person: the first line of its price list whose condition holds."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

import msgspec

from services_catalog.definition import Cost, Service, Text
from services_catalog.eligibility import NotYetKnown
from services_catalog.rules import FactValue, NotKnown, evaluate

if TYPE_CHECKING:
    from collections.abc import Mapping

UNKNOWN = "unknown"
FROM_FACT = "facts."


class Fee(msgspec.Struct, frozen=True):
    """The line that applies; `amount` is absent where no source states one."""

    cost_id: str
    amount: Decimal | None
    label: Text
    currency: str


def fee(service: Service, facts: Mapping[str, FactValue]) -> Fee | NotYetKnown:
    """Return the fee that applies.

    A line whose condition is not known yet stops the search: the lines below it may not apply.
    The last line of a loaded service always applies, so there is always a fee to name.

    Raises:
        LookupError: no line applies, which the loading of a catalogue refuses.
    """
    for cost in service.costs:
        outcome = evaluate(cost.when, facts)
        if isinstance(outcome, NotKnown):
            return NotYetKnown(outcome.facts)
        if outcome:
            return _fee(cost, facts)
    raise LookupError(f"no cost of {service.id} applies")


def stated_amount(cost: Cost) -> Decimal | None:
    """Return the amount a line states by itself, absent where it is unknown or in a fact."""
    stated = cost.amount != UNKNOWN and not cost.amount.startswith(FROM_FACT)
    return Decimal(cost.amount) if stated else None


def fact_of(cost: Cost) -> str:
    """Return the fact that holds a line's amount, empty where none does."""
    return cost.amount.removeprefix(FROM_FACT) if cost.amount.startswith(FROM_FACT) else ""


def _fee(cost: Cost, facts: Mapping[str, FactValue]) -> Fee | NotYetKnown:
    fact = fact_of(cost)
    if fact and fact not in facts:
        return NotYetKnown((fact,))
    amount = Decimal(str(facts[fact])) if fact else stated_amount(cost)
    return Fee(cost.id, amount, cost.label, cost.currency)
