"""Whether someone may have a service: yes, no and why, or not known yet and what to ask."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from services_catalog.definition import Service, Text
from services_catalog.rules import FactValue, NotKnown, evaluate

if TYPE_CHECKING:
    from collections.abc import Mapping


class Eligible(msgspec.Struct, frozen=True):
    """Every rule of the service holds."""


class NotEligible(msgspec.Struct, frozen=True):
    """A rule does not hold; `reason` is what the definition says of it."""

    rule: str
    reason: Text


class NotYetKnown(msgspec.Struct, frozen=True):
    """It depends on facts that are still to be asked for."""

    facts: tuple[str, ...]


def check(service: Service, facts: Mapping[str, FactValue]) -> Eligible | NotEligible | NotYetKnown:
    """Say whether the service's rules hold.

    A rule that does not hold decides at once, whatever else is still unknown: nobody is asked
    questions for a service they cannot have.
    """
    missing: dict[str, None] = {}
    for rule in service.eligibility:
        outcome = evaluate(rule.when, facts)
        if outcome is False:
            return NotEligible(rule.id, rule.otherwise)
        if isinstance(outcome, NotKnown):
            missing |= dict.fromkeys(outcome.facts)
    return NotYetKnown(tuple(missing)) if missing else Eligible()
