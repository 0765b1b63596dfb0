"""The sender: durable before it calls, one lane a provider, and gone when it is told to go."""

import threading
from collections.abc import Mapping
from datetime import UTC, datetime

import msgspec
import pytest

from citizenspot.providers import outbox
from citizenspot.providers.backoff import Pace
from citizenspot.providers.connector import (
    Connector,
    NotSent,
    NotSentReason,
    OutcomeUnknown,
    Refused,
    Sent,
    Submission,
    UnknownReason,
)
from citizenspot.providers.decisions import settle
from citizenspot.providers.held import HeldReason
from citizenspot.providers.report import NOT_FOUND
from citizenspot.providers.scripted import ScriptedConnector
from citizenspot.providers.sender import OutboxSender
from citizenspot.visit.words import DeliveryState
from tests.providers.desk import LIMIT_S, Desk
from tests.providers.made_up import after, delivery, renewal, street_fault
from tests.providers.senders import GatedConnector, not_repeatable, rest, sending
from tests.training.town.running import RENEWALS, WORKS

LOST = OutcomeUnknown(UnknownReason.CONNECTION_LOST)
UNREACHABLE = NotSent(NotSentReason.UNREACHABLE)


@pytest.fixture
def desk() -> Desk:
    return Desk()


def test_a_delivery_put_is_sent_and_reported(desk: Desk) -> None:
    with sending(desk, rest()) as sender:
        sender.put(delivery())
        accepted = desk.wait_for(delivery().key, "accepted")
    assert desk.states(accepted.key) == ["sending", "accepted"]
    assert desk.reports[-1].reference == "P-SCRIPT-000001"


def test_what_is_put_before_the_start_is_not_lost(desk: Desk) -> None:
    sender = OutboxSender({RENEWALS: rest()}, desk.surroundings())
    sender.put(delivery())
    sender.start()
    desk.wait_for(delivery().key, "accepted")
    assert sender.close()


def test_a_provider_without_deliveries_has_no_thread(desk: Desk) -> None:
    before = set(threading.enumerate())
    with sending(desk, {RENEWALS: rest(), WORKS: rest()}) as sender:
        sender.put(delivery())
        desk.wait_for(delivery().key, "accepted")
        started = set(threading.enumerate()) - before
    lanes = [each.name for each in started if each.name.startswith("outbox-")]
    assert lanes == [f"outbox-{RENEWALS}"]


def test_nothing_is_called_before_sending_is_durable(desk: Desk) -> None:
    connector = rest()
    desk.hold_records()
    with sending(desk, connector) as sender:
        sender.put(delivery())
        desk.wait_until(lambda d: d.waiting_records > 0)
        assert connector.submitted == []
        desk.record_all()
        desk.wait_for(delivery().key, "accepted")
    assert len(connector.submitted) == 1


def test_a_full_disk_sends_nothing_until_there_is_room(desk: Desk) -> None:
    connector = rest()
    desk.fill_disk()
    with sending(desk, connector) as sender:
        sender.put(delivery())
        desk.wait_until(lambda d: len(d.refused) > 3)
        assert connector.submitted == []
        # That it is sent next is all there is to record: a delivery nobody saw change has not.
        assert set(desk.refused) == {"sending"}
        desk.fill_disk(full=False)
        desk.wait_for(delivery().key, "accepted")


def test_a_desk_that_does_not_record_in_time_sends_nothing(desk: Desk) -> None:
    connector = rest()
    desk.hold_records()
    sender = OutboxSender({RENEWALS: connector}, desk.surroundings(record_limit_s=0.01))
    sender.start()
    sender.put(delivery())
    desk.wait_until(lambda d: d.waiting_records > 1)
    assert sender.close()
    assert connector.submitted == []


def test_a_result_that_could_not_be_recorded_is_found_out_again(desk: Desk) -> None:
    connector = GatedConnector()
    with sending(desk, connector) as sender:
        sender.put(delivery())
        assert connector.reached.wait(LIMIT_S)
        desk.fill_disk()
        connector.go.set()
        desk.wait_until(lambda d: bool(d.refused))
        desk.fill_disk(full=False)
        desk.wait_for(delivery().key, "accepted")
    assert [key for key, _ in connector.taken] == [delivery().key]


