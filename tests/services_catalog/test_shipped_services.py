"""The catalogue that comes with the program: sound, in both languages, and decidable."""

import itertools
import re
from collections.abc import Iterator
from datetime import date, timedelta
from decimal import Decimal

import pytest
from jsonschema_rs import meta

from services_catalog import costs, eligibility, evidence
from services_catalog.before_starting import needs
from services_catalog.body_schema import is_given, properties_of
from services_catalog.catalogue import Catalogue
from services_catalog.costs import Fee
from services_catalog.definition import (
    ALWAYS,
    ConsentStep,
    DocumentsStep,
    IdentifyStep,
    PaymentStep,
    Service,
    SubmitStep,
)
from services_catalog.definition_files import packaged_services
from services_catalog.eligibility import Eligible, NotEligible
from services_catalog.evidence import Need
from services_catalog.facts import CitizenFacts, gather
from services_catalog.fields import body, missing
from services_catalog.loading import load
from services_catalog.rules import FactValue, NotKnown, evaluate, facts_of
from tests.services_catalog.second_engine import as_second_engine_says, evaluate_on_second_engine
from tests.services_catalog.specimen_answers import answered

CATALOGUE: Catalogue = load(packaged_services())
SERVICES = [CATALOGUE.services[id_] for id_ in sorted(CATALOGUE.services)]
RENEWAL = "pt.imt.renew-driving-licence"
TWELVE_KINDS = {
    "identify", "consent", "question", "form", "documents", "review",
    "payment", "sign", "submit", "receipt", "teach", "feedback",
}  # fmt: skip

each_service = pytest.mark.parametrize("service", SERVICES, ids=lambda service: service.id)


def kinds_of(service: Service) -> list[str]:
    """Return the kinds of a service's steps, in order."""
    return [str(step.__struct_config__.tag) for step in service.steps]


def rules_of(service: Service) -> list[str]:
    """Return every rule of a service that is more than "always"."""
    parts = (*service.eligibility, *service.costs, *service.evidence, *service.steps)
    return [part.when for part in parts if part.when != ALWAYS]


RULES = [(service, rule) for service in SERVICES for rule in rules_of(service)]
each_rule = pytest.mark.parametrize(
    ("service", "rule"), RULES, ids=[f"{service.id}: {rule}" for service, rule in RULES]
)


def test_nothing_is_wrong_with_it() -> None:
    assert [str(problem) for problem in CATALOGUE.problems] == []


def test_it_has_twelve_services_of_four_providers_or_more_and_private_ones() -> None:
    assert len(SERVICES) >= 12
    providers = [CATALOGUE.provider_of(service) for service in SERVICES]
    assert len({provider.id for provider in providers}) >= 4
    assert any(provider.kind == "private" for provider in providers)


def test_all_twelve_kinds_of_step_occur_in_renewing_a_licence() -> None:
    assert {kind for service in SERVICES for kind in kinds_of(service)} == TWELVE_KINDS
    assert set(kinds_of(CATALOGUE.services[RENEWAL])) == TWELVE_KINDS


@each_service
def test_a_service_can_be_carried_out_from_consent_to_rating(service: Service) -> None:
    kinds = kinds_of(service)
    wanted = ["consent", "review", "submit", "receipt", "feedback"]
    assert [kind for kind in dict.fromkeys(kinds) if kind in wanted] == wanted


@each_service
def test_the_mediator_is_told_what_to_say_in_every_step(service: Service) -> None:
    for step in service.steps:
        assert set(step.say) >= {"pt", "en"}, step.id


@each_service
def test_sentences_are_short_and_plain(service: Service) -> None:
    for text in texts_in(service):
        assert not re.search(r"<\w|&\w+;|\*\*", text), text
        for sentence in re.split(r"(?<=[.?!])\s+(?=[A-ZÀ-Ý])", text):
            assert len(sentence.split()) <= 25, sentence


def texts_in(part: object) -> Iterator[str]:
    """Return every text of a definition, in any language."""
    if isinstance(part, dict):
        for key, inner in part.items():
            if key in ("pt", "en") and isinstance(inner, str):
                yield inner
            else:
                yield from texts_in(inner)
    elif isinstance(part, tuple | list):
        for inner in part:
            yield from texts_in(inner)
    elif hasattr(part, "__struct_fields__"):
        for name in part.__struct_fields__:
            yield from texts_in(getattr(part, name))


@each_service
def test_data_is_a_schema_that_any_validator_takes(service: Service) -> None:
    meta.validate(service.data)


@each_service
def test_a_fee_that_no_source_states_is_not_taken(service: Service) -> None:
    payments = [step for step in service.steps if isinstance(step, PaymentStep)]
    payable = [cost for cost in service.costs if cost.amount not in (costs.UNKNOWN, "0.00")]
    assert bool(payments) == bool(payable)


@each_service
def test_every_paper_is_looked_at(service: Service) -> None:
    looked_at = {
        paper for step in service.steps if isinstance(step, DocumentsStep) for paper in step.of
    }
    assert {evidence.id for evidence in service.evidence} == looked_at
    assert service.evidence_known == bool(service.evidence)


@each_service
def test_what_has_to_be_there_can_be_said_in_both_languages(service: Service) -> None:
    for language in ("pt", "en"):
        said = needs(service, language)
        assert said.sources
        assert all(paper.name for paper in said.papers)
        assert all(fee.label for fee in said.fees)


@each_service
def test_answers_to_all_its_fields_make_a_body(service: Service) -> None:
    answers = answered(service)
    assert missing(service, answers) == ()
    submitted = body(service, answers)
    assert set(submitted) >= set(service.data["required"])


