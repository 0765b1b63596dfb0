"""Ids that are declared and never used, or used and dead."""

from __future__ import annotations

from typing import TYPE_CHECKING

from services_catalog.cautions.caution import CautionKind, Remark
from services_catalog.costs import fact_of
from services_catalog.definition import ALWAYS, DocumentsStep
from services_catalog.rules import facts_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from services_catalog.definition import Channel, Service
    from services_catalog.problems import Place

_DEAD = CautionKind.DEAD_ID


def remarks_on_ids(service: Service, services: Mapping[str, Service]) -> Iterator[Remark]:
    """Return facts no rule reads, papers no step looks at, and names of services gone by."""
    read = _facts_read(service)
    for name in service.facts:
        if name not in read:
            what, advice = "facts that no rule reads", "use the fact, or leave it out"
            yield Remark(_DEAD, service.id, ("facts", name), what, name, advice)
    shown = {i for step in service.steps if isinstance(step, DocumentsStep) for i in step.of}
    for position, paper in enumerate(service.evidence):
        if paper.id not in shown:
            what, advice = "papers that no step looks at", "name the paper in a documents step"
            place: Place = ("evidence", position)
            yield Remark(_DEAD, service.id, place, what, paper.id, advice)
    yield from _of_other_services(service, services)


def _of_other_services(service: Service, services: Mapping[str, Service]) -> Iterator[Remark]:
    for position, old in enumerate(service.replaces):
        if old in services and services[old].status == "active":
            what, advice = "services replaced, yet active", "retire the older service"
            yield Remark(_DEAD, service.id, ("replaces", position), what, old, advice)
    following = service.follow_up.service if service.follow_up else ""
    if following in services and services[following].status == "retired":
        what, advice = "a later visit for a retired service", "name the service of today"
        yield Remark(_DEAD, service.id, ("follow_up", "service"), what, following, advice)


def _facts_read(service: Service) -> frozenset[str]:
    everywhere: list[Service | Channel] = [service, *service.channels]
    whens = [
        *(rule.when for rule in service.eligibility),
        *(step.when for step in service.steps),
        *(cost.when for each in everywhere for cost in each.costs),
        *(paper.when for each in everywhere for paper in each.evidence),
    ]
    by_rules = {name for when in whens if when != ALWAYS for name in facts_of(when)}
    return frozenset(by_rules | {fact_of(cost) for cost in service.costs})