def test_an_unreachable_provider_is_tried_until_it_is_there(desk: Desk) -> None:
    connector = rest(UNREACHABLE, UNREACHABLE, UNREACHABLE)
    with sending(desk, connector) as sender:
        sender.put(delivery())
        accepted = desk.wait_for(delivery().key, "accepted")
    assert accepted.attempts == 4
    assert {each.key for each in connector.submitted} == {delivery().key}


def test_a_refusal_is_reported_with_the_providers_words_and_never_repeated(desk: Desk) -> None:
    connector = rest(Refused("Falta um documento.", "papers"))
    with sending(desk, connector) as sender:
        sender.put(delivery())
        desk.wait_for(delivery().key, "refused")
    last = desk.reports[-1]
    assert (last.said, last.code, len(connector.submitted)) == ("Falta um documento.", "papers", 1)


def test_where_keys_are_kept_an_unknown_one_is_sent_again_under_its_key(desk: Desk) -> None:
    connector = rest()
    connector.lose_the_next_answer()
    with sending(desk, connector) as sender:
        sender.put(delivery())
        desk.wait_for(delivery().key, "accepted")
    assert [key for key, _ in connector.taken] == [delivery().key]
    assert connector.asked_for == []


def test_where_keys_are_not_kept_it_is_asked_for_and_sent_once(desk: Desk) -> None:
    connector = not_repeatable()
    connector.lose_the_next_answer()
    fault = delivery(street_fault())
    with sending(desk, {WORKS: connector}) as sender:
        sender.put(fault)
        desk.wait_for(fault.key, "accepted")
    assert desk.states(fault.key) == ["sending", "unknown", "accepted"]
    assert len(connector.submitted) == 1
    [since] = connector.asked_since
    assert fault.created_at <= since <= datetime.now(UTC)


def test_what_is_not_found_is_sent_again_only_on_a_persons_word(desk: Desk) -> None:
    connector = not_repeatable(LOST)
    fault = delivery(street_fault())
    with sending(desk, {WORKS: connector}) as sender:
        sender.put(fault)
        desk.wait_until(lambda d: bool(d.reports) and d.reports[-1].reason == NOT_FOUND)
        sender.retry_now(fault.key)
        desk.wait_until(lambda d: [each.reason for each in d.reports].count(NOT_FOUND) > 1)
        assert len(connector.submitted) == 1
        taken_back = sender.take_back(fault.key)
        assert taken_back is not None
        sender.put(settle(taken_back, "send_again", datetime.now(UTC)))
        desk.wait_for(fault.key, "accepted")
    assert len(connector.submitted) == 2


def test_after_a_restart_one_that_was_being_sent_is_asked_for_first(desk: Desk) -> None:
    connector = not_repeatable()
    interrupted = outbox.begun(delivery(street_fault()))
    with sending(desk, {WORKS: connector}) as sender:
        sender.put(interrupted)
        desk.wait_until(lambda d: bool(d.reports) and d.reports[-1].reason == NOT_FOUND)
    assert connector.submitted == []


def test_a_silent_provider_holds_up_no_other_provider(desk: Desk) -> None:
    silent = GatedConnector()
    quick = not_repeatable()
    with sending(desk, {RENEWALS: silent, WORKS: quick}) as sender:
        sender.put(delivery())
        assert silent.reached.wait(LIMIT_S)
        sender.put(delivery(street_fault()))
        desk.wait_for(street_fault().key, "accepted")
        assert desk.durable[delivery().key].state == "sending"
        silent.go.set()
        desk.wait_for(delivery().key, "accepted")


def test_the_submissions_of_a_case_arrive_in_order(desk: Desk) -> None:
    connector = rest(UNREACHABLE, UNREACHABLE, LOST)
    first, second = delivery(renewal(1)), delivery(renewal(2), case="case-1", created_at=after(1))
    sender = OutboxSender({RENEWALS: connector}, desk.surroundings())
    sender.put(second)
    sender.put(first)
    sender.start()
    desk.wait_for(second.key, "accepted")
    assert sender.close()
    assert [key for key, _ in connector.taken] == [first.key, second.key]


