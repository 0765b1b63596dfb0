"""What is under way is called once, whatever is asked of it meanwhile, and ends with its sender."""

import threading
from concurrent.futures import Future

import msgspec
import pytest

from citizenspot.journal.entries import Delivery
from citizenspot.providers.connector import OutcomeUnknown, UnknownReason
from citizenspot.providers.report import DeliveryReport
from citizenspot.providers.sender import OutboxSender
from citizenspot.visit.words import DeliveryState
from tests.providers.desk import LIMIT_S, Desk, DiskFullError
from tests.providers.made_up import after, delivery, street_fault
from tests.providers.senders import GatedConnector, not_repeatable, sending
from tests.training.town.running import RENEWALS, WORKS

LOST = OutcomeUnknown(UnknownReason.CONNECTION_LOST)


@pytest.fixture
def desk() -> Desk:
    return Desk()


def test_one_taken_back_while_its_result_could_not_be_recorded_is_not_taken_up_again(
    desk: Desk,
) -> None:
    connector = not_repeatable(LOST)
    fault, later = delivery(street_fault(1)), delivery(street_fault(2), created_at=after(1))
    taken: list[Delivery | None] = []

    def report(told: DeliveryReport) -> "Future[None]":
        if told.state is not DeliveryState.UNKNOWN:
            return desk.report(told)
        taken.append(sender.take_back(fault.key))
        refused: Future[None] = Future()
        refused.set_exception(DiskFullError())
        return refused

    given = msgspec.structs.replace(desk.surroundings(), report=report)
    sender = OutboxSender({WORKS: connector}, given)
    sender.start()
    sender.put(fault)
    sender.put(later)
    desk.wait_for(later.key, "accepted")
    assert [each and each.key for each in taken] == [fault.key]
    assert sender.take_back(fault.key) is None
    assert sender.close()
    assert len(connector.submitted) == 2


def test_one_under_way_cannot_be_hurried_into_a_second_call(desk: Desk) -> None:
    connector = GatedConnector()
    with sending(desk, connector) as sender:
        sender.put(delivery())
        assert connector.reached.wait(LIMIT_S)
        sender.retry_now(delivery().key)
        connector.go.set()
        desk.wait_for(delivery().key, "accepted")
    assert desk.states(delivery().key) == ["sending", "accepted"]
    assert len(connector.submitted) == 1


def test_one_under_way_that_is_put_once_more_is_called_once(desk: Desk) -> None:
    connector = GatedConnector()
    with sending(desk, connector) as sender:
        sender.put(delivery())
        assert connector.reached.wait(LIMIT_S)
        sender.put(delivery())
        connector.go.set()
        desk.wait_for(delivery().key, "accepted")
    assert desk.states(delivery().key) == ["sending", "accepted"]
    assert len(connector.submitted) == 1


def test_closing_waits_for_an_answer_that_is_about_to_come(desk: Desk) -> None:
    connector = GatedConnector()
    sender = OutboxSender({RENEWALS: connector}, desk.surroundings())
    sender.start()
    sender.put(delivery())
    assert connector.reached.wait(LIMIT_S)
    threading.Timer(0.05, connector.go.set).start()
    assert sender.close(limit_s=LIMIT_S)
    assert desk.durable[delivery().key].state == "accepted"


def test_closing_cuts_a_call_that_takes_too_long(desk: Desk) -> None:
    connector = GatedConnector()
    sender = OutboxSender({RENEWALS: connector}, desk.surroundings())
    sender.start()
    sender.put(delivery())
    assert connector.reached.wait(LIMIT_S)
    assert sender.close(limit_s=0)
    assert desk.reports[-1].reason == "closing"


def test_a_delivery_under_way_cannot_be_taken_back(desk: Desk) -> None:
    connector = GatedConnector()
    with sending(desk, connector) as sender:
        sender.put(delivery())
        assert connector.reached.wait(LIMIT_S)
        assert sender.take_back(delivery().key) is None
        connector.go.set()
        desk.wait_for(delivery().key, "accepted")
        assert sender.take_back(delivery().key) is None
