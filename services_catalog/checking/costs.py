"""Checks the price list and the papers of a definition."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from services_catalog.costs import FROM_FACT, UNKNOWN, fact_of
from services_catalog.definition import ALWAYS, Cost, PaymentStep
from services_catalog.problems import ProblemKind, Report

if TYPE_CHECKING:
    from services_catalog.checking.draft import Draft
    from services_catalog.problems import Place

AMOUNT = re.compile(r"(0|[1-9][0-9]{0,6})\.[0-9]{2}")
CURRENCY = re.compile(r"[A-Z]{3}")


def check_costs(draft: Draft, report: Report) -> None:
    """Report amounts that are no money, a list that may end in nothing, a payment of nothing."""
    of_channels = [(place, cost) for place, cost in draft.channel_parts if isinstance(cost, Cost)]
    for place, cost in (*draft.costs, *of_channels):
        _check_amount(cost, place, draft, report)
        if not CURRENCY.fullmatch(cost.currency):
            wrong = f'"{cost.currency}" is not a currency'
            inside = (*place, "currency")
            report.add(ProblemKind.MONEY, inside, wrong, allowed="ISO 4217, such as EUR")
    _check_last(draft, report)
    _check_payment(draft, report)


def _check_amount(cost: Cost, place: Place, draft: Draft, report: Report) -> None:
    inside = (*place, "amount")
    fact = fact_of(cost)
    if fact:
        names = [FROM_FACT + name for name in _money_facts(draft)]
        if fact in draft.fact_names and cost.amount not in names:
            wrong = f"the fact {fact} is not an amount"
            allowed = "a text fact whose answer has the format money"
            report.add(ProblemKind.MONEY, inside, wrong, allowed=allowed)
        elif fact not in draft.fact_names:
            wrong = f'"{fact}" is not a declared fact'
            kind = ProblemKind.UNDECLARED_FACT
            report.add(kind, inside, wrong, allowed=names, given=cost.amount)
    elif cost.amount != UNKNOWN and not AMOUNT.fullmatch(cost.amount):
        wrong = f'"{cost.amount}" is not an amount'
        allowed = 'two decimals in quotes, such as "30.00", or unknown, or facts.NAME'
        report.add(ProblemKind.MONEY, inside, wrong, allowed=allowed)


def _money_facts(draft: Draft) -> list[str]:
    money = {
        f"answers.{name}"
        for name, property_ in draft.properties.items()
        if property_.get("format") == "money"
    }
    return [str(place[-1]) for place, fact in draft.facts if fact.source in money]


def _check_last(draft: Draft, report: Report) -> None:
    if not draft.raw.get("costs"):
        wrong = "nothing says what the service costs"
        allowed = 'a line with amount "0.00", or unknown where no source states it'
        report.add(ProblemKind.MISSING_KEY, ("costs",), wrong, allowed=allowed)
    elif draft.costs and draft.costs[-1][1].when != ALWAYS:
        wrong = "the last line has a condition, so perhaps none applies"
        place = (*draft.costs[-1][0], "when")
        report.add(ProblemKind.MONEY, place, wrong, allowed="a last line without `when`")


def _check_payment(draft: Draft, report: Report) -> None:
    payable = [cost for _, cost in draft.costs if cost.amount != UNKNOWN]
    for place, step in draft.steps:
        if isinstance(step, PaymentStep) and draft.costs and not payable:
            wrong = "nobody can pay a fee that no source states"
            allowed = "a known amount among the costs, or no payment step"
            report.add(ProblemKind.STEPS, place, wrong, allowed=allowed)