@each_service
def test_every_required_answer_is_asked_whatever_was_answered_before(service: Service) -> None:
    conditional = {
        field
        for step in service.steps
        if step.when != ALWAYS
        for field in getattr(step, "pages", ((getattr(step, "field", ""),),))[0]
    }
    properties = properties_of(service.data)
    required = [name for name in service.data["required"] if not is_given(properties[name])]
    assert not conditional & set(required)


@each_service
def test_an_open311_report_carries_the_names_of_the_standard(service: Service) -> None:
    for step in service.steps:
        if isinstance(step, SubmitStep) and step.connector == "open311":
            names = set(properties_of(service.data))
            wanted = {"service_code", "description", "lat", "long", "address_string", "email"}
            assert wanted <= names


def samples(service: Service, rule: str) -> list[dict[str, FactValue]]:
    """Return facts on both sides of every number, text and day that the rule names.

    Each fact is also left out, so that "not known yet" is among the outcomes.
    """
    numbers = {int(n) for n in re.findall(r"(?<![\w'\"-])\d+", rule)}
    values: dict[str, list[FactValue | None]] = {
        "int": [None, *sorted({n + d for n in numbers for d in (-1, 0, 1)} or {0, 1})],
        "bool": [None, False, True],
        "text": [None, "", *re.findall(r"['\"]([^'\"]*)['\"]", rule)],
        "date": [None, date(1900, 1, 1), date(2026, 11, 22)],
    }
    names = facts_of(rule)
    choices = [values[service.facts[name].type] for name in names]
    return [
        {name: value for name, value in zip(names, chosen, strict=True) if value is not None}
        for chosen in itertools.product(*choices)
    ]


@each_rule
def test_a_second_engine_decides_every_rule_alike(service: Service, rule: str) -> None:
    for facts in samples(service, rule):
        ours = as_second_engine_says(outcome=evaluate(rule, facts))
        assert ours == evaluate_on_second_engine(rule, facts, facts_of(rule)), facts


@each_rule
def test_every_rule_can_come_out_all_three_ways(service: Service, rule: str) -> None:
    outcomes = [evaluate(rule, facts) for facts in samples(service, rule)]
    assert True in outcomes
    assert False in outcomes
    assert any(isinstance(outcome, NotKnown) for outcome in outcomes)


@each_service
def test_every_fact_can_be_known_from_the_card_and_the_answers(service: Service) -> None:
    citizen = CitizenFacts(birth_date=date(1960, 1, 1), nationality="PRT", assurance="card read")
    consents = (step.answer for step in service.steps if isinstance(step, ConsentStep))
    consented = dict.fromkeys(consents, False)
    facts = gather(service, citizen, {**consented, **answered(service)}, date(2026, 11, 22))
    assert set(facts) == set(service.facts)
    assert isinstance(eligibility.check(service, facts), Eligible | NotEligible)
    assert isinstance(costs.fee(service, facts), Fee)
    states = {need.state for need in evidence.needed(service, facts)}
    assert Need.NOT_YET_KNOWN not in states


class TestRenewingALicence:
    service = CATALOGUE.services[RENEWAL]

    @pytest.mark.parametrize(
        ("age", "amount", "certificate"),
        [
            (59, "30.00", Need.NOT_NEEDED),
            (60, "30.00", Need.NEEDED),
            (69, "30.00", Need.NEEDED),
            (70, "15.00", Need.NEEDED),
        ],
    )
    def test_fee_and_certificate_follow_the_age(
        self, age: int, amount: str, certificate: Need
    ) -> None:
        today = date(2026, 11, 22)
        born = today.replace(year=today.year - age)
        for day, expected in ((born, age), (born + timedelta(days=1), age - 1)):
            facts = gather(self.service, CitizenFacts(birth_date=day), {}, today)
            assert facts["age"] == expected
        facts = gather(self.service, CitizenFacts(age=age), {}, today)
        fee = costs.fee(self.service, facts)
        assert isinstance(fee, Fee)
        assert fee.amount == Decimal(amount)
        assert evidence.needed(self.service, facts)[2].state is certificate

    def test_drivers_of_heavy_vehicles_are_told_why_not(self) -> None:
        heavy = eligibility.check(self.service, {"age": 40, "heavy_vehicle": True})
        assert isinstance(heavy, NotEligible)
        assert "Grupo 2" in heavy.reason["pt"]

    def test_the_reminder_is_asked_for_and_only_then_an_address(self) -> None:
        answers = answered(self.service)
        answers.pop("email")
        assert missing(self.service, {**answers, "reminder": False}) == ()
        assert missing(self.service, {**answers, "reminder": True}) == ("email",)


def test_the_change_of_address_leads_to_its_confirmation() -> None:
    first = CATALOGUE.services["pt.irn.change-address"]
    assert first.follow_up is not None
    second = CATALOGUE.services[first.follow_up.service]
    assert second.provider == first.provider
    assert any(evidence.kind == "code" for evidence in second.evidence)


def test_the_change_of_address_asks_for_the_pin_that_its_sources_ask_for() -> None:
    service = CATALOGUE.services["pt.irn.change-address"]
    (identify,) = (step for step in service.steps if isinstance(step, IdentifyStep))
    assert identify.assurance == "pin"
    assert any(evidence.kind == "pin" for evidence in service.evidence)


def test_a_fault_in_the_street_can_be_reported_without_a_name() -> None:
    service = CATALOGUE.services["pt.arte.report-street-fault"]
    (identify,) = (step for step in service.steps if isinstance(step, IdentifyStep))
    assert identify.assurance == "none"
    assert "email" not in service.data["required"]
