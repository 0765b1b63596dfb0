"""The frame of a comparison: turns, percentiles, goals, and the bare program that is A."""

import os

from hypothesis import given
from hypothesis import strategies as st

from tests.benchmarks.bare_two_windows import figures, run_bare
from tests.benchmarks.paired import Goal, Samples, all_reached, percentile, take_turns, verdict

START = Goal("start_ms", "ms", most_times_a=2.0)
WORST = Goal("change_ms", "ms", percentile=99, most=33)


def test_a_and_b_take_turns_and_change_who_is_first() -> None:
    order: list[str] = []

    def turn(name: str) -> Samples:
        order.append(name)
        return {"start_ms": [float(len(order))]}

    a, b = take_turns(lambda: turn("a"), lambda: turn("b"), 3)
    assert order == ["a", "b", "b", "a", "a", "b"]
    assert a["start_ms"] == [1, 4, 5]
    assert b["start_ms"] == [2, 3, 6]


def test_a_ratio_within_the_goal_is_reached() -> None:
    a, b = {"start_ms": [100.0]}, {"start_ms": [200.0]}
    assert all_reached(a, b, [START])
    assert verdict(a, b, [START]) == (
        "start_ms   p50  A   100.00 ms  B   200.00 ms   2.00 x  (at most 2.0 x: reached)"
    )


def test_a_ratio_beyond_the_goal_is_not() -> None:
    a, b = {"start_ms": [100.0]}, {"start_ms": [201.0]}
    assert not all_reached(a, b, [START])
    assert "NOT reached" in verdict(a, b, [START])


def test_a_ceiling_counts_whatever_a_took() -> None:
    a, b = {"change_ms": [100.0]}, {"change_ms": [34.0]}
    assert not all_reached(a, b, [WORST])
    assert "(at most 33 ms: NOT reached)" in verdict(a, b, [WORST])


def test_a_goal_may_be_both() -> None:
    both = Goal("change_ms", "ms", most_times_a=1.5, most=33)
    assert both.is_reached(20, 30)
    assert not both.is_reached(30, 34)
    assert not both.is_reached(10, 20)
    assert both.words() == "at most 1.5 x, at most 33 ms"


def test_a_goal_is_printed_as_fine_as_it_is_meant() -> None:
    assert Goal("memory_mb", "MB", most_times_a=1.05).words() == "at most 1.05 x"
    assert Goal("compile_ms", "ms", most_times_a=0.25).words() == "at most 0.25 x"


def test_a_figure_of_which_nothing_is_wanted_is_not_called_reached() -> None:
    a, b = {"key_ms": [1.0]}, {"key_ms": [3.0]}
    assert verdict(a, b, [Goal("key_ms", "ms")]).endswith("3.00 x")


@given(st.lists(st.floats(0, 1e6), min_size=1), st.integers(1, 99))
def test_a_percentile_lies_among_the_values(values: list[float], rank: int) -> None:
    # Interpolating between two values may round in the last place.
    assert min(values) - 1e-6 <= percentile(values, rank) <= max(values) + 1e-6


def test_the_bare_program_shows_both_windows_and_measures_every_change() -> None:
    samples = run_bare(os.environ, changes=5)
    assert len(samples["change_ms"]) == 5
    assert all(took > 0 for took in samples["change_ms"])
    assert samples["start_ms"][0] > 0
    assert samples["memory_mb"][0] > 10
    assert set(figures(samples)) == {"start_ms", "change_ms", "memory_mb"}
