"""Which values of a fact can make a difference to the rules that read it.

Rules compare facts with constants. On each side of every constant they decide alike, so one
value from each side stands for all the others, and a rule can be tried out whole.
"""

from __future__ import annotations

import re
from datetime import date, timedelta
from itertools import islice, product
from math import prod
from typing import TYPE_CHECKING

from services_catalog.body_schema import choices_of, properties_of
from services_catalog.definition import ALWAYS
from services_catalog.facts import OF_ANSWER
from services_catalog.rules import facts_of, functions_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from services_catalog.definition import Fact, Service
    from services_catalog.rules import FactValue

OLDEST = 130
ASSURANCES = ("none", "document seen", "card read", "card verified", "card + PIN")
"""What `citizen.assurance` may be."""

MOST_TRIALS = 5_000
"""With more combinations of values than these, a rule is not tried out."""

_QUOTED = re.compile(r"'([^']*)'|\"([^\"]*)\"")
_NUMBER = re.compile(r"(?<![\w.])\d{1,15}(?![\w.])")
_ARITHMETIC = re.compile(r"[+*/%]|(?<=[\w)])\s*-\s*(?=[\w(])")
_NOT_TRIED = frozenset({"matches", "size"})
_DAYS = (date(1900, 1, 1), date(2100, 1, 1))


def rules_of(service: Service) -> tuple[str, ...]:
    """Return every rule of a service that is more than "always", each once."""
    parts = (*service.eligibility, *service.costs, *service.evidence, *service.steps)
    return tuple(dict.fromkeys(part.when for part in parts if part.when != ALWAYS))


def domains(service: Service) -> dict[str, tuple[FactValue, ...]]:
    """Return for each fact the values that stand for all it can have."""
    readers: dict[str, list[str]] = {name: [] for name in service.facts}
    for rule in rules_of(service):
        for name in facts_of(rule):
            readers[name].append(rule)
    return {
        name: _values(service, fact, tuple(readers[name])) for name, fact in service.facts.items()
    }


def trials(
    names: Iterable[str], values: Mapping[str, Sequence[FactValue]]
) -> Iterator[dict[str, FactValue]]:
    """Return every combination of the facts' values, none where there are too many to try."""
    wanted = tuple(dict.fromkeys(names))
    if prod(len(values[name]) for name in wanted) > MOST_TRIALS:
        return iter(())
    combinations = product(*(values[name] for name in wanted))
    return (dict(zip(wanted, each, strict=True)) for each in combinations)


def can_be_tried(rule: str) -> bool:
    """Say whether the values of `domains` tell all of a rule: no arithmetic, no patterns."""
    bare = _QUOTED.sub("''", rule)
    return not _ARITHMETIC.search(bare) and not _NOT_TRIED & set(functions_of(rule))


def _values(service: Service, fact: Fact, rules: tuple[str, ...]) -> tuple[FactValue, ...]:
    match fact.type:
        case "bool":
            return (False, True)
        case "int":
            return _numbers(service, fact, rules)
        case "date":
            return _dates(rules)
    return _texts(service, fact, rules)


def _property(service: Service, fact: Fact) -> Mapping[str, object]:
    return properties_of(service.data).get(fact.source.removeprefix(OF_ANSWER), {})


def _numbers(service: Service, fact: Fact, rules: tuple[str, ...]) -> tuple[int, ...]:
    named = {int(n) for rule in rules for n in _NUMBER.findall(_QUOTED.sub("''", rule))}
    near = {n + step for n in named | {-n for n in named} for step in (-1, 0, 1)} or {0, 1}
    limits = _property(service, fact)
    age = fact.source == "citizen.age"
    lowest = 0 if age else limits.get("minimum")
    highest = OLDEST if age else limits.get("maximum")
    ends = {int(end) for end in (lowest, highest) if isinstance(end, int | float)}
    kept = {
        n
        for n in near | ends
        if (not isinstance(lowest, int | float) or n >= lowest)
        and (not isinstance(highest, int | float) or n <= highest)
    }
    return tuple(sorted(kept))


def _quoted(rules: Iterable[str]) -> list[str]:
    return [one or other for rule in rules for one, other in _QUOTED.findall(rule)]


def _dates(rules: tuple[str, ...]) -> tuple[date, ...]:
    found = set(_DAYS)
    for text in _quoted(rules):
        try:
            day = date.fromisoformat(text[:10])
        except ValueError:
            continue
        found |= {day + timedelta(days=step) for step in (-1, 0, 1)}
    return tuple(sorted(found))


def _texts(service: Service, fact: Fact, rules: tuple[str, ...]) -> tuple[str, ...]:
    if fact.source == "citizen.assurance":
        return ASSURANCES
    if choices := choices_of(_property(service, fact)):
        return choices
    return tuple(dict.fromkeys([*islice(_quoted(rules), 50), "x", ""]))
