"""Eligibility, fee and papers of one person, from the facts known so far."""

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from services_catalog import costs, eligibility, evidence
from services_catalog.costs import Fee
from services_catalog.definition import Service
from services_catalog.eligibility import Eligible, NotEligible, NotYetKnown
from services_catalog.evidence import Need
from services_catalog.facts import CitizenFacts, age_on, gather
from services_catalog.rules import FactValue
from tests.services_catalog.made_up import changed, the_service

TODAY = date(2026, 11, 22)
NOBODY = CitizenFacts()


@pytest.fixture
def service(tmp_path: Path) -> Service:
    return the_service(tmp_path)


class TestEligibility:
    def test_all_rules_hold(self, service: Service) -> None:
        assert eligibility.check(service, {"age": 34, "wild": False}) == Eligible()

    def test_a_rule_that_does_not_hold_gives_its_reason(self, service: Service) -> None:
        outcome = eligibility.check(service, {"age": 12, "wild": False})
        assert outcome == NotEligible("adult", {"pt": "Só adultos.", "en": "Adults only."})

    def test_what_is_missing_is_named_in_the_order_of_the_rules(self, service: Service) -> None:
        assert eligibility.check(service, {}) == NotYetKnown(("age", "wild"))
        assert eligibility.check(service, {"age": 34}) == NotYetKnown(("wild",))

    def test_nobody_is_asked_for_a_service_they_cannot_have(self, service: Service) -> None:
        assert isinstance(eligibility.check(service, {"wild": True}), NotEligible)


class TestFees:
    def test_the_first_line_that_applies_is_the_fee(self, service: Service) -> None:
        senior = costs.fee(service, {"age": 70, "wild": False})
        assert senior == Fee("senior", Decimal("5.00"), {"pt": "Sénior", "en": "Senior"}, "EUR")
        normal = costs.fee(service, {"age": 69, "wild": False})
        assert isinstance(normal, Fee)
        assert normal.amount == Decimal("12.50")

    def test_a_line_not_decided_yet_stops_the_search(self, service: Service) -> None:
        assert costs.fee(service, {"wild": False}) == NotYetKnown(("age",))

    def test_an_amount_may_be_what_an_invoice_says(self, service: Service) -> None:
        facts: dict[str, FactValue] = {"age": 34, "wild": True}
        assert costs.fee(service, facts) == NotYetKnown(("price",))
        fee = costs.fee(service, {**facts, "price": "23.45"})
        assert isinstance(fee, Fee)
        assert fee.amount == Decimal("23.45")

    def test_an_amount_no_source_states_is_absent_and_not_zero(self, tmp_path: Path) -> None:

        text = changed('amount: "12.50"', "amount: unknown")
        fee = costs.fee(the_service(tmp_path, text), {"age": 34, "wild": False})
        assert isinstance(fee, Fee)
        assert fee.amount is None


class TestPapers:
    @pytest.mark.parametrize(
        ("facts", "state", "missing"),
        [
            ({"age": 60}, Need.NEEDED, ()),
            ({"age": 34, "wild": False}, Need.NOT_NEEDED, ()),
            ({"age": 34}, Need.NOT_YET_KNOWN, ("wild",)),
            ({}, Need.NOT_YET_KNOWN, ("wild", "age")),
        ],
    )
    def test_a_paper_is_needed_or_not_or_it_is_not_known_yet(
        self,
        service: Service,
        facts: dict[str, FactValue],
        state: Need,
        missing: tuple[str, ...],
    ) -> None:
        card, permit = evidence.needed(service, facts)
        assert (card.evidence.id, card.state) == ("id-card", Need.NEEDED)
        assert (permit.state, permit.facts) == (state, missing)


class TestFacts:
    def test_facts_come_from_the_citizen_and_the_answers(self, service: Service) -> None:
        citizen = CitizenFacts(age=34, birth_date=date(1992, 3, 1))
        answers: dict[str, object] = {"wild": True, "price": "5.00", "colour": "gold"}
        assert gather(service, citizen, answers, TODAY) == {
            "age": 34,
            "born": date(1992, 3, 1),
            "wild": True,
            "price": "5.00",
        }

    def test_what_is_not_known_is_left_out(self, service: Service) -> None:
        assert gather(service, NOBODY, {"wild": None}, TODAY) == {}

    def test_no_is_an_answer(self, service: Service) -> None:
        assert gather(service, NOBODY, {"wild": False}, TODAY) == {"wild": False}

    def test_the_age_is_counted_from_the_birth_date(self, service: Service) -> None:
        citizen = CitizenFacts(birth_date=date(1966, 11, 22))
        assert gather(service, citizen, {}, TODAY)["age"] == 60
        assert gather(service, citizen, {}, date(2026, 11, 21))["age"] == 59

    def test_an_answer_of_another_type_is_no_fact(self, service: Service) -> None:
        assert gather(service, CitizenFacts(age=True), {"wild": "yes", "price": 5}, TODAY) == {}

    def test_a_date_answered_becomes_a_date(self, tmp_path: Path) -> None:

        text = changed(
            "price: {type: string, format: money}", "price: {type: string, format: date}"
        )
        text = changed("price: {type: text,", "price: {type: date,", text)
        text = changed("amount: facts.price", "amount: unknown", text)
        service = the_service(tmp_path, text)
        assert gather(service, NOBODY, {"price": "2026-01-31"}, TODAY) == {
            "price": date(2026, 1, 31)
        }
        assert gather(service, NOBODY, {"price": "soon"}, TODAY) == {}

    @pytest.mark.parametrize(
        ("today", "age"),
        [(date(2027, 2, 28), 26), (date(2027, 3, 1), 27), (date(2028, 2, 29), 28)],
    )
    def test_who_is_born_on_a_leap_day_is_older_from_march(self, today: date, age: int) -> None:
        assert age_on(today, date(2000, 2, 29)) == age
