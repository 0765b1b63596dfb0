"""What the changes share: putting a changed case or step back into its visit."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import msgspec

from citizenspot.visit.events import Happened
from citizenspot.visit.state import Case, Visit
from citizenspot.visit.words import Actor

Change = Callable[[Visit, Any, Happened], Visit]
"""Takes a visit, an event and how it happened, and returns the visit after it."""

replace = msgspec.structs.replace


def with_case(visit: Visit, case: Case) -> Visit:
    """Return the visit with a case in its newer state."""
    return replace(visit, cases={**visit.cases, case.id: case})


def with_step(case: Case, step: str, **changes: object) -> Case:
    """Return the case with changes to what is recorded of a step."""
    record = replace(case.record(step), **changes)
    return replace(case, steps={**case.steps, step: record})


def touch(case: Case, actor: Actor, step: str = "") -> Case:
    """Return the case with an actor noted as having worked on a step, the current one if unsaid."""
    step = step or case.step
    record = case.record(step)
    if actor is Actor.SYSTEM or actor in record.actors:
        return case
    return with_step(case, step, actors=(*record.actors, actor))
