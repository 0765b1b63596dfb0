"""What came of one check, and what all checks of a card come to."""

from __future__ import annotations

from datetime import datetime
from enum import Enum
from typing import TYPE_CHECKING

import msgspec

from citizenspot.eid.card_events import Check, Verification

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence


class FindingOutcome(Enum):
    """How a check ended; that it could not be made is an end of its own, and never a good one."""

    HELD = "held"
    FAILED = "failed"
    UNCHECKED = "unchecked"


class Finding(msgspec.Struct, frozen=True):
    """What came of one check; `as_of` says how old the knowledge is that it stands on."""

    outcome: FindingOutcome
    reason: str = ""
    as_of: datetime | None = None


HELD = Finding(FindingOutcome.HELD)


def failed(reason: str) -> Finding:
    """Return that something is wrong, and what."""
    return Finding(FindingOutcome.FAILED, reason)


def unchecked(reason: str, as_of: datetime | None = None) -> Finding:
    """Return that it could not be checked, why, and how old what was at hand is."""
    return Finding(FindingOutcome.UNCHECKED, reason, as_of)


def worst(findings: Sequence[Finding]) -> Finding:
    """Return the first that failed, or else the first that is open, or else that all held."""
    for outcome in (FindingOutcome.FAILED, FindingOutcome.UNCHECKED):
        if found := next((each for each in findings if each.outcome is outcome), None):
            return found
    return HELD


def verification_of(findings: Mapping[Check, Finding]) -> Verification:
    """Return what all findings come to, in their order; its reason names each that did not hold."""

    def that(outcome: FindingOutcome) -> tuple[Check, ...]:
        return tuple(check for check, each in findings.items() if each.outcome is outcome)

    revocation = findings.get(Check.REVOCATION)
    return Verification(
        checked=that(FindingOutcome.HELD),
        unchecked=that(FindingOutcome.UNCHECKED),
        failed=that(FindingOutcome.FAILED),
        reason="; ".join(dict.fromkeys(each.reason for each in findings.values() if each.reason)),
        revocation_as_of=revocation.as_of if revocation else None,
    )
