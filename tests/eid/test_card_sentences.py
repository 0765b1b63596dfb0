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


def test_every_state_has_a_cause_of_its_own_for_the_mediator() -> None:
    causes = {state: sentences(state, for_citizen=False)[0] for state in CardState}
    same = [(a, b) for a, b in combinations(CardState, 2) if causes[a] == causes[b]]
    assert not same


def test_every_check_and_every_outcome_has_its_words() -> None:
    assert set(CHECKS) == set(Check)
    assert set(OUTCOMES) == set(VerificationOutcome)
