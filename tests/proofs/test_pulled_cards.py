"""Cards pulled at some commands, over the real pcscd; `./test pulled` is the long form."""

from collections.abc import Iterator

import pytest

from tests.eid.conftest import pcscd
from tests.proofs.pulled_cards import puller_on
from tests.rigs.pcscd import PcscdRig

__all__ = ["pcscd"]

pytestmark = pytest.mark.real


def first_middle_and_last(commands: int) -> Iterator[int]:
    return iter((0, commands // 2, commands - 1))


def test_a_card_pulled_during_a_read_or_a_proof_spoils_that_and_nothing_after_it(
    pcscd: PcscdRig,
) -> None:
    with puller_on(pcscd) as puller:
        for name, operation in (("eva", puller.read), ("mari", puller.prove)):
            toll = puller.toll_of(name, operation, first_middle_and_last)
            assert toll.pulls == 3
            assert toll.is_nothing, (name, str(toll))
