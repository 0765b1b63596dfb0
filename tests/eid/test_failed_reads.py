"""Which cards are worth another try."""

import pytest
from msgspec.structs import replace

from citizenspot.eid.back_off import BackOff
from citizenspot.eid.card_events import CardState
from citizenspot.eid.failed_reads import FailedReads
from citizenspot.eid.readers import Presence, Slot

CARD = Slot("reader", Presence.CARD, b"\x3b\x00", turn=1)
FINAL = [CardState.UNKNOWN_CARD, CardState.UNREADABLE, CardState.COMMUNICATION_ERROR]


def test_a_card_that_did_not_fail_may_be_tried() -> None:
    assert FailedReads().may_try(CARD)
    assert FailedReads().state_of(CARD) is None


@pytest.mark.parametrize("state", FINAL)
def test_a_card_that_failed_for_good_is_left_alone_until_it_is_taken_out(state: CardState) -> None:
    failed = FailedReads()
    failed.add(CARD, state)
    failed.keep_only([replace(CARD, in_use=True)])
    assert not failed.may_try(CARD)
    assert failed.state_of(CARD) is state
    failed.keep_only([replace(CARD, turn=2)])
    assert failed.state_of(CARD) is None


def test_a_busy_card_is_tried_when_the_other_program_lets_go() -> None:
    failed = FailedReads()
    held = replace(CARD, in_use=True)
    failed.add(held, CardState.BUSY)
    assert not failed.may_try(held)
    assert failed.may_try(CARD)


def test_a_failure_is_news_once() -> None:
    failed = FailedReads()
    assert failed.add(CARD, CardState.BUSY)
    assert not failed.add(CARD, CardState.BUSY)
    assert failed.add(CARD, CardState.REMOVED)


def test_asking_again_forgets_all_failures() -> None:
    failed = FailedReads()
    failed.add(CARD, CardState.UNREADABLE)
    failed.clear()
    assert failed.may_try(CARD)


def test_pauses_grow_to_a_limit_and_begin_anew_after_a_success() -> None:
    pause = BackOff(0.5, 3.0)
    assert [pause.next_pause_s() for _ in range(5)] == [0.5, 1.0, 2.0, 3.0, 3.0]
    pause.reset()
    assert pause.next_pause_s() == 0.5
