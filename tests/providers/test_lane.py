"""What a lane does next, told without its thread: its clock stands still."""

from concurrent.futures import Future
from datetime import datetime, timedelta

import pytest
from msgspec.structs import replace

from citizenspot.providers import outbox
from citizenspot.providers.backoff import Breaker, Pace
from citizenspot.providers.connector import (
    Accepted,
    Asked,
    OutcomeUnknown,
    Submission,
    UnknownReason,
)
from citizenspot.providers.held import Held, HeldReason
from citizenspot.providers.lane import Lane, Surroundings, _Step
from citizenspot.providers.outbox import Find, Send, Turn
from citizenspot.providers.scripted import ScriptedConnector
from citizenspot.visit.words import DeliveryState
from tests.providers.made_up import NOON, after, delivery, renewal

PACE = Pace(first_s=2, longest_s=3600, rest_s=15)


def lane(connector: ScriptedConnector | None = None) -> Lane:
    given = Surroundings(
        report=lambda _: Future(),
        clock=lambda: NOON,
        random=lambda: 0.5,
        defect=lambda _: None,
        pace=PACE,
    )
    return Lane("town", connector or ScriptedConnector(), given)


@pytest.mark.parametrize(("repeats_safely", "act"), [(True, Send()), (False, Find())])
def test_what_is_due_is_sent_or_asked_for(*, repeats_safely: bool, act: Send | Find) -> None:
    waiting = lane(ScriptedConnector(repeats_safely=repeats_safely))
    interrupted = delivery(state="sending")
    waiting.put(interrupted)
    turn = waiting._turn_or_wait()
    assert isinstance(turn, Turn)
    assert (turn.delivery.key, turn.act) == (interrupted.key, act)


def test_a_lane_without_deliveries_waits_for_one() -> None:
    assert lane()._turn_or_wait() is None


def test_while_a_provider_rests_nothing_is_begun_though_it_is_due() -> None:
    resting = lane()
    resting.put(delivery())
    resting._breaker = Breaker(4, after(15))
    assert resting._turn_or_wait() == 15.0


def test_a_rest_that_is_over_or_lies_beyond_any_rest_holds_nothing_up() -> None:
    for until in (NOON, after(3601)):
        rested = lane()
        rested.put(delivery())
        rested._breaker = Breaker(4, until)
        assert isinstance(rested._turn_or_wait(), Turn)


def test_the_later_of_rest_and_wait_is_waited_for() -> None:
    for due, rest, waited in ((10, 15, 15.0), (20, 15, 20.0)):
        resting = lane()
        resting.put(delivery(next_at=after(due)))
        resting._breaker = Breaker(4, after(rest))
        assert resting._turn_or_wait() == waited


def test_the_clock_is_looked_at_once_a_minute_for_it_may_be_set() -> None:
    waiting = lane()
    waiting.put(delivery(next_at=NOON + timedelta(minutes=59)))
    assert waiting._turn_or_wait() == 60.0


def test_who_is_impatient_ends_wait_and_rest_but_only_for_what_is_here() -> None:
    resting = lane()
    resting.put(delivery(next_at=after(600)))
    resting._breaker = Breaker(4, after(15))
    resting.hurry("no such key")
    assert resting._turn_or_wait() == 60.0
    resting.hurry(delivery().key)
    assert isinstance(resting._turn_or_wait(), Turn)


def test_what_was_taken_back_holds_its_case_and_no_other() -> None:
    first = delivery(renewal(1), case="one")
    second = delivery(renewal(2), case="one", created_at=after(1))
    held = lane()
    held.put(first)
    assert held.take_back(first.key) == first
    assert held.take_back(first.key) is None
    held.put(second)
    assert held._turn_or_wait() is None
    other = delivery(renewal(3), case="another", created_at=after(2))
    held.put(other)
    turn = held._turn_or_wait()
    assert isinstance(turn, Turn)
    assert turn.delivery.key == other.key


def test_a_lane_that_is_stopped_begins_nothing() -> None:
    stopped = lane()
    stopped.put(delivery())
    stopped.stop()
    assert stopped._next_turn() is None
    stopped.start()
    assert stopped.join(0.0)


ACCEPTED = outbox.settled(delivery(), DeliveryState.ACCEPTED, Accepted("P-1"))


def test_a_result_that_could_not_be_recorded_leaves_it_as_if_interrupted() -> None:
    failing, sending = lane(), outbox.begun(delivery())
    failing._keep(ACCEPTED)
    failing._undo(_Step(ACCEPTED, otherwise=sending))
    [left] = failing._unsettled.values()
    assert (left.key, left.state, left.next_at) == (sending.key, "sending", after(15))


def test_what_was_put_meanwhile_is_newer_than_what_could_not_be_recorded() -> None:
    failing, newer = lane(), delivery(attempts=7)
    failing._keep(ACCEPTED)
    failing.put(newer)
    failing._undo(_Step(ACCEPTED, otherwise=outbox.begun(delivery())))
    assert list(failing._unsettled.values()) == [outbox.taken_up(newer)]


class SilentConnector(ScriptedConnector):
    """A provider that answers no question."""

    def find(self, submission: Submission, since: datetime) -> Asked:
        super().find(submission, since)
        return OutcomeUnknown(UnknownReason.CONNECTION_LOST)


def test_a_question_without_an_answer_is_asked_again_at_the_lanes_own_pace() -> None:
    unknown = delivery(state="unknown", attempts=3)
    silent = SilentConnector(repeats_safely=False)
    step = lane(silent)._carried_out(Turn(unknown, Find()))
    assert silent.asked_since == [outbox.asked_since(unknown, NOON)]
    expected = outbox.after_asking(
        unknown, OutcomeUnknown(UnknownReason.CONNECTION_LOST), NOON, jitter=0.5, pace=PACE
    )
    assert (step.changed, step.otherwise, step.is_news) == (expected, unknown, True)


@pytest.mark.parametrize(
    ("body", "reason"),
    [
        (b"{not json", HeldReason.BODY_UNREADABLE),
        (replace(renewal(), practice=False).encoded(), HeldReason.OTHER_WORLD),
    ],
)
def test_what_cannot_be_sent_from_here_is_held_and_tried_again_if_that_is_not_recorded(
    body: bytes, reason: HeldReason
) -> None:
    unreadable = delivery(body=body)
    step = lane()._carried_out(Turn(unreadable, Send()))
    assert step.changed == outbox.held(unreadable, Held(reason))
    assert (step.otherwise, step.is_news) == (unreadable, True)
