"""Whatever stands on a card, its parsers end soon, ask for little memory, and raise one error."""

import tracemalloc

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from citizenspot.eid.card_data_error import CardDataError
from tests.eid.fuzz_targets import TARGETS, FuzzTarget

MOST_MEMORY = 16 * 1024 * 1024


@st.composite
def spoilt(draw: st.DrawFn, seeds: tuple[bytes, ...]) -> bytes:
    """Return a genuine content with some bytes changed, cut out or put in, or anything at all."""
    if draw(st.integers(0, 4)) == 0:
        return draw(st.binary(max_size=400))
    content = bytearray(draw(st.sampled_from(seeds)))
    for _ in range(draw(st.integers(1, 4))):
        at = draw(st.integers(0, max(len(content) - 1, 0)))
        cut = draw(st.integers(0, 3))
        content[at : at + cut] = draw(st.binary(max_size=4))
    return bytes(content)


@pytest.mark.parametrize("target", TARGETS, ids=lambda each: each.name)
def test_every_parser_raises_its_own_error_alone(target: FuzzTarget) -> None:
    @settings(
        max_examples=60, deadline=20_000, database=None, suppress_health_check=list(HealthCheck)
    )
    @given(content=spoilt(target.seeds))
    def fed(content: bytes) -> None:
        try:
            target.feed(content)
        except CardDataError as error:
            assert str(error)  # noqa: PT017 - either outcome is right

    fed()


@pytest.mark.parametrize("target", TARGETS, ids=lambda each: each.name)
def test_no_parser_asks_for_much_memory(target: FuzzTarget) -> None:
    lies = [seed[:1] + b"\x84\xff\xff\xff\xff" + seed[2:] for seed in target.seeds]
    tracemalloc.start()
    try:
        for content in (*target.seeds, *lies, bytes(70_000), b"\xff" * 70_000):
            try:
                target.feed(content)
            except CardDataError:
                continue
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert peak < MOST_MEMORY


@pytest.mark.parametrize("target", TARGETS, ids=lambda each: each.name)
def test_every_seed_is_understood(target: FuzzTarget) -> None:
    if target.name in {"secured answers", "answers of a card"}:
        with pytest.raises(CardDataError):
            target.feed(target.seeds[0])
        return
    for seed in target.seeds:
        target.feed(seed)
