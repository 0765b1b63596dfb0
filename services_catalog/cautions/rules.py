"""Rules that can never be true, and steps that nobody can come to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from services_catalog.cautions.caution import CautionKind, Remark
from services_catalog.costs import stated_amount
from services_catalog.definition import ALWAYS, DocumentsStep, PaymentStep
from services_catalog.domains import can_be_tried, domains, trials
from services_catalog.rules import evaluate, facts_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from services_catalog.definition import AnyStep, Service
    from services_catalog.problems import Place
    from services_catalog.rules import FactValue

_RULE = "rules that are never true for anyone who may have the service"
_STEP = "steps that nobody comes to"
_MEND = "look at the rule, and at those before it"


def remarks_on_rules(service: Service) -> Iterator[Remark]:
    """Return what can never apply: a rule by itself, with the eligibility, or after the others."""
    chance = _Chance(service)
    never = CautionKind.NEVER_TRUE
    for position, rule in enumerate(service.eligibility):
        if not chance.of(rule.when):
            place: Place = ("eligibility", position, "when")
            yield Remark(never, service.id, place, _RULE, rule.when, _MEND)
    yield from _costs(service, chance)
    for position, paper in enumerate(service.evidence):
        if not chance.of(paper.when):
            place = ("evidence", position, "when")
            yield Remark(never, service.id, place, _RULE, paper.when, _MEND)
    for position, step in enumerate(service.steps):
        if _is_unreachable(step, service, chance):
            place = ("steps", position)
            yield Remark(CautionKind.UNREACHABLE, service.id, place, _STEP, step.id, _MEND)


class _Chance:
    """Tries rules out on every value that makes a difference, for one service."""

    def __init__(self, service: Service) -> None:
        self._values = domains(service)
        self._eligibility = tuple(rule.when for rule in service.eligibility)

    def of(self, *rules: str, but_not: tuple[str, ...] = ()) -> bool:
        """Say whether all rules can hold at once, and none of the others, for someone eligible.

        What cannot be tried out is taken to be possible.
        """
        wanted = tuple(rule for rule in rules if rule != ALWAYS)
        if not wanted and not but_not:
            return True
        every = (*wanted, *but_not, *self._eligibility)
        if not all(can_be_tried(rule) for rule in every):
            return True
        names = (name for rule in every for name in facts_of(rule))
        tried = False
        for facts in trials(names, self._values):
            tried = True
            if self._holds(facts, wanted, but_not):
                return True
        return not tried

    def _holds(
        self, facts: Mapping[str, FactValue], rules: tuple[str, ...], but_not: tuple[str, ...]
    ) -> bool:
        return all(evaluate(rule, facts) is True for rule in (*rules, *self._eligibility)) and all(
            evaluate(rule, facts) is False for rule in but_not
        )


def _costs(service: Service, chance: _Chance) -> Iterator[Remark]:
    """Return lines that never apply, those below a line that always does among them."""
    before: list[str] = []
    for position, cost in enumerate(service.costs):
        if ALWAYS in before or not chance.of(cost.when, but_not=tuple(before)):
            named = f"{cost.id} ({cost.when})"
            place: Place = ("costs", position)
            yield Remark(CautionKind.NEVER_TRUE, service.id, place, _RULE, named, _MEND)
        before.append(cost.when)


def _is_unreachable(step: AnyStep, service: Service, chance: _Chance) -> bool:
    if not chance.of(step.when):
        return True
    match step:
        case DocumentsStep():
            asked = (paper for paper in service.evidence if paper.id in step.of)
            return not any(chance.of(step.when, paper.when) for paper in asked)
        case PaymentStep():
            amounts = [stated_amount(cost) for cost in service.costs]
            return all(amount is not None and not amount for amount in amounts)
    return False
