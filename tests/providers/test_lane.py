"""What a lane does next, told without its thread: its clock stands still."""

from concurrent.futures import Future
from datetime import timedelta

import pytest

from citizenspot.providers.backoff import Breaker, Pace
from citizenspot.providers.lane import Lane, Surroundings
from citizenspot.providers.outbox import Find, Send, Turn
from citizenspot.providers.scripted import ScriptedConnector
from tests.providers.made_up import NOON, after, delivery, renewal

PACE = Pace(first_s=2, longest_s=3600, rest_s=15)


def lane(*, repeats_safely: bool = True) -> Lane:
    given = Surroundings(
        report=lambda _: Future(),
        clock=lambda: NOON,
        random=lambda: 0.5,
        defect=lambda _: None,
        pace=PACE,
    )
    return Lane("town", ScriptedConnector(repeats_safely=repeats_safely), given)


@pytest.mark.parametrize(("repeats_safely", "act"), [(True, Send()), (False, Find())])
def test_what_is_due_is_sent_or_asked_for(*, repeats_safely: bool, act: Send | Find) -> None:
    waiting = lane(repeats_safely=repeats_safely)
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
