"""Which fact to ask for next: the one whose answer decides most of what is still open.

A greedy choice: for each missing fact every value that makes a difference is tried, and what
counts is how much is decided then on average. Whether someone may have the service at all counts
before fees and papers: nobody is asked questions for a service they cannot have.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from services_catalog.definition import ALWAYS
from services_catalog.domains import domains
from services_catalog.facts import OF_ANSWER
from services_catalog.rules import NotKnown, evaluate, facts_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from services_catalog.definition import Service, Text
    from services_catalog.rules import FactValue

KEPT = 64
"""For how many services the values to try are kept."""


def next_fact(
    service: Service, facts: Mapping[str, FactValue], among: Iterable[str] | None = None
) -> str | None:
    """Return the missing fact to ask for next, nothing where no answer would decide anything.

    `among` names the facts that can be asked for now; without it, any may be.
    """
    choices = [name for name in (among or service.facts) if name not in facts]
    for rules in (_eligibility(service), _of_fees_and_papers(service), _of_steps(service)):
        open_ = [rule for rule in rules if isinstance(evaluate(rule, facts), NotKnown)]
        scores = {name: _decided(service, open_, facts, name) for name in choices}
        best = max(scores, key=lambda name: scores[name], default=None)
        if best is not None and scores[best] > 0:
            return best
    return None


def question_for(service: Service, fact: str) -> Text:
    """Return the words of the question that a fact comes from; none where no field asks it."""
    name = service.facts[fact].source.removeprefix(OF_ANSWER)
    return service.fields[name].label if name in service.fields else {}


def _eligibility(service: Service) -> Sequence[str]:
    return [rule.when for rule in service.eligibility]


def _of_fees_and_papers(service: Service) -> Sequence[str]:
    rules = [*(cost.when for cost in service.costs), *(paper.when for paper in service.evidence)]
    return [rule for rule in rules if rule != ALWAYS]


def _of_steps(service: Service) -> Sequence[str]:
    return [step.when for step in service.steps if step.when != ALWAYS]


def _decided(
    service: Service, rules: Sequence[str], facts: Mapping[str, FactValue], name: str
) -> float:
    """Return how many of the open rules an answer decides on average.

    A little is added for each that reads the fact, so that half of an "and" is better than
    nothing; where a rule of eligibility says no, all the others are decided with it.
    """
    values = _domains(service)[name]
    eligibility = frozenset(_eligibility(service))
    total = 0.0
    for value in values:
        known = {**facts, name: value}
        outcomes = {rule: evaluate(rule, known) for rule in rules}
        refused = any(outcomes[rule] is False for rule in rules if rule in eligibility)
        decided = sum(not isinstance(outcome, NotKnown) for outcome in outcomes.values())
        total += len(rules) if refused else decided
    readers = sum(name in facts_of(rule) for rule in rules)
    return total / len(values) + readers / 1_000


@lru_cache(maxsize=KEPT)
def _domains_of(key: _Key) -> Mapping[str, Sequence[FactValue]]:
    return domains(key.service)


def _domains(service: Service) -> Mapping[str, Sequence[FactValue]]:
    return _domains_of(_Key(service))


class _Key:
    """A service as a key: by its own identity, for a definition cannot be hashed."""

    def __init__(self, service: Service) -> None:
        self.service = service

    def __hash__(self) -> int:
        return hash((self.service.id, self.service.version))

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Key) and self.service is other.service
