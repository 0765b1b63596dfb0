"""A PIN typed at a reader's own keypad, through the real pcscd and libccid (PC/SC part 10)."""

import pytest

from citizenspot.eid.card_events import CardFailed, CardProved, CardState, VerificationOutcome
from citizenspot.eid.pin.pin_status import PinProblem
from tests.eid.cards import PulledCard, specimen_card
from tests.eid.pin.pinpad_desk import desk_with
from tests.rigs.pinpad import PinpadRig
from training.cards.pinpad.keypad import Act

pytestmark = pytest.mark.real


def test_the_pin_goes_from_the_keypad_to_the_card_and_the_card_proves_its_holder(
    pinpad: PinpadRig,
) -> None:
    with desk_with(pinpad) as desk:
        # Half bytes over T=0, and ASCII over T=1, whose blocks the driver makes.
        for name in ("eva", "juhan"):
            proved = desk.type(desk.ask(specimen_card(name)), "1234")
            assert isinstance(proved, CardProved), proved
            assert proved.verification.outcome is VerificationOutcome.VERIFIED
            pinpad.remove()
    assert len(pinpad.keypad.asked) == 2
    assert not any(b"1234" in order or b"\x12\x34" in order for order in pinpad.keypad.asked)


def test_each_thing_a_citizen_can_do_at_the_keypad_has_its_own_word(pinpad: PinpadRig) -> None:
    with desk_with(pinpad) as desk:
        asked = desk.ask(specimen_card("mari"))
        cancelled = desk.fail(asked, Act.CANCELS)
        assert (cancelled.problem, cancelled.tries_left) == (PinProblem.CANCELLED, 3)
        timed_out = desk.fail(cancelled, Act.LETS_TIME_PASS)
        assert (timed_out.problem, timed_out.tries_left) == (PinProblem.TIMED_OUT, 3)
        wrong = desk.fail(timed_out, "4321")
        assert (wrong.problem, wrong.tries_left) == (PinProblem.WRONG, 2)
        assert isinstance(desk.type(wrong, "1234"), CardProved)


def test_the_last_try_at_the_keypad_needs_a_second_yes_and_can_block_the_card(
    pinpad: PinpadRig,
) -> None:
    with desk_with(pinpad) as desk:
        asked = desk.ask(specimen_card("mari-last-try"))
        desk.worker.enter_pin(asked.request, None)
        desk.worker.allow_last_try(asked.request)
        blocked = desk.fail(asked, "4321")
        assert (blocked.problem, blocked.tries_left) == (PinProblem.BLOCKED, 0)
    assert len(pinpad.keypad.asked) == 1


def test_a_card_pulled_while_its_pin_is_typed_is_a_card_that_was_taken_out(
    pinpad: PinpadRig,
) -> None:
    card = PulledCard.like("eva")
    with desk_with(pinpad) as desk:
        asked = desk.ask(card)
        card.pull_at_instruction = 0x20
        failed = desk.type(asked, "1234")
        assert isinstance(failed, CardFailed), failed
        assert failed.state is CardState.REMOVED
