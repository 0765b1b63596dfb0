"""Checks that no answer is asked for only where it is known already."""

from __future__ import annotations

from typing import TYPE_CHECKING

from services_catalog.circles import circles
from services_catalog.definition import ALWAYS, DocumentsStep, FormStep, QuestionStep
from services_catalog.facts import OF_ANSWER, OF_PAPER
from services_catalog.problems import ProblemKind, Report
from services_catalog.rules import RuleError, facts_of

if TYPE_CHECKING:
    from services_catalog.checking.draft import Draft
    from services_catalog.definition import AnyStep
    from services_catalog.problems import Place


def check_circles(draft: Draft, report: Report) -> None:
    """Report steps whose condition waits for what only they, or each other, ask for."""
    sources = {str(place[-1]): fact.source for place, fact in draft.facts}
    waits_for: dict[str, tuple[str, ...]] = {}
    places: dict[str, Place] = {}
    conditional = [(place, step) for place, step in draft.steps if step.when != ALWAYS]
    for place, step in conditional:
        wanted = tuple(sources[name] for name in _facts_of(step.when) if name in sources)
        for asked in _asked_by(step):
            waits_for[asked] = wanted
            places[asked] = (*place, "when")
    for circle in circles(waits_for):
        names = " → ".join((*circle, circle[0]))
        wrong = f"this is asked only once it is known: {names}"
        allowed = "a condition on what is asked before"
        report.add(ProblemKind.CYCLE, places[circle[0]], wrong, allowed=allowed)


def _asked_by(step: AnyStep) -> tuple[str, ...]:
    match step:
        case QuestionStep():
            return (OF_ANSWER + step.field,)
        case FormStep():
            return tuple(OF_ANSWER + field for page in step.pages for field in page)
        case DocumentsStep():
            return tuple(OF_PAPER + paper for paper in step.of)
    return ()


def _facts_of(rule: str) -> tuple[str, ...]:
    try:
        return facts_of(rule)
    except RuleError:
        return ()
