"""The next question is the one that decides most, so that as few as needed are asked."""

import itertools
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from services_catalog import eligibility
from services_catalog.definition import Service
from services_catalog.definition_files import packaged_services
from services_catalog.domains import domains
from services_catalog.eligibility import NotYetKnown
from services_catalog.loading import load
from services_catalog.next_question import next_fact, question_for
from services_catalog.rules import FactValue
from tests.services_catalog.made_up import PROVIDER, write_catalogue

Choose = Callable[[Service, Mapping[str, FactValue]], str | None]


def service_with(folder: Path, *rules: str, papers: str = "") -> Service:
    """Return a service with the facts a to d, asked in this order, and these conditions."""
    names = "abcd"
    lines = [
        "id: pt.bees.ask",
        "version: 1",
        "valid: {from: 2026-01-01, review_by: 2026-12-31, owner: bees@example.pt}",
        "source_lang: en",
        "languages: [en]",
        "name: {en: Ask}",
        "summary: {en: Ask.}",
        "provider: pt.bees",
        "sources: [x]",
        "facts:",
        *(f"  {n}: {{type: bool, from: answers.{n}}}" for n in names),
        "eligibility:",
        *(f'  - {{id: r{i}, when: "{r}", else: {{en: No.}}}}' for i, r in enumerate(rules)),
        'costs: [{id: free, amount: "0.00", label: {en: Free}}]',
        *([f'evidence: [{{id: p, when: "{papers}", name: {{en: Paper}}}}]'] if papers else []),
        "data:",
        "  type: object",
        "  additionalProperties: false",
        f"  properties: {{{', '.join(f'{n}: {{type: boolean}}' for n in names)}}}",
        f"fields: {{{', '.join(f'{n}: {{label: {{en: Is it {n}?}}}}' for n in names)}}}",
        f"steps: [{{id: ask, do: form, pages: [[{', '.join(names)}]]}}]",
    ]
    if not rules:
        lines.remove("eligibility:")
    catalogue = load(write_catalogue(folder, provider=PROVIDER, ask="\n".join(lines) + "\n"))
    assert [str(problem) for problem in catalogue.problems] == []
    return catalogue.services["pt.bees.ask"]


@pytest.mark.parametrize(
    ("rules", "known", "asked"),
    [
        (("a && b", "c"), {}, "c"),
        (("(a && b) || c",), {}, "c"),
        (("a || b || c", "d"), {}, "d"),
        (("a && b && c", "b"), {}, "b"),
        (("a ? b : c",), {}, "a"),
        (("a ? b : c",), {"a": False}, "c"),
        (("a && b",), {"a": False}, None),
        (("a",), {"a": True}, None),
    ],
)
def test_the_fact_that_decides_most_is_asked_first(
    rules: tuple[str, ...], known: dict[str, FactValue], asked: str | None, tmp_path: Path
) -> None:
    assert next_fact(service_with(tmp_path, *rules), known) == asked


def test_who_may_have_it_comes_before_what_to_bring(tmp_path: Path) -> None:
    service = service_with(tmp_path, "b", papers="a && c")
    assert next_fact(service, {}) == "b"
    assert next_fact(service, {"b": True}) in {"a", "c"}


def test_only_what_can_be_asked_now_is_asked(tmp_path: Path) -> None:
    service = service_with(tmp_path, "a && b", "c")
    assert next_fact(service, {}, ["a", "b"]) in {"a", "b"}
    assert next_fact(service, {}, ["d"]) is None


def test_the_question_is_said_in_words(tmp_path: Path) -> None:
    service = service_with(tmp_path, "a")
    assert question_for(service, "a") == {"en": "Is it a?"}
    renewal = load(packaged_services()).services["pt.imt.renew-driving-licence"]
    assert question_for(renewal, "age") == {}


def questions_asked(service: Service, answers: Mapping[str, FactValue], choose: Choose) -> int:
    """Return after how many answers it is known whether someone may have the service."""
    known: dict[str, FactValue] = {}
    while isinstance(eligibility.check(service, known), NotYetKnown):
        name = choose(service, known)
        assert name is not None
        known[name] = answers[name]
    return len(known)


def first_declared(service: Service, known: Mapping[str, FactValue]) -> str | None:
    verdict = eligibility.check(service, known)
    assert isinstance(verdict, NotYetKnown)
    return verdict.facts[0]


@pytest.mark.parametrize(
    "rules",
    [
        ("a && b", "c"),
        ("(a && b) || c",),
        ("a || b", "c && d"),
        ("a ? b : c", "d"),
        ("a && b", "b && c"),
    ],
)
def test_fewer_questions_are_asked_than_in_the_order_of_the_rules(
    rules: tuple[str, ...], tmp_path: Path
) -> None:
    service = service_with(tmp_path, *rules)
    everyone = [
        dict(zip("abcd", each, strict=True)) for each in itertools.product((False, True), repeat=4)
    ]
    best = sum(questions_asked(service, answers, next_fact) for answers in everyone)
    declared = sum(questions_asked(service, answers, first_declared) for answers in everyone)
    assert best <= declared
    assert best < 4 * len(everyone)


def test_every_shipped_service_comes_to_a_verdict_by_asking() -> None:
    for service in load(packaged_services()).services.values():
        values = domains(service)
        for side in (0, -1):
            answers = {name: of_fact[side] for name, of_fact in values.items()}
            assert questions_asked(service, answers, next_fact) <= len(service.facts)
