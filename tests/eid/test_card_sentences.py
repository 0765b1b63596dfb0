"""What people read about reader and card."""

from itertools import combinations

import pytest

from citizenspot.eid.card_events import CardState, Check, VerificationOutcome
from citizenspot.eid.card_sentences import CHECKS, OUTCOMES, sentences

WAITING_IS_ENOUGH = {CardState.READY}


@pytest.mark.parametrize("for_citizen", [True, False])
@pytest.mark.parametrize("state", CardState)
def test_every_state_has_a_sentence_and_a_next_act(state: CardState, for_citizen: bool) -> None:  # noqa: FBT001 - pytest passes it
    cause, following = sentences(state, for_citizen=for_citizen)
    assert cause.endswith(".")
    assert following.endswith(".") or state in WAITING_IS_ENOUGH


@pytest.mark.parametrize(("one", "other"), list(combinations(CardState, 2)))
def test_the_mediator_can_tell_any_two_states_apart(one: CardState, other: CardState) -> None:
    assert sentences(one, for_citizen=False) != sentences(other, for_citizen=False)


def test_every_check_and_every_outcome_has_its_words() -> None:
    assert set(CHECKS) == set(Check)
    assert set(OUTCOMES) == set(VerificationOutcome)
