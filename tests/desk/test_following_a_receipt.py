"""A supervisor follows one visit from its receipt to the provider, and back."""

from __future__ import annotations

from collections.abc import Iterator
from typing import get_args

import pytest

from citizenspot.day import commands as d
from citizenspot.day.events import DAY, VisitRead
from citizenspot.day.pages.event_words import EVENT_WORDS
from citizenspot.providers import outbox
from citizenspot.providers.connector import Accepted
from citizenspot.providers.report import DeliveryReport
from citizenspot.visit import commands as c
from citizenspot.visit.events import AnyEvent
from citizenspot.visit.receipt_commands import IssueReceipt
from citizenspot.visit.views import DeskView, EntryForm
from citizenspot.visit.words import DeliveryState
from tests.desk.day_rig import ANA, EVA, RUI, DayRig, day_at_work, events_of, lines_of, rows_of

REFERENCE = "TOWN-2026-77"


@pytest.fixture
def rig() -> Iterator[DayRig]:
    with day_at_work() as made:
        yield made


def a_visit_with_a_receipt(rig: DayRig) -> str:
    """Carry a case out to its receipt, end the visit and the mediator's work; return its number."""
    rig.open_day(ANA)
    case = rig.told_until_sent()
    (delivery,) = rig.parts.sent
    accepted = outbox.settled(delivery, DeliveryState.ACCEPTED, Accepted(REFERENCE))
    rig.desk.delivery_reported(DeliveryReport.of(accepted)).result(5)
    rig.mediator(IssueReceipt(case, "a4"))
    ((content, _),) = rig.parts.made
    for step in ("proof", "alone", "rate"):
        rig.mediator(c.Continue(case, step))
    rig.mediator(c.SayGoodbye())
    rig.mediator(c.Wipe())
    rig.mediator(d.SignOut())
    return content.number


def read_by_receipt(rig: DayRig, number: str) -> DeskView:
    """Open the supervisor's page, and find the visit as it is typed."""
    rig.sign_in(EVA)
    rig.mediator(d.ShowDesk("supervision"))
    rig.press("Find by receipt")
    return rig.mediator(d.FindVisit(f" {number.lower()} ", "complaint 12"))


def readings(rig: DayRig) -> list[str]:
    return [each.reason for each in events_of(rig, DAY) if isinstance(each, VisitRead)]


def test_a_receipt_leads_to_its_visit_its_delivery_and_back(rig: DayRig) -> None:
    number = a_visit_with_a_receipt(rig)
    view = read_by_receipt(rig, number)
    assert view.page.name.startswith("desk/read/")
    assert readings(rig) == [f"{number.lower()}: complaint 12"]
    assert any(REFERENCE in line for line in lines_of(view))
    assert any(f"Receipt issued · {number}" in line for line in lines_of(view))

    delivery = rig.press("Follow")
    rows = rows_of(delivery)
    assert rows["The provider's reference"] == REFERENCE
    assert rows["Receipts"] == number
    assert rows["Once-only key"] == rig.parts.sent[0].key

    assert rig.press("Back").page.name == view.page.name
    assert rig.press("Back").page.name == "desk/supervision"
    assert len(readings(rig)) == 1


def test_the_journal_is_shown_as_the_paper_shows_it(rig: DayRig) -> None:
    number = a_visit_with_a_receipt(rig)
    ((content, _),) = rig.parts.made
    shown = f"Journal {content.head_position}:{content.head_characters}"
    assert any(line.endswith(shown) for line in lines_of(read_by_receipt(rig, number)))


def test_the_providers_reference_leads_to_the_same_visit(rig: DayRig) -> None:
    number = a_visit_with_a_receipt(rig)
    by_receipt = read_by_receipt(rig, number).page.name
    assert rig.mediator(d.FindVisit(REFERENCE, "the provider asks")).page.name == by_receipt


def test_nothing_of_the_citizen_is_shown_on_the_way(rig: DayRig) -> None:
    view = read_by_receipt(rig, a_visit_with_a_receipt(rig))
    shown = repr(view) + repr(rig.press("Follow"))
    assert "Rita" not in shown
    assert "912345678" not in shown


def test_without_a_reason_or_with_an_unknown_number_nothing_is_read(rig: DayRig) -> None:
    number = a_visit_with_a_receipt(rig)
    rig.sign_in(EVA)
    rig.mediator(d.FindVisit(number, "  "))
    assert "Write why" in rig.refused
    rig.mediator(d.FindVisit("R-000999", "complaint"))
    assert "No visit of this desk" in rig.refused
    rig.mediator(d.FindVisit("", "complaint"))
    assert "No visit of this desk" in rig.refused
    assert readings(rig) == []


def test_a_mediator_neither_finds_nor_opens_what_is_the_supervisors(rig: DayRig) -> None:
    number = a_visit_with_a_receipt(rig)
    rig.sign_in(RUI)
    for command in (d.FindVisit(number, "curious"), d.ShowDesk("find"), d.ShowDesk("accounts")):
        rig.mediator(command)
        assert "Your role may not do this" in rig.refused
    assert readings(rig) == []


def test_what_was_read_is_not_there_after_the_page_was_left(rig: DayRig) -> None:
    number = a_visit_with_a_receipt(rig)
    read_by_receipt(rig, number)
    rig.mediator(d.ShowDesk())
    view = rig.mediator(d.ShowDesk("read"))
    assert view.page.name == "desk/supervision"
    assert REFERENCE not in repr(view)


def test_a_scanned_receipt_fills_the_form_in(rig: DayRig) -> None:
    rig.sign_in(EVA)
    view = rig.mediator(d.ShowDesk("find", "R-000001"))
    (form,) = [block for block in view.page.blocks if isinstance(block, EntryForm)]
    assert [entry.text for entry in form.entries] == ["R-000001", ""]


def test_every_event_of_a_visit_has_words_for_who_reads_it() -> None:
    assert {str(each.__struct_config__.tag) for each in get_args(AnyEvent)} == set(EVENT_WORDS)
