"""How long is waited: never longer than the longest, longer each time, and drawn from it all."""

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from citizenspot.providers.backoff import Breaker, Pace
from tests.providers.made_up import NOON, after

PACE = Pace(first_s=2, longest_s=600, failures_before_rest=3, rest_s=10)


@given(st.integers(1, 10_000), st.floats(0, 1), st.integers(0, 10**9))
def test_no_wait_is_longer_than_the_longest(attempts: int, jitter: float, asked_s: int) -> None:
    assert timedelta() <= PACE.wait(attempts, jitter, asked_s) <= PACE.longest


@given(st.integers(1, 10_000), st.floats(0, 1))
def test_the_span_of_the_wait_never_shrinks(attempts: int, jitter: float) -> None:
    assert PACE.wait(attempts, jitter) <= PACE.wait(attempts + 1, jitter)


def test_the_span_doubles_from_the_first() -> None:
    waits = [PACE.wait(attempts, 1).total_seconds() for attempts in (1, 2, 3, 4)]
    assert waits == [2, 4, 8, 16]


def test_the_wait_is_drawn_from_all_of_its_span() -> None:
    assert [PACE.wait(3, jitter).total_seconds() for jitter in (0, 0.5, 1)] == [0, 4, 8]


def failed(times: int, breaker: Breaker | None = None) -> Breaker:
    breaker = breaker or Breaker()
    for _ in range(times):
        breaker = breaker.after(NOON, answered=False, jitter=1, pace=PACE)
    return breaker


@pytest.mark.parametrize("times", [0, 1, 2])
def test_a_few_failures_are_no_reason_to_rest(times: int) -> None:
    assert failed(times).rests(NOON, PACE) is None


def test_a_provider_that_keeps_failing_is_left_alone_for_longer_each_time() -> None:
    rests = [failed(times).rests(NOON, PACE) for times in (3, 4, 5)]
    assert rests == [after(10), after(20), after(40)]


def test_after_its_rest_it_is_tried_once() -> None:
    assert failed(3).rests(after(10), PACE) is None
    assert failed(1, failed(3)).rests(after(10), PACE) == after(20)


def test_any_answer_ends_the_rest() -> None:
    answered = failed(5).after(NOON, answered=True, jitter=0, pace=PACE)
    assert answered == Breaker()


def test_no_rest_is_longer_than_the_longest_even_if_the_clock_was_set_back() -> None:
    assert failed(60).rests(NOON, PACE) == after(600)
    assert failed(60).rests(after(-3600), PACE) is None


def test_a_rest_is_never_of_no_length() -> None:
    breaker = failed(2).after(NOON, answered=False, jitter=0, pace=PACE)
    assert breaker.rests(NOON, PACE) == after(5)
