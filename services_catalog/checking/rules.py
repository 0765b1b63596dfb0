"""Checks every rule of a definition: its syntax, its facts, and that it answers yes or no."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from services_catalog.definition import ALWAYS
from services_catalog.facts import CITIZEN_TYPES, OF_ANSWER, OF_CITIZEN, OF_PAPER
from services_catalog.problems import ProblemKind, Report
from services_catalog.rule_slips import meant_by
from services_catalog.rules import (
    FUNCTIONS,
    FactValue,
    RuleError,
    evaluate,
    facts_of,
    functions_of,
)

if TYPE_CHECKING:
    from collections.abc import Mapping

    from services_catalog.checking.draft import Draft, Placed
    from services_catalog.definition import Fact
    from services_catalog.problems import Place

_RULE = "a condition in CEL, such as age >= 60 && !wild"
_SAMPLES: Mapping[str, tuple[FactValue, FactValue]] = {
    "int": (0, 1_000_000),
    "bool": (False, True),
    "text": ("", "x"),
    "date": (date(1900, 1, 1), date(2100, 1, 1)),
}
"""Two values of each type, far apart, so that both sides of most conditions are run."""

_ANSWER_TYPES = {"string": "text", "integer": "int", "boolean": "bool"}


def check_facts(draft: Draft, report: Report) -> None:
    """Report facts taken from nowhere, or from something of another type."""
    if not draft.facts:
        return
    sources = {OF_CITIZEN + name: type_ for name, type_ in CITIZEN_TYPES.items()}
    for name, property_ in draft.properties.items():
        sources[OF_ANSWER + name] = _type_of_answer(property_)
    sources |= dict.fromkeys((OF_PAPER + id_ for id_ in draft.evidence_ids), "bool")
    for place, fact in draft.facts:
        inside = (*place, "from")
        if fact.source not in sources:
            wrong = f'"{fact.source}" is not something a fact can come from'
            kind = ProblemKind.UNKNOWN_NAME
            report.add(kind, inside, wrong, allowed=sources, given=fact.source)
        elif fact.type != (type_ := sources[fact.source]):
            wrong = f"{fact.source} gives {type_ or 'no value a rule can use'}, not {fact.type}"
            report.add(ProblemKind.RULE_TYPE, (*place, "type"), wrong, allowed=type_)


def check_rules(draft: Draft, report: Report) -> None:
    """Report rules that cannot be compiled, read undeclared facts, or give no yes or no."""
    rules = _rules_of(draft)
    samples = [_sampled(draft, side) for side in (0, 1)] if rules else []
    for place, expression in rules:
        try:
            known = _check_names(expression, place, draft, report)
        except RuleError as mistake:
            report.add(ProblemKind.RULE_SYNTAX, place, str(mistake), allowed=_RULE)
            report.suggest(_meant(expression, draft))
            continue
        if known:
            _check_outcome(expression, place, samples, draft, report)


def _meant(expression: str, draft: Draft) -> str:
    """Return the rule that was probably meant, if it is one over declared facts."""
    try:
        meant = meant_by(expression)
        return meant if meant and set(facts_of(meant)) <= set(draft.fact_names) else ""
    except RuleError:
        return ""


def _type_of_answer(property_: Mapping[str, object]) -> str:
    if property_.get("format") == "date":
        return "date"
    return _ANSWER_TYPES.get(str(property_.get("type")), "")


def _rules_of(draft: Draft) -> list[tuple[Place, str]]:
    """Return every rule that decides something, with its place."""
    parts: tuple[Placed[Any], ...] = (
        draft.eligibility,
        draft.costs,
        draft.evidence,
        draft.steps,
        draft.channel_parts,
    )
    return [
        ((*place, "when"), part.when)
        for placed in parts
        for place, part in placed
        if part.when != ALWAYS
    ]


def _sampled(draft: Draft, side: int) -> dict[str, FactValue]:
    return {str(place[-1]): _sample(fact, side) for place, fact in draft.facts}


def _sample(fact: Fact, side: int) -> FactValue:
    return _SAMPLES[fact.type][side]


def _check_names(expression: str, place: Place, draft: Draft, report: Report) -> bool:
    """Say whether every name in the rule is known, and report those that are not."""
    known = True
    for name in facts_of(expression):
        if name not in draft.fact_names:
            known = False
            wrong = f'"{name}" is not a declared fact'
            kind = ProblemKind.UNDECLARED_FACT
            report.add(kind, place, wrong, allowed=draft.fact_names, given=name)
            report.suggest(_meant(expression, draft))
    for name in functions_of(expression):
        if name not in FUNCTIONS:
            known = False
            wrong = f'"{name}" is not a function rules may call'
            report.add(ProblemKind.RULE_SYNTAX, place, wrong, allowed=FUNCTIONS, given=name)
    return known


def _check_outcome(
    expression: str,
    place: Place,
    samples: list[dict[str, FactValue]],
    draft: Draft,
    report: Report,
) -> None:
    try:
        for facts in samples:
            evaluate(expression, facts)
    except RuleError as mistake:
        types = ", ".join(f"{place[-1]} is {fact.type}" for place, fact in draft.facts)
        allowed = f"an answer of yes or no; {types}" if types else "an answer of yes or no"
        report.add(ProblemKind.RULE_TYPE, place, str(mistake), allowed=allowed)
