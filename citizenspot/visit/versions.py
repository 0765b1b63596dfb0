"""Which cases are bound to an older version of their service than the catalogue has now."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from citizenspot.visit.state import Case, Visit
from services_catalog.carrying_over import CarriedOver, carried_over
from services_catalog.definition import Service


class Affected(NamedTuple):
    """A case that has not ended, its service as it is now, and what would be carried over."""

    visit: Visit
    case: Case
    newer: Service
    carried: CarriedOver


def newer_version(case: Case, services: Mapping[str, Service]) -> Service | None:
    """Return the newer version that a case can be moved to, if there is one.

    A case that was paid or sent is finished as it is: what was paid for and sent stays true.
    """
    newer = services.get(case.service.id)
    if newer is None or newer.version <= case.service.version or newer.status != "active":
        return None
    bound = case.outcome is not None or case.payment is not None or case.delivery is not None
    return None if bound else newer


def affected(visits: Iterable[Visit], services: Mapping[str, Service]) -> Iterator[Affected]:
    """Return the cases of these visits that a newer version is there for."""
    for visit in visits:
        for case in visit.cases.values():
            newer = newer_version(case, services)
            if newer is not None:
                yield Affected(visit, case, newer, carried_over(case.service, newer))
