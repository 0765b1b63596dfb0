"""Which cases are bound to an older version of their service than the catalogue has now."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from enum import Enum
from typing import NamedTuple

from citizenspot.visit.state import Case, Visit
from services_catalog.carrying_over import CarriedOver, carried_over
from services_catalog.definition import Service


class Standing(Enum):
    """What becomes of a case on an older version."""

    MAY_MOVE = "may move"
    BOUND = "paid or sent"
    NOT_OFFERED = "no longer offered"


class AskedAgain(NamedTuple):
    """What a case would have to be asked again in a newer version: ids, in its order.

    Questions also come that the older version did not ask; papers and agreements only where the
    case has them already, for the others come in their steps.
    """

    questions: tuple[str, ...] = ()
    papers: tuple[str, ...] = ()
    agreements: tuple[str, ...] = ()


class OnOlderVersion(NamedTuple):
    """A case whose service has a newer version in a catalogue, or is no longer in it."""

    visit: Visit
    case: Case
    newer: Service | None
    standing: Standing
    again: AskedAgain


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
    return None if case.outcome is not None or _is_bound(case) else newer


def _is_bound(case: Case) -> bool:
    return case.payment is not None or case.delivery is not None


def asked_again(case: Case, newer: Service) -> AskedAgain:
    """Return what a case would have to be asked again on the newer version."""
    carried = carried_over(case.service, newer)
    papers = (paper.id for paper in newer.evidence if paper.id in case.papers)
    steps = (step.id for step in newer.steps if step.id in case.consents)
    return AskedAgain(
        questions=carried.asked,
        papers=tuple(id_ for id_ in papers if id_ not in carried.papers),
        agreements=tuple(id_ for id_ in steps if id_ not in carried.consents),
    )


def on_older_versions(
    visits: Iterable[Visit], services: Mapping[str, Service]
) -> Iterator[OnOlderVersion]:
    """Return the cases that would be on an older version were this the catalogue.

    Those of visits that go on, are parked, or wait for an answer; a case that has ended otherwise
    is done, whatever is published.
    """
    for visit in visits:
        for case in visit.cases.values():
            newer = services.get(case.service.id)
            is_newest = newer is not None and newer.version <= case.service.version
            if is_newest or (case.outcome is not None and not case.awaits_answer):
                continue
            if _is_bound(case):
                yield OnOlderVersion(visit, case, newer, Standing.BOUND, AskedAgain())
            elif newer is None or newer.status != "active":
                yield OnOlderVersion(visit, case, newer, Standing.NOT_OFFERED, AskedAgain())
            else:
                again = asked_again(case, newer)
                yield OnOlderVersion(visit, case, newer, Standing.MAY_MOVE, again)


def affected(visits: Iterable[Visit], services: Mapping[str, Service]) -> Iterator[Affected]:
    """Return the cases of these visits that a newer version is there for."""
    for visit in visits:
        for case in visit.cases.values():
            newer = newer_version(case, services)
            if newer is not None:
                yield Affected(visit, case, newer, carried_over(case.service, newer))
