"""Which papers and cards a service asks this person for."""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING

import msgspec

from services_catalog.definition import Evidence, Service
from services_catalog.rules import FactValue, NotKnown, evaluate

if TYPE_CHECKING:
    from collections.abc import Mapping


class Need(Enum):
    """Whether something is asked for; `not_yet_known` until the facts it depends on are."""

    NEEDED = "needed"
    NOT_NEEDED = "not needed"
    NOT_YET_KNOWN = "not yet known"


class EvidenceNeed(msgspec.Struct, frozen=True):
    """One paper or card, whether it is asked for, and the facts that are missing to know it."""

    evidence: Evidence
    state: Need
    facts: tuple[str, ...] = ()


def needed(service: Service, facts: Mapping[str, FactValue]) -> tuple[EvidenceNeed, ...]:
    """Return every paper and card of the service with its need, in the definition's order."""
    return tuple(_need(evidence, facts) for evidence in service.evidence)


def _need(evidence: Evidence, facts: Mapping[str, FactValue]) -> EvidenceNeed:
    outcome = evaluate(evidence.when, facts)
    if isinstance(outcome, NotKnown):
        return EvidenceNeed(evidence, Need.NOT_YET_KNOWN, outcome.facts)
    return EvidenceNeed(evidence, Need.NEEDED if outcome else Need.NOT_NEEDED)
