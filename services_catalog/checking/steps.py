"""Checks the steps of a definition: their ids, what each kind needs, and what they name."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, get_args

from services_catalog.definition import (
    AnyStep,
    ConsentStep,
    DocumentsStep,
    FormStep,
    IdentifyStep,
    PaymentStep,
    QuestionStep,
    SubmitStep,
)
from services_catalog.problems import ProblemKind, Report

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from services_catalog.checking.draft import Draft
    from services_catalog.problems import Place

NEEDED_BY_KIND: Mapping[str, tuple[str, ...]] = {
    "consent": ("purpose", "basis"),
    "question": ("field",),
    "form": ("pages",),
    "documents": ("of",),
    "sign": ("statement",),
    "submit": ("operation",),
    "teach": ("goal", "how"),
}
"""The keys a step of each kind cannot do without, beside its id."""

_NEEDED = {
    kind: NEEDED_BY_KIND[str(kind.__struct_config__.tag)]
    for kind in get_args(AnyStep)
    if kind.__struct_config__.tag in NEEDED_BY_KIND
}

ONCE = (IdentifyStep, PaymentStep, SubmitStep)
"""Acts that a case does once; a second step of the kind would have nothing to do."""


def check_steps(draft: Draft, report: Report) -> None:
    """Report steps that lack something, name something unknown, or come twice."""
    check_unique_ids("steps", draft.raw, report)
    if draft.raw.get("steps") == []:
        report.add(ProblemKind.STEPS, ("steps",), "there is no step to do")
    for place, step in draft.steps:
        kind = type(step)
        if kind in _NEEDED:
            _check_needed(step, place, draft, report)
        if kind in _CHECKS:
            _CHECKS[kind](step, place, draft, report)
    _check_once(draft, report)


def check_unique_ids(key: str, raw: Mapping[str, Any], report: Report) -> None:
    """Report ids given to two parts of one list."""
    parts = raw.get(key)
    if not parts or _are_distinct(parts):
        return
    first: dict[str, int] = {}
    for position, part in enumerate(parts if isinstance(parts, list) else []):
        id_ = part.get("id") if isinstance(part, dict) else None
        if not isinstance(id_, str):
            continue
        if id_ in first:
            line = report.line_of((key, first[id_], "id"))
            wrong = f'the id "{id_}" is taken on line {line}'
            place = (key, position, "id")
            report.add(ProblemKind.DUPLICATE_ID, place, wrong, allowed="an id of its own")
        first.setdefault(id_, position)


def _are_distinct(parts: object) -> bool:
    """Say whether all parts of a list have ids of their own: nearly always, and quickly known."""
    try:
        ids = [part["id"] for part in parts]  # type: ignore[attr-defined] # anything may be there
        return len(set(ids)) == len(ids)
    except (TypeError, KeyError, AttributeError):
        return False


def _check_needed(step: AnyStep, place: Place, draft: Draft, report: Report) -> None:
    given = draft.raw["steps"][place[-1]]
    for key in _NEEDED[type(step)]:
        if not given.get(key):
            wrong = f'a step of the kind "{step.__struct_config__.tag}" needs the key "{key}"'
            report.add(ProblemKind.MISSING_KEY, (*place, key), wrong)


def _check_methods(step: IdentifyStep, place: Place, _draft: Draft, report: Report) -> None:
    inside = (*place, "methods")
    if step.assurance == "none" and "none" not in step.methods:
        wrong = "nobody has to be known, but no method lets them stay unknown"
        report.add(ProblemKind.STEPS, inside, wrong, allowed='"none" among them')
    if step.assurance in ("card", "pin") and "card" not in step.methods:
        wrong = "a card is needed, but is not among the methods"
        report.add(ProblemKind.STEPS, inside, wrong, allowed='"card" among them')


def _check_papers(step: DocumentsStep, place: Place, draft: Draft, report: Report) -> None:
    papers = (((*place, "of", i), id_) for i, id_ in enumerate(step.of))
    _check_known(papers, draft.evidence_ids, "paper under evidence", report)


def _check_question(step: QuestionStep, place: Place, draft: Draft, report: Report) -> None:
    if step.field:
        _check_known([((*place, "field"), step.field)], draft.field_names, "field", report)


def _check_pages(step: FormStep, place: Place, draft: Draft, report: Report) -> None:
    if all(map(frozenset(draft.field_names).issuperset, step.pages)):
        return
    _check_known(_placed_pages(step, place), draft.field_names, "field", report)


def _placed_pages(step: FormStep, place: Place) -> Iterator[tuple[Place, str]]:
    for position, page in enumerate(step.pages):
        for index, field in enumerate(page):
            yield (*place, "pages", position, index), field


def _check_known(
    named: Iterable[tuple[Place, str]], known: tuple[str, ...], what: str, report: Report
) -> None:
    for place, name in named:
        if name not in known:
            wrong = f'"{name}" is not a {what}'
            report.add(ProblemKind.UNKNOWN_NAME, place, wrong, allowed=known, given=name)


def _check_consent(step: ConsentStep, place: Place, draft: Draft, report: Report) -> None:
    if not step.optional and not step.answer:
        return
    booleans = [
        name for name, property_ in draft.properties.items() if property_.get("type") == "boolean"
    ]
    if step.answer and step.answer not in booleans:
        wrong = f'"{step.answer}" is not a property of data that takes yes or no'
        inside = (*place, "answer")
        kind = ProblemKind.UNKNOWN_NAME
        report.add(kind, inside, wrong, allowed=booleans, given=step.answer)
    if step.optional and not (step.express and step.answer):
        wrong = "an optional consent is asked for, and its answer is kept"
        allowed = "express: true and answer: the property that takes it"
        report.add(ProblemKind.STEPS, place, wrong, allowed=allowed)


_CHECKS: Mapping[type, Callable[[Any, Place, Draft, Report], None]] = {
    ConsentStep: _check_consent,
    DocumentsStep: _check_papers,
    FormStep: _check_pages,
    IdentifyStep: _check_methods,
    QuestionStep: _check_question,
}
"""What there is to check besides, for each kind of step that names something."""


def _check_once(draft: Draft, report: Report) -> None:
    first: dict[type, Place] = {}
    for place, step in draft.steps:
        kind = type(step)
        if kind not in ONCE:
            continue
        if kind in first:
            line = report.line_of(first[kind])
            wrong = f"a case does this once, and line {line} does it"
            report.add(ProblemKind.STEPS, place, wrong, allowed="one step of this kind")
        first.setdefault(kind, place)
