"""What of a case can be carried over to a newer version of its service, and what is asked again.

An answer holds where the question is the same: same schema, same choices. An agreement holds
where what was agreed to reads the same. A paper holds where the same paper is asked for.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from services_catalog.body_schema import properties_of
from services_catalog.definition import ConsentStep

if TYPE_CHECKING:
    from services_catalog.definition import AnyStep, Service


class CarriedOver(msgspec.Struct, frozen=True):
    """What holds in the newer version, by name: fields, papers, agreements, steps.

    `asked` are the fields of the newer version that have to be asked (again).
    """

    fields: frozenset[str]
    papers: frozenset[str]
    consents: frozenset[str]
    steps: frozenset[str]
    asked: tuple[str, ...]


def carried_over(old: Service, new: Service) -> CarriedOver:
    """Return what a case begun with one version keeps in another."""
    fields = frozenset(name for name in new.fields if _same_question(name, old, new))
    papers = _same(dict(_papers(old)), dict(_papers(new)))
    consents = _same(_consents(old), _consents(new))
    steps = frozenset(step.id for step in new.steps if _holds(step, old, fields, papers, consents))
    asked = tuple(name for name in new.fields if name not in fields)
    return CarriedOver(fields, papers, consents, steps, asked)


def _same(old: dict[str, object], new: dict[str, object]) -> frozenset[str]:
    return frozenset(id_ for id_, part in new.items() if old.get(id_) == part)


def _same_question(name: str, old: Service, new: Service) -> bool:
    before, after = properties_of(old.data), properties_of(new.data)
    return (
        name in old.fields
        and before.get(name) == after.get(name)
        and old.fields[name].options.keys() == new.fields[name].options.keys()
    )


def _papers(service: Service) -> dict[str, object]:
    return {paper.id: (paper.name, paper.note, paper.kind) for paper in service.evidence}


def _consents(service: Service) -> dict[str, object]:
    return {
        step.id: (step.purpose, step.basis, step.reads, step.express, step.optional, step.answer)
        for step in service.steps
        if isinstance(step, ConsentStep)
    }


def _holds(
    step: AnyStep,
    old: Service,
    fields: frozenset[str],
    papers: frozenset[str],
    consents: frozenset[str],
) -> bool:
    """Say whether a step that was done in the older version counts as done in the newer."""
    before = next((each for each in old.steps if each.id == step.id), None)
    if before is None or type(before) is not type(step):
        return False
    if isinstance(step, ConsentStep):
        return step.id in consents
    asked = {name for page in getattr(step, "pages", ()) for name in page}
    asked |= {getattr(step, "field", "")} - {""}
    return asked <= fields and set(getattr(step, "of", ())) <= papers
