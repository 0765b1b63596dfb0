"""Cards pulled at every command, in practice's readers; at some, over the real pcscd.

`./test pulled` is the long form: at every command over the real pcscd.
"""

from collections.abc import Iterator

import pytest

from citizenspot.eid.known_cards import KNOWN_CARDS
from tests.eid.conftest import pcscd
from tests.proofs.pulled_cards import GERMAN, GOOD, PROVE, READ, puller_on, virtual_puller
from tests.rigs.pcscd import PcscdRig

__all__ = ["pcscd"]

ALIKE = frozenset({"maria", "nadia", "omar", "tiago"})
"""Cards whose every command another of their family is given too; the long form pulls them all."""


def first_middle_and_last(commands: int) -> Iterator[int]:
    return iter((0, commands // 2, commands - 1))


def test_every_family_is_read_here_and_every_one_with_a_pin_proves() -> None:
    family_of = {each.name: each.family for each in GOOD}
    assert {family_of[name] for name in READ} == {each.family for each in KNOWN_CARDS}
    with_pin = {each.family for each in KNOWN_CARDS if each.authentication is not None}
    assert {family_of[name] for name in PROVE} == with_pin
    assert GERMAN in family_of.values()


@pytest.mark.parametrize("name", [each for each in READ if each not in ALIKE])
def test_a_card_pulled_at_any_command_of_a_read_spoils_that_and_nothing_after_it(
    name: str,
) -> None:
    with virtual_puller() as puller:
        toll = puller.toll_of(name, puller.read)
        assert toll.is_nothing, str(toll)


@pytest.mark.parametrize("name", [each for each in PROVE if each not in ALIKE])
def test_a_card_pulled_at_any_command_of_a_proof_spoils_that_and_nothing_after_it(
    name: str,
) -> None:
    with virtual_puller() as puller:
        toll = puller.toll_of(name, puller.prove)
        assert toll.is_nothing, str(toll)


@pytest.mark.real
def test_a_card_pulled_during_a_read_or_a_proof_over_the_reader_service_spoils_that_alone(
    pcscd: PcscdRig,
) -> None:
    with puller_on(pcscd) as puller:
        for name, operation in (("eva", puller.read), ("mari", puller.prove)):
            toll = puller.toll_of(name, operation, first_middle_and_last)
            assert toll.pulls == 3
            assert toll.is_nothing, (name, str(toll))
