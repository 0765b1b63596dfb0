"""What a card's status words say of its PIN."""

import pytest

from citizenspot.eid.pin.pin_sentences import FOR_THE_CITIZEN, FOR_THE_MEDIATOR
from citizenspot.eid.pin.pin_status import (
    PinProblem,
    PinRefusedError,
    PinStatus,
    check_verified,
    status_from_empty_verify,
)


@pytest.mark.parametrize(
    ("status", "problem", "tries_left"),
    [
        (0x63C2, PinProblem.WRONG, 2),
        (0x63C1, PinProblem.WRONG, 1),
        (0x63C0, PinProblem.BLOCKED, 0),
        (0x6983, PinProblem.BLOCKED, 0),
        (0x6984, PinProblem.BLOCKED, 0),
        (0x6402, PinProblem.BLOCKED, 0),
        (0x6400, PinProblem.TIMED_OUT, None),
        (0x6401, PinProblem.CANCELLED, None),
        (0x6403, PinProblem.WRONG_LENGTH, None),
        (0x6700, PinProblem.WRONG_LENGTH, None),
        (0x6404, PinProblem.NOT_ACTIVATED, None),
        (0x6A88, PinProblem.REFUSED, None),
    ],
)
def test_each_answer_to_a_pin_has_its_meaning(
    status: int, problem: PinProblem, tries_left: int | None
) -> None:
    with pytest.raises(PinRefusedError) as caught:
        check_verified(status)
    assert (caught.value.problem, caught.value.tries_left) == (problem, tries_left)


def test_a_pin_that_was_taken_is_no_error() -> None:
    check_verified(0x9000)


@pytest.mark.parametrize(
    ("status", "told"),
    [
        (0x63C3, PinStatus(3)),
        (0x6983, PinStatus(0, problem=PinProblem.BLOCKED)),
        (0x9000, PinStatus()),
        (0x6D00, PinStatus()),
    ],
)
def test_an_empty_pin_asks_for_the_counter(status: int, told: PinStatus) -> None:
    assert status_from_empty_verify(status) == told


@pytest.mark.parametrize("words", [FOR_THE_CITIZEN, FOR_THE_MEDIATOR])
def test_every_problem_has_its_own_sentence_and_next_act(
    words: dict[PinProblem, tuple[str, str]],
) -> None:
    assert set(words) == set(PinProblem)
    assert len({cause for cause, _ in words.values()}) == len(PinProblem)
    assert all(following.endswith(".") for _, following in words.values())
