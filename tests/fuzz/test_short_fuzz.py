"""A short throw at every target, the same each time; `./test fuzz` throws a million."""

import pytest

from tests.fuzz.targets import TARGETS, Target
from tests.fuzz.throwing import problem_with, thrown

INPUTS = 150
FOREVER = float("inf")


@pytest.mark.parametrize("target", TARGETS, ids=lambda target: target.name)
def test_no_made_up_bytes_break_what_eats_them(target: Target) -> None:
    _, finding = thrown(target, INPUTS, seed=20261127, until=FOREVER)
    assert finding is None


def test_an_error_that_is_not_the_targets_own_is_found() -> None:
    fragile = Target("fragile", lambda data: {b"": 0}[data + b"!"], [b"seed"])
    _, finding = thrown(fragile, INPUTS, seed=1, until=FOREVER)
    assert finding is not None
    assert finding.how.startswith("KeyError")


def test_an_allocation_over_16_megabytes_is_found() -> None:
    greedy = Target("greedy", lambda _data: bytearray(17 << 20), [b"seed"])
    assert "allocated" in problem_with(greedy, b"seed")
