"""What the tests of cards share: the two benches, and cards to put into them."""

from collections.abc import Iterator

import pytest

from tests.eid.benches import Bench, PcscBench, VirtualBench
from tests.rigs.pcscd import pcscd
from tests.rigs.pinpad import pinpad, plain_reader
from tests.rigs.softhsm import softhsm

__all__ = ["pcscd", "pinpad", "plain_reader", "softhsm"]


@pytest.fixture(params=["virtual", pytest.param("pcscd", marks=pytest.mark.real)])
def bench(request: pytest.FixtureRequest) -> Iterator[Bench]:
    """Each bench in turn; its readers are closed after the test."""
    is_real = request.param == "pcscd"
    made = PcscBench(request.getfixturevalue("pcscd")) if is_real else VirtualBench()
    yield made
    made.readers.close()
