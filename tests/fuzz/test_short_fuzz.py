"""A short throw at every target, the same each time; `./test fuzz` throws a million."""

import pytest

from tests.fuzz.found import FOUND
from tests.fuzz.targets.every_target import TARGETS
from tests.fuzz.targets.target import Target
from tests.fuzz.throwing import MOST_BYTES, eat, thrown

INPUTS = 60
FOREVER = float("inf")
LIES = (bytes(20_000), b"\xff" * 70_000)


@pytest.mark.parametrize("target", TARGETS, ids=lambda target: target.name)
def test_no_made_up_bytes_break_what_eats_them(target: Target) -> None:
    inputs = INPUTS // 6 if target.is_slow else INPUTS
    assert thrown(target, inputs, seed=20261127, until=FOREVER).finding is None


@pytest.mark.parametrize("target", TARGETS, ids=lambda target: target.name)
def test_no_length_that_lies_costs_more_than_it_may(target: Target) -> None:
    lengths = [seed[:1] + b"\x84\xff\xff\xff\xff" + seed[2:] for seed in target.seeds]
    for content in (*lengths, *LIES):
        eaten = eat(target, content)
        assert not eaten.problem
        assert eaten.most_bytes < MOST_BYTES


@pytest.mark.parametrize("target", TARGETS, ids=lambda target: target.name)
def test_every_seed_is_what_its_target_understands(target: Target) -> None:
    for seed in target.seeds:
        eaten = eat(target, seed)
        assert not eaten.problem
        assert eaten.refused is not target.are_understood


@pytest.mark.parametrize(("name", "content"), FOUND, ids=[name for name, _ in FOUND])
def test_what_once_broke_a_target_breaks_it_no_more(name: str, content: bytes) -> None:
    target = next(each for each in TARGETS if each.name == name)
    assert not eat(target, content).problem


def test_an_error_that_is_not_the_targets_own_is_found() -> None:
    fragile = Target("fragile", lambda data: {b"": 0}[data + b"!"], [b"seed"])
    finding = thrown(fragile, INPUTS, seed=1, until=FOREVER).finding
    assert finding is not None
    assert finding.how.startswith("KeyError")


def test_an_allocation_over_16_megabytes_is_found() -> None:
    greedy = Target("greedy", lambda _data: bytearray(17 << 20), [b"seed"])
    assert "allocated" in eat(greedy, b"seed").problem