def test_a_delivery_nobody_can_read_holds_up_no_other(desk: Desk) -> None:
    broken = delivery(renewal(1), body=b"{not json")
    with sending(desk, rest()) as sender:
        sender.put(broken)
        sender.put(delivery(renewal(2), created_at=after(1)))
        desk.wait_for(renewal(2).key, "accepted")
        desk.wait_until(lambda d: broken.key in d.durable)
    report = next(each for each in desk.reports if each.delivery.key == broken.key)
    assert (report.state, report.reason) == (DeliveryState.QUEUED, "body_unreadable")


def test_a_case_of_the_other_world_is_not_sent(desk: Desk) -> None:
    connector = rest()
    live = msgspec.structs.replace(renewal(), practice=False)
    with sending(desk, connector) as sender:
        sender.put(delivery(live))
        desk.wait_until(lambda d: bool(d.reports))
    assert desk.reports[0].reason == HeldReason.OTHER_WORLD.value
    assert connector.submitted == []


@pytest.mark.parametrize("connectors", [{}, {RENEWALS: not_repeatable()}])
def test_a_delivery_without_a_way_says_so_and_is_kept(
    desk: Desk, connectors: Mapping[str, Connector]
) -> None:
    with sending(desk, connectors) as sender:
        sender.put(delivery())
        assert desk.reports[0].reason == HeldReason.NO_CONNECTOR.value
        assert sender.take_back(delivery().key) == delivery()


def test_one_that_is_settled_needs_no_way_and_nothing_is_said_of_it(desk: Desk) -> None:
    with sending(desk, {}) as sender:
        sender.put(delivery(state="accepted"))
        assert sender.take_back(delivery().key) is None
    assert desk.reports == []


def test_one_provider_may_be_reached_in_two_ways(desk: Desk) -> None:
    ways: Mapping[str, Connector] = {
        f"{WORKS}/rest": rest(),
        f"{WORKS}/open311": not_repeatable(),
    }
    by_json = delivery(renewal(), provider=WORKS)
    with sending(desk, ways) as sender:
        sender.put(by_json)
        sender.put(delivery(street_fault()))
        desk.wait_for(by_json.key, "accepted")
        desk.wait_for(street_fault().key, "accepted")


class BrokenConnector(ScriptedConnector):
    """A connector with a defect."""

    def submit(self, submission: Submission) -> Sent:
        if not self.submitted:
            self.submitted.append(submission)
            raise ZeroDivisionError
        return super().submit(submission)


def test_a_defect_is_told_and_the_lane_goes_on(desk: Desk) -> None:
    with sending(desk, BrokenConnector(name="rest")) as sender:
        sender.put(delivery())
        desk.wait_for(delivery().key, "accepted")
    assert [type(each) for each in desk.defects] == [ZeroDivisionError]
    assert "unknown" in desk.states(delivery().key)


RESTING = Pace(first_s=0.001, longest_s=3600, failures_before_rest=2, rest_s=3600)


def test_a_provider_that_keeps_failing_is_left_alone_until_somebody_is_impatient(
    desk: Desk,
) -> None:
    connector = rest(UNREACHABLE, UNREACHABLE)
    with sending(desk, connector, RESTING) as sender:
        sender.put(delivery(renewal(1)))
        sender.put(delivery(renewal(2), created_at=after(1)))
        desk.wait_until(lambda d: [each.reason for each in d.reports].count("unreachable") == 2)
        assert not desk.comes_to(lambda d: len(d.reports) > 4, within_s=0.2)
        sender.retry_now(renewal(1).key)
        desk.wait_for(renewal(1).key, "accepted")
        desk.wait_for(renewal(2).key, "accepted")


def test_a_sender_that_was_never_started_can_be_closed(desk: Desk) -> None:
    assert OutboxSender({RENEWALS: rest()}, desk.surroundings()).close()


SLOW = Pace(first_s=3600, longest_s=3600)


def test_a_delivery_that_waits_can_be_taken_back_and_is_not_sent(desk: Desk) -> None:
    connector = rest(UNREACHABLE)
    with sending(desk, connector, SLOW) as sender:
        sender.put(delivery())
        desk.wait_for(delivery().key, "queued")
        assert sender.take_back(delivery().key) is not None
        sender.retry_now(delivery().key)
    assert len(connector.submitted) == 1


def test_what_is_not_here_can_be_neither_hurried_nor_taken_back(desk: Desk) -> None:
    with sending(desk, rest()) as sender:
        sender.retry_now("no such key")
        assert sender.take_back("no such key") is None
    assert desk.reports == []
