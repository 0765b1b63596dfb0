"""A receipt names who served: one mediator, or who opened the visit and who came to its end."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import pytest

from citizenspot.day import commands as d
from citizenspot.providers import outbox
from citizenspot.providers.connector import Accepted
from citizenspot.providers.report import DeliveryReport
from citizenspot.receipts.content import ReceiptContent
from citizenspot.receipts.phrase import Voices
from citizenspot.receipts.story import story
from citizenspot.texts import Texts
from citizenspot.visit.receipt_commands import IssueReceipt
from citizenspot.visit.words import DeliveryState
from tests.desk.day_rig import ANA, RUI, DayRig, day_at_work


@pytest.fixture
def rig() -> Iterator[DayRig]:
    with day_at_work() as made:
        made.opener = ANA  # as the page has it, on which a visit is opened
        yield made


def issued(rig: DayRig, *, by: str = ANA) -> ReceiptContent:
    """Carry a case out that Ana began, and let `by` issue its receipt."""
    rig.open_day(ANA)
    case = rig.told_until_sent()
    (delivery,) = rig.parts.sent
    accepted = outbox.settled(delivery, DeliveryState.ACCEPTED, Accepted("TOWN-1"))
    rig.desk.delivery_reported(DeliveryReport.of(accepted)).result(5)
    if by != ANA:
        rig.mediator(d.LockScreen())
        rig.sign_in(by)
    rig.mediator(IssueReceipt(case, "a4"))
    ((content, _),) = rig.parts.made
    return content


def facts_on(content: ReceiptContent) -> Mapping[str, str]:
    told = story(content, Voices(Texts.for_language("en")))
    return {fact.label.own: fact.value.own for fact in told.facts}


def test_who_opened_the_visit_and_who_came_to_its_end_are_both_named(rig: DayRig) -> None:
    facts = facts_on(issued(rig, by=RUI))
    assert (facts["Visit opened by"], facts["Receipt issued by"]) == (ANA, RUI)
    assert "Served by" not in facts


def test_one_mediator_is_named_once(rig: DayRig) -> None:
    facts = facts_on(issued(rig))
    assert facts["Served by"] == ANA
    assert "Receipt issued by" not in facts
